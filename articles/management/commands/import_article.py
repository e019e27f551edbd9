import json
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from articles.management.asking import medication_named, person
from articles.management.progress import with_progress
from articles.models import ARTICLE_KINDS, Article, Person
from articles.text.reading import MAX_BYTES, Reading, Unreadable, read
from articles.workflow import Refused, import_article
from articles.workflow.snapshot import of_article
from articles.workflow.turns import limited


@dataclass(frozen=True)
class Outcome:
    """What became of one file: an article and its quarantine, or the reason why not."""

    file: str
    reason: str = ""
    article: dict[str, Any] | None = None
    quarantine: tuple[dict[str, Any], ...] = ()

    def __str__(self) -> str:
        if self.article is None:
            return f"{self.file}: {self.reason}"
        rows = f"questions: {len(self.article['questions'])}, references: {len(self.article['references'])}"
        aside = f"lines set aside: {len(self.quarantine)}"
        return f"{self.file}: “{self.article['title']}”, {self.article['kind']}, {rows}, {aside}"


class Command(BaseCommand):
    help = "Make drafts of files: .md with front matter, .txt, .html and .docx. Each file becomes one article."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--medication", metavar="SLUG", help="the medicine; else as the front matter says")
        parser.add_argument("--kind", choices=dict(ARTICLE_KINDS), help="else as the front matter says")
        parser.add_argument("--author", required=True, metavar="USERNAME", help="the writer who imports and is named")
        parser.add_argument("--dry-run", action="store_true", help="say what would be made and store nothing")
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, files: list[Path], author: str, **options: Any) -> None:
        medication, kind, dry_run = options["medication"], options["kind"], options["dry_run"]
        if medication:
            medication_named(medication)
        with transaction.atomic() if dry_run else nullcontext():
            outcomes = [_import(file, medication, kind, person(author)) for file in with_progress(files, "Importing")]
            if dry_run:
                transaction.set_rollback(True)
        self.tell(outcomes, options["format"])

    def tell(self, outcomes: list[Outcome], form: str) -> None:
        failed = [outcome for outcome in outcomes if outcome.article is None]
        if form == "json":
            self.stdout.write(json.dumps([asdict(one) for one in outcomes], ensure_ascii=False, indent=2))
        else:
            self.stdout.write("".join(f"{one}\n" for one in outcomes if one.article), ending="")
        for outcome in failed:
            self.stderr.write(str(outcome))
        if failed:
            raise CommandError(f"{len(failed)} of {len(outcomes)} files cannot be imported.")


def _import(file: Path, medication: str | None, kind: str | None, author: Person) -> Outcome:
    try:
        with limited():
            reading = read(file.name, _bytes(file))
        article = _made(file, reading, medication or reading.medication, kind or reading.kind, author)
    except OSError as error:
        return Outcome(str(file), f"It cannot be opened: {error.strerror}.")
    except (Unreadable, Refused, CommandError) as refused:
        return Outcome(str(file), str(refused))
    return Outcome(str(file), "", of_article(article).content, tuple(asdict(scrap) for scrap in reading.quarantine))


def _bytes(file: Path) -> bytes:
    """One byte more than may be is enough to know that a file is too large."""
    with file.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def _made(file: Path, reading: Reading, medication: str, kind: str, author: Person) -> Article:
    missing = [flag for flag, value in (("--medication", medication), ("--kind", kind)) if not value]
    if missing:
        raise CommandError(f"It does not say what it is: give {' and '.join(missing)}.")
    return import_article(
        reading=reading,
        filename=file.name,
        medication=medication_named(medication),
        kind=kind,
        author=author,
        by=author,
    )
