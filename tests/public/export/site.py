"""The site as files, and what of it a file server would show."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler

from articles.public.export import Export, Summary, locked
from tests.prepared import write_chain

SUFFIXES = {"": "", ".gz": "gzip", ".br": "br"}
"""With the encoding of what has it."""


@dataclass(frozen=True)
class Written:
    folder: Path

    def export(self) -> Summary:
        """One run, as the command does it."""
        write_chain()
        with locked(self.folder) as place:
            export = Export(place, WSGIHandler())
            for _ in export.steps():
                pass
        return export.summary

    @property
    def root(self) -> Path:
        return self.folder / "current"

    def files(self) -> dict[str, bytes]:
        """By name, from the root of the site; what static files are is asked elsewhere."""
        named = {str(file.relative_to(self.root)): file for file in _files(self.root)}
        return {name: file.read_bytes() for name, file in named.items() if not name.startswith("static/")}

    def pages(self) -> set[str]:
        """The addresses at which a file server finds something."""
        names = {name for name in self.files() if not name.endswith((".gz", ".br", ".gone"))}
        return {f"/{name.removesuffix('index.html')}" for name in names if name != "404.html"}

    def page(self, path: str) -> str:
        return (self.root / f".{path}index.html").read_text()

    def is_gone(self, path: str) -> bool:
        return (self.root / f".{path}index.html.gone").exists()

    def everything_on_disk(self) -> bytes:
        """Whatever lies there, shown or not."""
        return b"".join(file.read_bytes() for file in sorted(self.folder.rglob("*")) if file.is_file())


def _files(folder: Path) -> Iterator[Path]:
    """Also behind links to folders."""
    for entry in sorted(folder.iterdir()):
        if entry.is_dir():
            yield from _files(entry)
        else:
            yield entry
