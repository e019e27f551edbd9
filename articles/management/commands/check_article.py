import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.clinical import RULES, Subject, check, of_article
from articles.clinical.record import Record, of_content
from articles.clinical.rules.readability import grade
from articles.clinical.source import of_file
from articles.clinical.telling import Report, sarif
from articles.management.asking import article_named, medication_named
from articles.models import ARTICLE_KINDS, Article, clock
from articles.text.reading import MAX_BYTES, Unreadable
from articles.workflow.snapshot import live_record
from articles.workflow.snapshot import of_article as snapshot_of


class Command(BaseCommand):
    help = "Check files that the importer reads, or articles' drafts by their address, and store nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sources", nargs="+", metavar="FILE|SLUG", help="a file, or the last part of an address")
        parser.add_argument("--medication", metavar="SLUG", required=True, help="whose record it is checked against")
        parser.add_argument("--kind", choices=dict(ARTICLE_KINDS), help="of files; else as the front matter says")
        parser.add_argument("--format", choices=("text", "json", "sarif"), default="text")

    def handle(self, *args: Any, sources: list[str], medication: str, kind: str | None, **options: Any) -> None:
        """Exits with 0 where nothing blocks, 1 where something does, 2 where something cannot be checked."""
        record = _record(medication)
        reports, failed = list[Report](), False
        for source in sources:
            try:
                reports.append(_report(source, record, kind))
            except (CommandError, Unreadable, OSError) as error:
                self.stderr.write(f"{source}: {error}")
                failed = True
        self.stdout.write(_told(reports, options["format"]))
        if failed or any(report.blocks for report in reports):
            raise SystemExit(2 if failed else 1)


def _record(medication: str) -> Record:
    live = live_record(medication_named(medication, returncode=2).pk)
    if live is None:
        raise CommandError(f"The record of “{medication}” has no live edition to check against.", returncode=2)
    return of_content(json.loads(live.content))


def _report(source: str, record: Record, kind: str | None) -> Report:
    subject = _subject(source, record, kind)
    shown = [passage for passage in subject.passages if passage.kind != "scrap"]
    return Report(source, record.slug, subject.kind, check(subject), grade(shown))


def _subject(source: str, record: Record, kind: str | None) -> Subject:
    file, known = Path(source), {"record": record, "today": clock.today()}
    if not file.is_file():
        return of_article(snapshot_of(_article(source, record)).content, **known)
    with file.open("rb") as opened:
        return of_file(file.name, opened.read(MAX_BYTES + 1), **known, **({"kind": kind} if kind else {}))


def _article(source: str, record: Record) -> Article:
    if "/" in source or "." in source:
        raise CommandError("There is no such file.")
    return article_named(source, record.slug)


def _told(reports: list[Report], form: str) -> str:
    if form == "text":
        return "\n".join(line for report in reports for line in report.lines())
    told = [report.plain() for report in reports] if form == "json" else sarif(reports, list(RULES.values()))
    return json.dumps(told, ensure_ascii=False, indent=2)
