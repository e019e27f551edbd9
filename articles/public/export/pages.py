"""One page as files: what Django answers, plain and compressed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.template.loader import render_to_string

from ...published.freshness import SITE
from ..serving.asking import Application, answer_of, own_request
from ..serving.page import BROTLI, GZIP, PLAIN, SURROGATE_KEY, Answer, bodies
from .units import NOT_FOUND

SUFFIXES = {PLAIN: "", GZIP: ".gz", BROTLI: ".br"}
GONE = ".gone"
"""An empty file beside a notice: whoever can, answers with 410."""


class ExportRefused(Exception):
    """Why the site cannot be written, in a sentence for the operator."""


@dataclass(frozen=True)
class ExportedPage:
    digest: str
    """Of its status and its bytes."""
    keys: frozenset[str]
    """A change that touches one of these may change it."""
    files: tuple[str, ...]
    """Their names, from the root of the site."""


@contextmanager
def one_connection() -> Iterator[None]:
    """To the database: Django gives it back at the end of each request, and a run is made of thousands."""
    signals = [signal for signal in (request_started, request_finished) if signal.disconnect(close_old_connections)]
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


def ask(application: Application, path: str) -> Answer | None:
    """What readers get at an address; None where nothing is. Raises ExportRefused where it cannot be made."""
    answer = answer_of(application, own_request(path))
    status = answer.status[:3]
    if status == "301" and answer.header("location").startswith("/"):
        return _instead_of_redirect(application, path, answer)
    if status == "404":
        return Answer(answer.status, [(SURROGATE_KEY, SITE)], answer.body) if path == NOT_FOUND else None
    if status not in ("200", "410"):
        raise ExportRefused(
            f"{path} was answered with {answer.status}. Look at the log, and whether the host of BASE_URL is among "
            "ALLOWED_HOSTS and BASE_URL begins as HTTPS asks for."
        )
    # As in memory: what has no keys is not kept.
    return answer if answer.header(SURROGATE_KEY) else None


def _instead_of_redirect(application: Application, path: str, answer: Answer) -> Answer | None:
    """A file is no redirect. A page that moved leaves one that leads on, and a feed is found at both addresses."""
    there = answer.header("location")
    if not path.endswith("/"):
        return ask(application, there)
    page = render_to_string("articles/public/moved.html", {"path": there})
    return Answer("200 OK", [(SURROGATE_KEY, answer.header(SURROGATE_KEY))], page.encode())


def digest(answer: Answer) -> str:
    return sha256(answer.status.encode() + b"\n" + answer.body).hexdigest()


def keys(answer: Answer) -> frozenset[str]:
    return frozenset(answer.header(SURROGATE_KEY).split())


def files(path: str, answer: Answer) -> dict[str, bytes]:
    """Bytes by name."""
    name = f"{path}index.html" if path.endswith("/") else path
    named = with_siblings(name.removeprefix("/"), answer.body)
    return named | ({f"{name.removeprefix('/')}{GONE}": b""} if answer.status.startswith("410") else {})


def with_siblings(name: str, body: bytes) -> dict[str, bytes]:
    return {f"{name}{SUFFIXES[encoding]}": form for encoding, form in bodies(body).items()}
