from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from articles.compare.rows import RowChange, field_changes, row_changes
from articles.content.record import RecordContent
from articles.importing import MAX_BYTES, Unreadable
from articles.importing.record import RecordReading, UnreadableRecord, read_record
from articles.management.asking import person
from articles.models import Document, Person
from articles.versions.checking import check_draft
from articles.versions.completeness import lacking
from articles.versions.snapshot import take_snapshot
from articles.workflow import Incomplete, RecordImport, Refused, import_record
from articles.workflow.turns import Uncheckable, limited

SIGNS = {"added": "+", "changed": "~", "removed": "-"}
LONGEST = 60


@dataclass(frozen=True)
class RecordFile:
    path: Path
    reading: RecordReading


class Command(BaseCommand):
    help = "Make drafts of the files of medication records, .yaml or .json: all of them, or none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--by", required=True, metavar="WHO", help="the writer who imports: user name or address")
        parser.add_argument("--reason", required=True, help="why, for the edit trail")
        parser.add_argument("--author", metavar="WHO", help="the writer who is named; else as each file says")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and what would block, only")

    def handle(self, *args: Any, files: list[Path], by: str, reason: str, **options: Any) -> None:
        writer, dry_run = person(by), options["dry_run"]
        author = person(options["author"]) if options["author"] else None
        self.failed = set[Path]()
        # Classes first, since their members name them; then by address, so that two runs cannot wait for each other.
        records = sorted(self.readings(files), key=lambda file: (not file.reading.content.is_class, slug_of(file)))
        with transaction.atomic():
            imports = [(file, made) for file in records if (made := self.made(file, writer, reason, author))]
            lines = [line for file, made in imports for line in report(file, made, dry_run=dry_run)]
            if self.failed or dry_run:
                transaction.set_rollback(True)
        if self.failed:
            raise CommandError(f"Nothing was imported: {len(self.failed)} of {len(files)} files cannot be.")
        self.stdout.write("\n".join([*lines, "A dry run: nothing was stored."] if dry_run else lines))

    def readings(self, files: Sequence[Path]) -> Iterator[RecordFile]:
        first = dict[str, Path]()
        for path in files:
            try:
                with path.open("rb") as opened, limited():
                    file = RecordFile(path, read_record(path.name, opened.read(MAX_BYTES + 1)))
            except UnreadableRecord as error:
                self.refuse(path, error.problems)
            except OSError as error:
                self.refuse(path, [f"It cannot be opened: {error.strerror}."])
            except (Unreadable, Refused) as error:
                self.refuse(path, [str(error)])
            else:
                if slug_of(file) in first:
                    self.refuse(path, [f"It is of the same record as {first[slug_of(file)]}."])
                first.setdefault(slug_of(file), path)
                yield file

    def made(self, file: RecordFile, by: Person, reason: str, author: Person | None) -> RecordImport | None:
        try:
            return import_record(reading=file.reading, filename=file.path.name, by=by, reason=reason, author=author)
        except Incomplete as refused:
            self.refuse(file.path, refused.problems or [refused.sentence])
        except Refused as refused:
            self.refuse(file.path, [refused.sentence])
        return None

    def refuse(self, path: Path, problems: Sequence[str]) -> None:
        self.failed.add(path)
        for problem in problems:
            self.stderr.write(f"{path}: {problem}")


def slug_of(file: RecordFile) -> str:
    return file.reading.content.slug


def report(file: RecordFile, made: RecordImport, *, dry_run: bool) -> Iterator[str]:
    """What became of one file, or would."""
    before = made.before or RecordContent()
    fields, rows = field_changes(before, made.after), row_changes(before, made.after)
    what = "nothing is different" if not made.is_changed else "changed" if made.before else "a new draft"
    yield f"{file.path}: “{made.medication}”, {what}{counts(rows)}"
    if made.before is not None:
        yield from (f"  ~ {becomes(*field)}" for field in fields)
        yield from (f"  {line(row)}" for row in rows)
    if dry_run:
        yield from (f"  would block a submit: {problem}" for problem in blocking(made))


def counts(rows: Sequence[RowChange]) -> str:
    """For example ": doses 1 added, 2 changed; names 1 removed"."""
    by_kind: dict[str, Counter[str]] = {}
    for row in rows:
        by_kind.setdefault(row.key, Counter())[row.status] += 1
    kinds = (f"{key} {', '.join(f'{n} {status}' for status, n in some.items())}" for key, some in by_kind.items())
    return f": {'; '.join(kinds)}." if rows else "."


def line(row: RowChange) -> str:
    fields = "; ".join(becomes(*field) for field in row.fields)
    return f"{SIGNS[row.status]} {row.key}: {row.name}{': ' if fields else ''}{fields}"


def becomes(name: str, before: str, after: str) -> str:
    return f"{name}: “{shortened(before)}” becomes “{shortened(after)}”"


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def blocking(made: RecordImport) -> Iterator[str]:
    """What a submit would refuse the draft for, as it stands in this transaction."""
    document = Document.objects.get(pk=made.medication.pk)
    snapshot = take_snapshot(document)
    yield from lacking(snapshot, document)
    try:
        with limited():
            findings = check_draft(snapshot, document.pk).blocking
    except Uncheckable as refused:
        yield refused.sentence
    else:
        yield from (f"{one.finding.rule}: {one.finding.message}" for one in findings)
