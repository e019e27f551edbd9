"""Escapes text so that Markdown shows it as it is."""

import re

_URL = re.compile(r"((?<!\w)https?://[^\s<>\x00-\x20\x7f-\x9f]*[^\s<>\x00-\x20\x7f-\x9f.,;:!?)\]}'\"’”*_`|])")
_SPECIAL = re.compile(r"([\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?])|~(?=~)|(?<=~)~|&(?=#?\w+;)|\{(?=:))")
_AT_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([#+\-=>:|])")


def escape(text: str, *, link: bool = True) -> str:
    """Markdown that shows `text` as it is, line by line; with `link`, web addresses become links."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(guard(inline(line, link=link)) for line in lines)


def inline(text: str, *, link: bool = True) -> str:
    """As `escape`, for text that does not begin a line; white space is kept."""
    parts = _URL.split(text) if link else [text]
    return "".join(f"<{part}>" if at % 2 else _SPECIAL.sub(r"\\\1", part) for at, part in enumerate(parts))


def guard(line: str) -> str:
    """Escapes what would mean a heading, list, quote or table at the start of a line only."""
    return _AT_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)
