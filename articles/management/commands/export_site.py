import atexit
import gc
import logging
from pathlib import Path
from threading import Event
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error

from articles.management.progress import with_progress
from articles.management.stopping import Stop, stoppable
from articles.public.export import Export, ExportRefused, locked

logger = logging.getLogger(__name__)
COLLECT_AFTER = 50_000
"""Values that come before rubbish is looked for: lists are made of hundreds of thousands, and nearly all stay."""
LOOK_EVERY = 1.0
"""Seconds."""
AGAIN_AFTER = 10.0
"""Seconds after a run that failed."""


class Command(BaseCommand):
    help = "Write the readers' site into a folder, for any web server: what changed since, and all of it at first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="its link `current` leads to the site")
        parser.add_argument("--follow", action="store_true", help="go on writing what changes until stopped")

    def handle(self, *args: Any, folder: Path, follow: bool, **options: Any) -> None:
        gc.set_threshold(COLLECT_AFTER, 20, 20)
        atexit.register(gc.freeze)  # else a process that ends looks through all lists once more
        logging.getLogger("django.request").setLevel(logging.ERROR)  # that a page is gone is no news here
        try:
            with locked(folder) as place, stoppable() as stop:
                export = Export(place, WSGIHandler())
                self._run(export, stop)
                if follow:
                    self._follow(export, stop)
        except (ExportRefused, OSError, Error) as error:
            raise CommandError(_sentence(error, folder)) from error
        if stop.by and not follow:
            raise CommandError("Stopped. The site in the folder is a complete one.", returncode=stop.returncode)

    def _run(self, export: Export, stop: Stop) -> None:
        export.look()
        for _ in with_progress(export.steps(), "Medicines", export.waiting, lines=True):
            if stop.by:
                return
        self.stdout.write(str(export.summary))

    def _follow(self, export: Export, stop: Stop) -> None:
        """Whatever fails is tried again: the site that was there stays until then."""
        pause = LOOK_EVERY
        while not stop.by:
            Event().wait(pause)
            pause = LOOK_EVERY
            try:
                export.look()
                if export.waiting:
                    self._run(export, stop)
            except (ExportRefused, OSError, Error) as error:
                logger.error("The site was not written: %s", error)
                export.begin()
                pause = AGAIN_AFTER


def _sentence(error: Exception, folder: Path) -> str:
    if isinstance(error, OSError):
        return f"{error.filename or folder} cannot be written: {error.strerror}. The site that was there still is."
    return str(error) if isinstance(error, ExportRefused) else f"The database cannot be read: {error}"
