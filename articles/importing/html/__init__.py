"""Web pages: what a reader sees of the article is in the text or set aside."""

from articles.importing.html.page import piece, read, read_tokens

__all__ = ["piece", "read", "read_tokens"]
