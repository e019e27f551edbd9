"""Suggestions while somebody types: names that begin so and headings with a word that begins so, which come first where
a medicine is named already.
"""

from collections.abc import Iterator, Set
from itertools import chain, islice

from ..content.paragraphs import paragraphs
from ..content.wordforms import words
from ..models import Edition, clock
from ..models.state import live_editions
from ..search import search_index
from .names import BRAND, MISSPELLING, ROLES, Naming, Shelf, path_of_name, read_shelf
from .query import WORDS_AT_MOST, read
from .ranking import Candidate
from .results import Suggestion
from .search import documents_of, page_name, path_of

AT_MOST = 6
LETTERS_AT_LEAST = 2
LOOKED_AT = 20


def suggestions(typed: str) -> tuple[Suggestion, ...]:
    """Never an error, whatever was typed. Nothing for less than two letters; the first letter of a further word does
    not take away what is suggested before it.
    """
    parts = words(typed[:200])[:WORDS_AT_MOST]
    if len(parts) > 1 and len(parts[-1]) < LETTERS_AT_LEAST:
        parts = parts[:-1]
    if not parts or len(parts[-1]) < LETTERS_AT_LEAST:
        return ()
    on_shelf = read_shelf()
    about = documents_of(read(" ".join(parts[:-1]), on_shelf), on_shelf)
    names, headings = _names(parts, on_shelf), _headings(parts[-1], about, on_shelf)
    suggested: dict[str, Suggestion] = {}
    for one in chain(*((headings, names) if about else (names, headings))):
        suggested.setdefault(one.path, one)
    return tuple(islice(suggested.values(), AT_MOST))


def _names(parts: list[str], on_shelf: Shelf) -> Iterator[Suggestion]:
    """A name may have several words, so that the last of them all count as its beginning. What a medicine is called
    comes before its brands.
    """
    beginnings = tuple(" ".join(parts[at:]) for at in range(len(parts)))
    begun = [(key, naming) for key, naming in on_shelf.known.items() if key.startswith(beginnings)]
    for _, naming in sorted(begun, key=lambda pair: (ROLES.index(pair[1].role), pair[0])):
        if naming.role != MISSPELLING:
            yield _suggested_name(naming)


def _suggested_name(naming: Naming) -> Suggestion:
    note = f"Brand of {naming.medicines[0].name}" if naming.role == BRAND else ""
    return Suggestion(naming.name, note, path_of_name(naming))


def _headings(beginning: str, about: Set[int], on_shelf: Shelf) -> Iterator[Suggestion]:
    """Of the medicines that were named before, or of all; the shortest first. No page's title: its medicine is
    suggested by name.
    """
    up = live_editions(clock.now())
    places = search_index().find_beginning(beginning, up.filter(medication__in=about) if about else up, LOOKED_AT)
    editions = Edition.objects.defer("content_json").in_bulk({key for key, _ in places}) if places else {}
    cut = {key: paragraphs(edition.fragment) for key, edition in editions.items()}
    candidates = [Candidate(key, cut[key][at]) for key, at in sorted(places) if 0 < at < len(cut[key])]
    shortest = sorted(candidates, key=lambda one: len(one.paragraph.heading))
    for one in {candidate.paragraph.heading.casefold(): candidate for candidate in shortest}.values():
        edition = editions[one.edition]
        yield Suggestion(one.paragraph.heading, page_name(edition), path_of(one, edition, on_shelf))
