from collections.abc import Iterator
from itertools import dropwhile, takewhile
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from articles.models import Edition, Version
from articles.models.one_person import people_among
from articles.models.sealed import Sealed
from articles.models.version import chosen_time
from articles.workflow.contributors import of_version
from articles.workflow.freeze import verify
from articles.workflow.publish import approvals, edition_values, signers


class Command(BaseCommand):
    help = "Compute every digest and seal again, hold editions against what was signed, and name what differs."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = [*_wrong_versions(), *_wrong_editions(), *_wrong_seals()]
        for problem in wrong:
            self.stderr.write(self.style.ERROR(problem))
        versions, editions = Version.objects.count(), Edition.objects.count()
        counted = f"{versions} versions and {editions} editions were looked at"
        if wrong:
            raise CommandError(f"{counted}; {len(wrong)} are not what was signed. Withdraw them and find out why.")
        self.stdout.write(f"{counted}; all are what was signed.")
        if older := sum(1 for model in _sealed() for _ in takewhile(_lacks_seal, _rows(model))):
            self.stdout.write(f"{older} rows are older than the present SEAL_KEY: their seals were not looked at.")


def _wrong_versions() -> Iterator[str]:
    for version in Version.objects.select_related("base_edition").iterator(chunk_size=100):
        if not verify(version):
            yield f"Version {version.number} of document {version.document_id} does not have its digest."


def _wrong_editions() -> Iterator[str]:
    for edition in Edition.objects.select_related("version__pinned_edition").iterator(chunk_size=100):
        if problem := _problem(edition):
            yield f"Edition {edition.number} of “{edition.title}” {problem}."


def _problem(edition: Edition) -> str:
    version, signed = edition.version, list(approvals(edition.version))
    if (edition.content, edition.fragment, edition.digest) != (version.content, version.fragment, version.digest):
        return f"is not what version {version.number} says"
    if not signed:
        return "has no approval of its digest"
    if not verify(version):
        return ""  # said of the version already
    if people_among(signers(signed), without=of_version(version)) < version.signatures_required:
        return "lacks a signature that its version asks for"
    if other := [name for name, value in edition_values(version, signed).items() if getattr(edition, name) != value]:
        return f"does not follow from what was signed: {', '.join(other)}"
    its_time = max(filter(None, [signed[-1].at, chosen_time(signed)]))
    return "was published before its time" if edition.published_at < its_time else ""


def _wrong_seals() -> Iterator[str]:
    """Rows without a seal of this key are older than it. Such a row that follows one with it was put there."""
    for model in _sealed():
        for row in filter(_lacks_seal, dropwhile(_lacks_seal, _rows(model))):
            yield f"Row {row.pk} of {model._meta.db_table} does not bear its seal."


def _sealed() -> list[type[Sealed]]:
    return [model for model in apps.get_app_config("articles").get_models() if issubclass(model, Sealed)]


def _rows(model: type[Sealed]) -> Iterator[Sealed]:
    return model.objects.order_by("pk").iterator(chunk_size=100)


def _lacks_seal(row: Sealed) -> bool:
    return not row.bears_seal()
