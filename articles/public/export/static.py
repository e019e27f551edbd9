"""The style sheets, scripts and icons that pages refer to."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

from .pages import ExportRefused

BESIDE = re.compile(r"""url\(["']?([\w.-]+)""")
"""What a style sheet refers to in its own folder."""


def names(page: bytes) -> Iterator[str]:
    for match in re.finditer(rf"{re.escape(settings.STATIC_URL)}([\w./-]+)", page.decode()):
        yield match[1]


def beside(name: str, body: bytes) -> Iterator[str]:
    """Of a style sheet, what it refers to."""
    if name.endswith(".css"):
        for match in BESIDE.finditer(body.decode()):
            yield str(PurePosixPath(name).parent / match[1])


def read(name: str) -> bytes:
    """From where `collectstatic` put it, or from its source where pages refer to that."""
    source = finders.find(name)
    file = Path(str(source)) if source else Path(staticfiles_storage.path(name))
    if not file.is_file():
        raise ExportRefused(f"The static file {name} is missing. Run collectstatic first.")
    return file.read_bytes()
