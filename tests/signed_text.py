"""Whether a page shows a signed fragment: each of its blocks once, in order, byte for byte."""

from articles.content.blocks import split


def is_shown(fragment: str, page: str) -> bool:
    at = 0
    for block in split(fragment):
        if page.count(block.html) != 1 or (at := page.find(block.html, at)) == -1:
            return False
        at += len(block.html)
    return True
