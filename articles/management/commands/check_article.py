import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from articles.clinical.api import RULES, Subject, check
from articles.clinical.explain import explain
from articles.clinical.report import Report, sarif
from articles.clinical.rules.readability import grade
from articles.importing import MAX_BYTES, Unreadable
from articles.management.asking import article_named, medication_named
from articles.management.foreign import of_file
from articles.models import ARTICLE_KINDS, Article, Edition
from articles.models.state import standing_edition
from articles.versions.checking import read_with, subject_of
from articles.versions.snapshot import take_snapshot
from articles.workflow.turns import Uncheckable, limited


class Command(BaseCommand):
    help = "Check files that the importer reads, or articles' drafts by their address, and store nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sources", nargs="+", metavar="FILE|SLUG", help="a file, or the last part of an address")
        parser.add_argument("--medication", metavar="SLUG", help="whose record it is checked against; files need none")
        parser.add_argument("--kind", choices=dict(ARTICLE_KINDS), help="of files; else as the front matter says")
        parser.add_argument("--format", choices=("text", "json", "sarif"), default="text")
        parser.add_argument("--explain", action="store_true", help="print each claim and what the record says")

    def handle(self, *args: Any, sources: list[str], medication: str | None, kind: str | None, **options: Any) -> None:
        """Exits with 0 where nothing blocks, 1 where something does, 2 where something cannot be checked."""
        record = _record(medication) if medication else None
        reports, failed = list[Report](), False
        for source in sources:
            try:
                with limited():
                    reports.append(_report(source, record, kind, explained=options["explain"]))
            except (CommandError, Unreadable, Uncheckable, OSError) as error:
                self.stderr.write(f"{source}: {error}")
                failed = True
        self.stdout.write(_rendered(reports, options["format"]))
        if failed or any(report.blocks for report in reports):
            raise SystemExit(2 if failed else 1)


def _record(medication: str) -> Edition:
    try:
        live = standing_edition(medication_named(medication, returncode=2).pk)
    except DatabaseError as error:
        raise CommandError(f"The database cannot be read: {error}", returncode=2) from error
    if live is None:
        raise CommandError(f"The record of “{medication}” has no live edition to check against.", returncode=2)
    return live


def _report(source: str, record: Edition | None, kind: str | None, *, explained: bool) -> Report:
    subject = _subject(source, record, kind)
    shown = [passage for passage in subject.passages if passage.kind != "scrap"]
    medication = record.medication_slug if record else ""
    claims = tuple(explain(subject)) if explained else ()
    return Report(source, medication, subject.kind, check(subject), grade(shown), claims)


def _subject(source: str, record: Edition | None, kind: str | None) -> Subject:
    file = Path(source)
    if not file.is_file():
        article = _article(source, record)
        return subject_of(take_snapshot(article), article.pk)
    with file.open("rb") as opened:
        options_of_kind = {"kind": kind} if kind else {}
        return of_file(file.name, opened.read(MAX_BYTES + 1), **read_with(record), **options_of_kind)


def _article(source: str, record: Edition | None) -> Article:
    if "/" in source or "." in source:
        raise CommandError("There is no such file.")
    if record is None:
        raise CommandError("There is no such file. For an article, name its medicine: --medication SLUG.")
    return article_named(source, record.medication_slug)


def _rendered(reports: list[Report], form: str) -> str:
    if form == "text":
        return "\n".join(line for report in reports for line in report.lines())
    values = [report.as_dict() for report in reports] if form == "json" else sarif(reports, list(RULES.values()))
    return json.dumps(values, ensure_ascii=False, indent=2)
