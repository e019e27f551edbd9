"""One answer, prepared: the bytes that Django gave, compressed once, with the headers for each form."""

import gzip
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import brotli
from django.utils.http import parse_etags

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]

PLAIN, GZIP, BROTLI = "identity", "gzip", "br"
BROTLI_QUALITY, GZIP_LEVEL = 5, 6
"""A page of 60 KB takes about three milliseconds, and is a tenth larger than with the best there is."""
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    # The time in a gzip header would make the same page other bytes each time.
    GZIP: lambda plain: gzip.compress(plain, GZIP_LEVEL, mtime=0),
    BROTLI: lambda plain: bytes(brotli.compress(plain, quality=BROTLI_QUALITY)),
}
COMPRESSED_FROM = 200
"""Bytes below which compressing gains nothing."""
OF_THE_BODY = ("content-length", "content-encoding", "content-type", "etag", "vary")
SURROGATE_KEY = "surrogate-key"
OVERHEAD = 2_000
"""Bytes of memory for a page's headers and its place in the store, about."""


@dataclass(frozen=True)
class PreparedPage:
    status: str
    etag: str
    """Weak, because it stands for all three forms of the body."""
    not_modified: Headers
    forms: dict[str, tuple[Headers, bytes]]
    """By encoding: headers and body."""
    is_conditional: bool
    """Whether a client that has it already is told so; a notice in place of a page is sent each time."""
    keys: frozenset[str]
    """A change that touches one of these makes the page stale."""

    @property
    def size(self) -> int:
        """In bytes of memory, about."""
        return OVERHEAD + sum(len(body) for _, body in self.forms.values())


@dataclass(frozen=True)
class Answer:
    """What Django gave to one request."""

    status: str
    headers: Headers
    body: bytes

    def header(self, name: str) -> str:
        """ "" where it has none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def prepare(answer: Answer, *encodings: str) -> PreparedPage:
    """In all forms, or plain and in some."""
    kept = [(name, value) for name, value in answer.headers if name.lower() not in OF_THE_BODY]
    etag = f"W/{answer.header('etag').removeprefix('W/')}" if answer.header("etag") else ""
    shared = [*kept, *([("ETag", etag)] if etag else []), ("Vary", "Accept-Encoding")]
    content_type = ("Content-Type", answer.header("content-type"))
    forms = {
        encoding: ([*shared, content_type, ("Content-Length", str(len(body))), *_encoded(encoding)], body)
        for encoding, body in bodies(answer.body, *encodings).items()
    }
    return PreparedPage(
        answer.status,
        etag,
        [(name, value) for name, value in shared if name.lower() != SURROGATE_KEY],
        forms,
        is_conditional=answer.status.startswith("200") and bool(etag),
        keys=frozenset(answer.header(SURROGATE_KEY).split()),
    )


def bodies(plain: bytes, *encodings: str) -> dict[str, bytes]:
    """By encoding, plain among them."""
    if len(plain) < COMPRESSED_FROM:
        return {PLAIN: plain}
    return {PLAIN: plain} | {one: COMPRESS[one](plain) for one in encodings or COMPRESS if one in COMPRESS}


def _encoded(encoding: str) -> Headers:
    return [] if encoding == PLAIN else [("Content-Encoding", encoding)]


def respond(page: PreparedPage, environ: Environ, start_response: StartResponse) -> Sequence[bytes]:
    seen = environ.get("HTTP_IF_NONE_MATCH")
    if seen and page.is_conditional and _is_known(seen, page.etag):
        start_response("304 Not Modified", list(page.not_modified))
        return ()
    encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
    headers, body = page.forms.get(encoding) or page.forms[PLAIN]
    start_response(page.status, list(headers))
    return () if environ["REQUEST_METHOD"] == "HEAD" else (body,)


def _is_known(seen: str, etag: str) -> bool:
    """Compared weakly, as a GET asks."""
    if seen == etag:
        return True
    tags = parse_etags(seen)
    return "*" in tags or etag.removeprefix("W/") in (tag.removeprefix("W/") for tag in tags)


@lru_cache(maxsize=256)
def best_encoding(accepted: str) -> str:
    """Of an Accept-Encoding header: the smallest form that the client takes."""
    weights = dict(map(_weight, accepted.lower().split(",")))
    other = weights.get("*", 0.0)
    accepted_forms = {encoding: weights.get(encoding, other) for encoding in (BROTLI, GZIP)}
    best = max(accepted_forms, key=lambda encoding: accepted_forms[encoding])
    weight = accepted_forms[best]
    return best if weight > 0 and weight >= weights.get(PLAIN, 0.0) else PLAIN


def _weight(part: str) -> tuple[str, float]:
    name, *parameters = ("".join(one.split()) for one in part.split(";"))
    weights = [one.removeprefix("q=") for one in parameters if one.startswith("q=")]
    try:
        return name, float(weights[0]) if weights else 1.0
    except ValueError:
        return name, 0.0
