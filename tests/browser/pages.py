"""Every page of the furnished house: what its pictures are called, and its address."""

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.tokens import default_token_generator
from django.db.models import Model
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from articles.models import AddressAct, Article, Person, Quarantined, Recheck, Report, Waiver, clock
from tests.browser import house
from tests.browser.house import article, person, record, version

Pages = dict[str, str]


def open_to_all() -> Pages:
    return readers() | door()


def readers() -> Pages:
    guide = ["clonazepam", "full-guide"]
    return {
        "home": reverse("home"),
        "medicines": reverse("medicines"),
        "topics": reverse("topics"),
        "topic": reverse("topic", args=["missed-dose"]),
        "search": reverse("search"),
        "search-results": reverse("search") + "?q=missed+dose+rivotril",
        "search-alike": reverse("search") + "?q=clonazidine",
        "search-none": reverse("search") + "?q=klonopin+ibuprofen",
        "medicine": reverse("medicine", args=["clonazepam"]),
        "medicine-down": reverse("medicine", args=["ranitidine"]),
        "record-history": reverse("record-history", args=["clonazepam"]),
        "record-edition": reverse("record-edition", args=["clonazepam", 1]),
        "record-changes": reverse("record-changes", args=["clonazepam", 1]),
        "article": reverse("article", args=guide),
        "article-overdue": reverse("article", args=["alprazolam", "stopping-and-dependence"]),
        "article-checking": reverse("article", args=["diazepam", "full-guide"]),
        "article-on-day": reverse("article", args=guide) + f"?on={clock.today() - timedelta(days=200)}",
        "article-no-such-day": reverse("article", args=guide) + "?on=tomorrow",
        "article-down-on-day": reverse("article", args=["clonazepam", "sleep"]) + f"?on={clock.today()}",
        "article-down": reverse("article", args=["clonazepam", "sleep"]),
        "history": reverse("history", args=guide),
        "history-not-comparable": reverse("history", args=guide) + "?from=1&to=1",
        "history-down": reverse("history", args=["clonazepam", "sleep"]),
        "edition-older": reverse("edition", args=[*guide, 1]),
        "edition-newest": reverse("edition", args=[*guide, 2]),
        "changes": reverse("changes", args=[*guide, 2]),
        "changes-correction": reverse("changes", args=["lorazepam", "side-effects", 2]),
        "how-we-review": reverse("how-we-review"),
        "accessibility": reverse("accessibility"),
        "feeds": reverse("feeds"),
        "reviewers": reverse("reviewers"),
        "reviewer": reverse("reviewer", args=["demo-pharmacist"]),
        "report": f"{reverse('report')}?page={reverse('article', args=guide)}&edition=1",
        "report-received": reverse("reported", args=[house.received_report()]),
        "report-closed": reverse("reported", args=[house.closed_report()]),
        "missing": "/nothing-here/",
        "missing-name": reverse("medicine", args=["clonazopam"]),
        "missing-name-typed": reverse("medicine-by-name", args=["clona zopam"]),
        "missing-article": reverse("article", args=["clonazepam", "nothing"]),
    }


def door() -> Pages:
    someone = person("writer")
    key = urlsafe_base64_encode(force_bytes(someone.pk))
    return {
        "sign-in": reverse("sign-in"),
        "password-reset": reverse("password_reset"),
        "password-reset-sent": reverse("password_reset_done"),
        "password-reset-choose": reverse(
            "password_reset_confirm", args=[key, default_token_generator.make_token(someone)]
        ),
        "password-reset-used": reverse("password_reset_confirm", args=[key, "used"]),
        "password-reset-done": reverse("password_reset_complete"),
        "address-link": reverse("address_link", args=[proposal().link]),
        "address-link-used": reverse("address_link", args=["used"]),
    }


def writing() -> Pages:
    guide, aside = article("clonazepam", "full-guide"), article("lorazepam", "side-effects")
    imported, medicine = Article.objects.get(imports__filename__endswith=".txt"), record("clonazepam")
    return {
        "admin-index": reverse("admin:index"),
        "admin-articles": reverse("admin:articles_article_changelist"),
        "admin-articles-found": reverse("admin:articles_article_changelist") + "?q=clonazepam&waiting=in+review",
        "admin-article-start": reverse("admin:articles_article_start"),
        "admin-article-begun": reverse("admin:articles_article_add") + f"?medication={medicine.pk}&kind=full-guide",
        "admin-article-add": reverse("admin:articles_article_add"),
        "admin-article-asked": change(article("clonazepam", "stopping-and-dependence")),
        "admin-article-waiting": change(article("clonazepam", "dosing")),
        "admin-article-imported": change(imported),
        "admin-article-typed": change(aside),
        "admin-medications": reverse("admin:articles_medication_changelist"),
        "admin-medication-add": reverse("admin:articles_medication_add"),
        "admin-medication": change(medicine),
        "admin-trail": reverse("admin:trail", args=[guide.pk]),
        "admin-import": reverse("admin:import"),
        "admin-quarantine": reverse("admin:quarantine", args=[imported.pk]),
        "admin-password": reverse("admin:password_change"),
        "admin-password-done": reverse("admin:password_change_done"),
        **asked(["submit", "branch"], medicine),
        **asked(["set_aside", "archive", "unarchive"], imported),
        **asked(["restore"], guide, "?revision=1"),
        **asked(["recall"], version("clonazepam", "dosing", 2)),
        **asked(["resume"], version("lorazepam", "side-effects", 3)),
        **asked(["accept", "take_back_line"], Quarantined.objects.latest("pk")),
        **asked(["waive"], imported, f"?finding={first_finding(imported)}"),
        **asked(["take_back_waiver"], Waiver.objects.latest("pk")),
    }


def keeping() -> Pages:
    other = person("writer2")
    roles = ["ask_role", "confirm_role", "refuse_role", "remove_role"]
    return {
        "admin-index-keeping": reverse("admin:index"),
        "admin-people": reverse("admin:articles_person_changelist"),
        "admin-person-add": reverse("admin:articles_person_add"),
        "admin-person": change(other),
        "admin-person-self": change(person("administrator")),
        "admin-person-history": reverse("admin:person-history", args=[other.pk]),
        "forbidden": reverse("admin:import"),
        "admin-person-readdressed": change(proposal().person),
        **asked([*roles, "deactivate", "hand_over", "propose_address"], other),
        **asked(["confirm_address", "refuse_address"], proposal().person),
    }


def reviewing() -> Pages:
    dosing, stopping = ("clonazepam", "dosing"), ("clonazepam", "stopping-and-dependence")
    waits = version(*dosing, 2)
    return {
        "address": reverse("address"),
        "queue": reverse("queue"),
        "queue-later": reverse("queue") + "?which=approved",
        "version": reverse("version", args=[waits.pk]),
        "version-page": reverse("version-page", args=[waits.pk]),
        "version-asked": reverse("version", args=[version(*stopping, 2).pk]),
        "version-later": reverse("version", args=[version("diazepam", "full-guide", 2).pk]),
        "version-signed": reverse("version", args=[version(*dosing, 1).pk]),
        "waivers": reverse("waivers"),
        "checks": reverse("checks"),
        "reports": reverse("reports"),
        "reports-closed": reverse("reports") + "?which=closed",
        "report-open": reverse("report-page", args=[Report.objects.open().latest("pk").pk]),
        "report-settled": reverse("report-page", args=[Report.objects.closed().latest("pk").pk]),
        "live": reverse("live"),
        "live-recheck": reverse("live") + "?which=recheck",
        "live-all": reverse("live") + "?which=all",
        "document": reverse("document", args=[article("clonazepam", "side-effects").pk]),
        "document-recheck": reverse("document", args=[Recheck.objects.latest("pk").edition.document_id]),
        "document-down": reverse("document", args=[article("clonazepam", "sleep").pk]),
    }


def proposal() -> AddressAct:
    return AddressAct.objects.latest("pk")


def change(subject: Article | Person | Model) -> str:
    return reverse(f"admin:articles_{subject._meta.model_name}_change", args=[subject.pk])


def first_finding(draft: Article) -> str:
    """Of those without a reason."""
    return next(told.finding.id for told in house.found(draft) if told.waived is None)


def asked(verbs: Iterable[str], subject: Model, query: str = "") -> Pages:
    """The pages that ask before a verb is done."""
    return {f"ask-{verb}": reverse(f"admin:{verb}-ask", args=[subject.pk]) + query for verb in verbs}
