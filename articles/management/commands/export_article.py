from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.management.asking import article_named
from articles.workflow import export_article


class Command(BaseCommand):
    help = "Write an article's draft as Markdown with front matter, which imports back to the same text."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the last part of the article's address")
        parser.add_argument("--medication", metavar="SLUG", help="which medicine's, where several have such an article")
        parser.add_argument("--output", type=Path, metavar="FILE", help="in place of standard output")

    def handle(self, *args: Any, slug: str, medication: str | None, output: Path | None, **options: Any) -> None:
        text = export_article(article=article_named(slug, medication))
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            output.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
