import json
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from articles.importing import MAX_BYTES, Unreadable, read
from articles.importing.unseen import without_unseen
from articles.management.asking import medication_named, person
from articles.management.progress import with_progress
from articles.management.stopping import Stop, stoppable
from articles.models import ARTICLE_KINDS, Article, Person
from articles.models.state import standing_edition
from articles.versions.snapshot import article_content
from articles.workflow import AlreadyImported, Refused, import_article
from articles.workflow.turns import limited


class Became(StrEnum):
    """What became of a file."""

    MADE = "made"
    PASSED_OVER = "passed over"
    FAILED = "failed"
    NOT_REACHED = "not reached"


@dataclass(frozen=True)
class Outcome:
    """Of one file: an article and its quarantine, or the reason why there is none."""

    file: str
    outcome: Became = Became.NOT_REACHED
    reason: str = ""
    article: dict[str, Any] | None = None
    quarantine: tuple[dict[str, Any], ...] = ()

    def __str__(self) -> str:
        if self.outcome is Became.FAILED:
            return f"{self.file}: {self.reason}"
        if self.article is None:
            return f"{self.file}: {self.outcome}. {self.reason}".rstrip()
        rows = f"questions: {len(self.article['questions'])}, references: {len(self.article['references'])}"
        aside = f"lines set aside: {len(self.quarantine)}"
        return f"{self.file}: “{self.article['title']}”, {self.article['kind']}, {rows}, {aside}"


@dataclass(frozen=True)
class Wanted:
    """What is said of all files of a run. Medicine and kind are each file's own where they are empty."""

    medication: str
    kind: str
    author: Person
    again: bool
    take_out: bool


class Command(BaseCommand):
    help = "Make drafts of files: .md with front matter, .txt, .html and .docx. Each file becomes one article."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--medication", metavar="SLUG", help="the medicine; else as the front matter says")
        parser.add_argument("--kind", choices=dict(ARTICLE_KINDS), help="else as the front matter says")
        parser.add_argument("--author", required=True, metavar="USERNAME", help="the writer who imports and is named")
        parser.add_argument("--again", action="store_true", help="make another draft of what was imported already")
        parser.add_argument("--take-out-unseen", action="store_true", help="take out signs that nobody sees")
        parser.add_argument("--dry-run", action="store_true", help="say what would be made and store nothing")
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, files: list[Path], author: str, **options: Any) -> None:
        medication, dry_run = options["medication"] or "", options["dry_run"]
        if medication:
            medication_named(medication)
        wanted = Wanted(medication, options["kind"] or "", person(author), options["again"], options["take_out_unseen"])
        outcomes = [Outcome(str(file)) for file in files]
        with stoppable() as stop:
            try:
                with transaction.atomic() if dry_run else nullcontext():
                    for place, outcome in enumerate(_outcomes(files, wanted, stop)):
                        outcomes[place] = outcome
                    if dry_run:
                        transaction.set_rollback(True)
            finally:
                self.report(outcomes, options["format"])
        _conclude(outcomes, stop)

    def report(self, outcomes: list[Outcome], form: str) -> None:
        """Of every file, however the run ended."""
        if form == "json":
            self.stdout.write(json.dumps([asdict(one) for one in outcomes], ensure_ascii=False, indent=2))
        else:
            self.stdout.write("".join(f"{one}\n" for one in outcomes if one.outcome is not Became.FAILED), ending="")
            counts = (f"{became}: {_count(outcomes, became):,}" for became in Became)
            self.stdout.write(f"Files {', '.join(counts)}.")
        for one in outcomes:
            if one.outcome is Became.FAILED:
                self.stderr.write(str(one))


def _count(outcomes: list[Outcome], became: Became) -> int:
    return sum(one.outcome is became for one in outcomes)


def _conclude(outcomes: list[Outcome], stop: Stop) -> None:
    """Raises CommandError unless every file is there."""
    if stop.by:
        raise CommandError(
            f"Stopped by {stop.by.name}: {_count(outcomes, Became.NOT_REACHED)} of {len(outcomes)} files were not "
            "reached. Run it again with the same files: those that were made are passed over.",
            returncode=stop.returncode,
        )
    if failed := _count(outcomes, Became.FAILED):
        raise CommandError(f"{failed} of {len(outcomes)} files cannot be imported.")


def _outcomes(files: Sequence[Path], wanted: Wanted, stop: Stop) -> Iterator[Outcome]:
    """In the order of the files, until the run is stopped. A file that was begun is finished."""
    for file in with_progress(files, "Importing", lines=True):
        if stop.by:
            return
        yield _import(file, wanted)


def _import(file: Path, wanted: Wanted) -> Outcome:
    try:
        return _made(file, _bytes(file), wanted)
    except AlreadyImported as refused:
        return Outcome(str(file), Became.PASSED_OVER, refused.sentence)
    except OSError as error:
        return Outcome(str(file), Became.FAILED, f"It cannot be opened: {error.strerror}.")
    except (Unreadable, Refused, CommandError) as refused:
        return Outcome(str(file), Became.FAILED, str(refused))


def _bytes(file: Path) -> bytes:
    """One byte more than may be is enough to know that a file is too large."""
    with file.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def _made(file: Path, content: bytes, wanted: Wanted) -> Outcome:
    with limited():
        reading = read(file.name, content)
    if wanted.take_out:
        reading = without_unseen(reading)
    medication, kind = wanted.medication or reading.medication, wanted.kind or reading.kind
    missing = [flag for flag, value in (("--medication", medication), ("--kind", kind)) if not value]
    if missing:
        raise CommandError(f"It does not say what it is: give {' and '.join(missing)}.")
    article = import_article(
        reading=reading,
        filename=file.name,
        medication=medication_named(medication),
        kind=kind,
        author=wanted.author,
        by=wanted.author,
        content=content,
        again=wanted.again,
    )
    quarantine = tuple(asdict(scrap) for scrap in reading.quarantine)
    return Outcome(str(file), Became.MADE, "", _content(article), quarantine)


def _content(article: Article) -> dict[str, Any]:
    return article_content(article, standing_edition(article.medication_id)).to_json()
