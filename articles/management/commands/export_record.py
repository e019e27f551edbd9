from pathlib import Path
from typing import Any, Literal

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.management.asking import medication_named, refusals_told
from articles.workflow import export_record


class Command(BaseCommand):
    help = "Write a medication record as YAML or JSON, its draft or an edition, which imports back to the same content."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the address of the medicine, or of the class")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--edition", type=int, metavar="NUMBER", help="an edition in place of the draft")
        which.add_argument("--live", action="store_true", help="the live edition in place of the draft")
        parser.add_argument("--to", type=Path, metavar="FILE", help="in place of standard output")
        parser.add_argument("--format", choices=("yaml", "json"), help="else as the name of FILE ends, or yaml")

    def handle(self, *args: Any, slug: str, to: Path | None, **options: Any) -> None:
        edition: int | Literal["live"] | None = "live" if options["live"] else options["edition"]
        form: Literal["yaml", "json"] = options["format"] or ("json" if to and to.suffix.lower() == ".json" else "yaml")
        with refusals_told():
            text = export_record(medication=medication_named(slug), edition=edition, form=form)
        if to is None:
            self.stdout.write(text, ending="")
            return
        try:
            to.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise CommandError(f"{to} cannot be written: {error.strerror}.") from error
