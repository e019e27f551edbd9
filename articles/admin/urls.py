"""The pages beside Django's own, under `admin:`. Models' pages stand with their ModelAdmin."""

from django.urls import URLPattern, path

from . import importing, quarantine, trail
from .kept import keep_typing
from .pasting import paste
from .people_steps import PERSON_STEPS
from .start import start
from .steps import DOCUMENT_STEPS, LINE_STEPS, VERSION_STEPS, WAIVER_STEPS
from .verbs import addresses

PREFIXES = {
    "documents": DOCUMENT_STEPS,
    "versions": VERSION_STEPS,
    "waivers": WAIVER_STEPS,
    "lines": LINE_STEPS,
    "people": PERSON_STEPS,
}
urlpatterns: list[URLPattern] = [
    path("keep/", keep_typing, name="keep"),
    path("articles/article/start/", start, name="articles_article_start"),
    path("import/", importing.upload, name="import"),
    path("paste/", paste, name="paste"),
    path("documents/<int:document>/trail/", trail.trail, name="trail"),
    path("documents/<int:document>/quarantine/", quarantine.quarantine, name="quarantine"),
    path("documents/<int:document>/quarantine/all/", quarantine.settle_all, name="quarantine-all"),
    path("people/<int:person>/history/", trail.person_history, name="person-history"),
    *(page for prefix, steps in PREFIXES.items() for step in steps for page in addresses(prefix, step)),
]
