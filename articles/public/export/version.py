"""Of what, beside editions and the day, pages are made. Another version makes every page anew."""

from collections.abc import Iterator
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version as version_of
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template import Engine

import articles

SETTINGS = (
    "BASE_URL",
    "DEMO",
    "FIRST_RECORD_SIGNATURES",
    "GRACE_DAYS",
    "LANGUAGE_CODE",
    "ONE_PERSON_MAY_ADMINISTER_AND_SIGN",
    "STATIC_URL",
    "TIME_ZONE",
)
"""Those that a page can show."""
PACKAGES = ("Django", "brotli")
UNSEEN = ("admin", "clinical", "importing", "review", "versions", "workflow")
"""Rooms that no readers' page can reach."""


def version() -> str:
    digest = sha256()
    for name in SETTINGS:
        digest.update(f"{name}={getattr(settings, name)!r}\n".encode())
    for name in PACKAGES:
        digest.update(f"{name}={version_of(name)}\n".encode())
    for file in _sources():
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _is_seen(file: Path) -> bool:
    return file.parts[0] not in UNSEEN and file.parent.name != "__pycache__"


def _sources() -> Iterator[Path]:
    """Code, templates and static files, and the names that static files have."""
    packages = [articles, import_module(settings.ROOT_URLCONF)]
    folders = [Path(str(package.__file__)).parent for package in packages]
    templates = [Path(folder) for folder in Engine.get_default().dirs]
    for folder in (*folders, *templates):
        yield from sorted(file for file in folder.rglob("*") if file.is_file() and _is_seen(file.relative_to(folder)))
    manifest = getattr(staticfiles_storage, "manifest_name", "")
    if manifest and staticfiles_storage.exists(manifest):
        yield Path(staticfiles_storage.path(manifest))
