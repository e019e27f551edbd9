from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.models import Edition, Version
from articles.workflow.freeze import verify


class Command(BaseCommand):
    help = "Compute every version's and edition's digest again and compare it with what was signed."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = [*_wrong_versions(), *_wrong_editions()]
        for problem in wrong:
            self.stderr.write(self.style.ERROR(problem))
        versions, editions = Version.objects.count(), Edition.objects.count()
        counted = f"{versions} versions and {editions} editions were looked at"
        if wrong:
            raise CommandError(f"{counted}; {len(wrong)} are not what was signed. Withdraw them and find out why.")
        self.stdout.write(f"{counted}; all are what was signed.")


def _wrong_versions() -> Iterator[str]:
    for version in Version.objects.select_related("base_edition").iterator(chunk_size=100):
        if not verify(version):
            yield f"Version {version.number} of document {version.document_id} does not have its digest."


def _wrong_editions() -> Iterator[str]:
    for edition in Edition.objects.select_related("version").iterator(chunk_size=100):
        version = edition.version
        if (edition.content, edition.fragment, edition.digest) != (version.content, version.fragment, version.digest):
            yield f"Edition {edition.number} of “{edition.title}” is not what version {version.number} says."
        elif not version.acts.filter(verb="approve", digest=edition.digest).exists():
            yield f"Edition {edition.number} of “{edition.title}” has no approval of its digest."
