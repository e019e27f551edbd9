"""Documents in several states, with the keys of all that hangs on them and a POST that any verb finds complete."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from articles import workflow
from articles.models import Article, Comment, Edition, Imported, Person, Quarantined, Report, Version, Waiver
from articles.versions.checklist import checks_of_edition, checks_of_version
from tests import factory
from tests.remembered import remembered
from tests.reports import make_report


@dataclass(frozen=True)
class Place:
    keys: dict[str, object]
    """By the part of an address that stands before the key."""
    version: Version
    edition: Edition
    heir: Person
    finding: str = ""
    """Of the checks, in the draft that the keys name."""

    @property
    def is_past_review(self) -> bool:
        return self.edition.version_id == self.version.pk

    @cached_property
    def version_checks(self) -> tuple[str, ...]:
        return factory.keys(checks_of_version(self.version))

    @cached_property
    def edition_checks(self) -> tuple[str, ...]:
        return factory.keys(checks_of_edition(self.edition))

    def path(self, route: str) -> str:
        """KeyError for a part of an address that `keys` does not know."""
        parts = route.split("/")
        befores = ["", *parts]
        filled = [str(self.keys[b]) if p.startswith("<") else p for b, p in zip(befores, parts, strict=False)]
        return "/" + "/".join(filled)

    def form(self, route: str) -> dict[str, Any]:
        """Complete for whatever verb is at that address."""
        subject, checks = (
            (self.edition, self.edition_checks) if "edition/" in route else (self.version, self.version_checks)
        )
        signed = {"digest": subject.digest, "password": factory.PASSWORD, "checks": checks, "declared": "none"}
        words = {"reason": "Because.", "note": "New.", "body": "Why?", "section": "dosing", "quote": "twice a day"}
        rest = {
            "role": "Pharmacist",
            "to": self.heir.pk,
            "version": self.version.pk,
            "choice": "accept",
            "email": "new@example.org",
            "outcome": "unchanged",
            "words": "It is right.",
            "html": "<p>One.</p>",
            "seen": self._seen(),
        }
        return signed | words | rest | {"finding": self.finding}

    def _seen(self) -> int:
        """Of the report, where there is one."""
        report = Report.objects.filter(pk=str(self.keys.get("report", 0))).first()
        return report.seen if report else 0


@remembered
def in_review() -> Place:
    article, version = factory.make_article_in_review()
    return place(article, version, discuss(version))


@remembered
def live() -> Place:
    article, version = factory.make_article_in_review()
    comment = discuss(version)
    workflow.resolve(comment=comment.pk, by=factory.make_pharmacist())
    factory.approve(version)
    return place(article, version, comment)


@remembered
def withdrawn() -> Place:
    found = live()
    factory.withdraw(found.edition)
    return found


STATES = {"in review": in_review, "live": live, "withdrawn": withdrawn}


def discuss(version: Version) -> Comment:
    words = {"section": "dosing", "quote": "twice a day", "suggestion": "two times a day"}
    return workflow.comment(version=version.pk, by=factory.make_pharmacist(), body="Plainer.", **words)


def place(article: Article, version: Version, comment: Comment) -> Place:
    edition = Edition.objects.filter(document=article.pk).first()
    edition = edition or Edition.objects.get(document=article.medication_id)
    leaver, scrap, waiver = factory.make_writer(), set_line_aside(article), ask_for_waiver(article)
    keys = dict.fromkeys(("documents", "document", "article"), article.pk)
    keys |= dict.fromkeys(("versions", "version"), version.pk) | dict.fromkeys(("people", "person"), leaver.pk)
    keys |= {"comment": comment.pk, "edition": edition.pk, "medication": article.medication_id, "lines": scrap.pk}
    keys |= dict.fromkeys(("waivers", "waiver"), waiver.pk)
    keys |= dict.fromkeys(("reports", "report"), make_report(edition).pk)
    nobody = {"password": "no", "<uidb64>": "no", "address": "no"}
    return Place(keys | nobody, version, edition, article.author)


def set_line_aside(article: Article) -> Quarantined:
    source = Imported.objects.create(document=article, filename="a.txt", by=article.author)
    return Quarantined.objects.create(source=source, line=1, text="A line.", reason="caption")


def ask_for_waiver(article: Article) -> Waiver:
    """For words that the draft has no more."""
    said = {"rule": "DOSE-001", "severity": "blocking", "fragment": ".5 mg", "message": "No zero.", "reason": "Quoted."}
    return Waiver.objects.create(document=article, finding="0" * 16, by=article.author, **said)
