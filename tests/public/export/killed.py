"""A run that ends without a word as soon as it has written at a place in its folder."""

import os
import signal
import sys
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - once the settings are read

FOLDER, MOMENT = Path(sys.argv[1]), sys.argv[2]
BEFORE = set(FOLDER.glob(f"{MOMENT}/*"))


def look(event: str, _: Any) -> None:
    """After each thing that Python tells of, which is before the next one is done."""
    if event in ("open", "os.link", "os.symlink", "os.rename", "os.mkdir") and (
        set(FOLDER.glob(f"{MOMENT}/*")) - BEFORE or (MOMENT == "current.half" and (FOLDER / MOMENT).is_symlink())
    ):
        os.kill(os.getpid(), signal.SIGKILL)


sys.addaudithook(look)
call_command("export_site", str(FOLDER))
