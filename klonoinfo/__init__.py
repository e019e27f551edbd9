import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def read_settings() -> None:
    """Reads the settings first of all, so that a mistake in them ends the process with one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "klonoinfo.settings")
    try:
        settings.configured or settings.ENVIRONMENT  # noqa: B018 - the first look at a setting reads them all
    except ImproperlyConfigured as refusal:
        raise SystemExit(f"klonoinfo cannot start: {refusal}") from None
