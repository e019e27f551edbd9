"""Search: from what somebody typed to the paragraphs that answer it. All that is shown is cut from signed fragments."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from django.db.models import QuerySet

from ..content.paragraphs import CALL_NOW, Paragraph, paragraphs
from ..content.wordforms import stems, words
from ..models import Edition, Kind, clock
from ..models.state import live_editions
from ..search import search_index
from . import shelf
from .addresses import page_path, search_path, topic_path
from .entries import Topic
from .marking import excerpt, marked
from .names import Alike, Shelf, read_shelf
from .plain_words import EMERGENCY
from .query import Query, Term, read, shown
from .ranking import Candidate, has_term, openings, ranked
from .results import SearchHit, SearchResults
from .shelf import KIND_ORDER, PublishedEdition
from .topics import topics

LOOKED_AT = 150
"""Paragraphs that the database hands over, of which the best are shown."""
MORE, QUESTIONS, OTHERS, OF_ONE_PAGE = 8, 5, 5, 3
FACTORS: dict[str, float] = {Kind.MEDICATION: 1.15, Kind.FULL_GUIDE: 1.06}
"""Of two that answer alike, the medicine's own page comes first, then its guide."""
CLASS_BESIDE_ITS_MEMBER, CLASS_ALONE, CLASS_NAMED = 0.8, 1.4, 1.3
"""What holds for a class comes after what is said of the medicine itself, and first where none was named."""
DOUBTED_AT_MOST = 4
"""Words of which the index is asked whether any page has them."""


@dataclass(frozen=True)
class Matches:
    """Paragraphs of a part of the shelf, best first, with their editions."""

    candidates: tuple[Candidate, ...] = ()
    editions: dict[int, PublishedEdition] = field(default_factory=dict)

    @property
    def pages(self) -> set[int]:
        return {one.edition for one in self.candidates}

    def with_all(self, terms: Iterable[Term]) -> "Matches":
        """Those that have every one of some terms."""
        wanted = tuple(terms)
        return Matches(tuple(one for one in self.candidates if _has_all(one, wanted)), self.editions)


def _has_all(candidate: Candidate, terms: Iterable[Term]) -> bool:
    return all(has_term(candidate, term) for term in terms)


NONE = Matches()


def search(typed: str) -> SearchResults:
    """Never an error, whatever was typed."""
    if not words(shown(typed)):
        return SearchResults("")
    on_shelf, up = read_shelf(), live_editions(clock.now())
    query = read(typed, on_shelf)
    if query.is_empty:
        return SearchResults(query.text, calls=query.calls)
    about = documents_of(query, on_shelf)
    own = _matches(query, up.filter(medication__in=about) if about else up, on_shelf)
    if query.medicines and not query.named:
        own = own.with_all(query.medicines)
    missing = _missing(query, own, up)
    alikes = {word: on_shelf.alike(word) for word in (*query.strangers, *missing)}
    strangers = [word for word, names in alikes.items() if names or word in query.strangers]
    if not (query.named or own.candidates):
        strangers += [term.typed for term in query.medicines]
    asks_more = query.named or any(term.typed not in strangers for term in query.terms)
    own, others = _apart(query, own, is_unsure=bool(strangers or missing), is_stranger=bool(strangers))
    if about and query.terms:
        others = _matches(query, up.exclude(medication__in=about), on_shelf, but=own)
    hit = _hit_maker(query, on_shelf)
    best, *rest = own.candidates or (None,)
    questions = [one for one in rest if one and one.paragraph.is_question]
    more = [one for one in rest if one and not one.paragraph.is_question]
    return SearchResults(
        text=query.text,
        named=query.named,
        about=query.about,
        corrected=query.corrected,
        calls=query.calls | _calls_of_signs(query, own),
        best=hit(best, own) if best else None,
        more=tuple(hit(one, own) for one in islice(_few_of_a_page(more), MORE)),
        questions=tuple(hit(one, own) for one in questions[:QUESTIONS]),
        others=tuple(hit(one, others) for one in islice(_few_of_a_page(others.candidates), OTHERS)),
        speaks_of=() if query.named else tuple(term.typed for term in query.medicines if own.candidates),
        places=len(own.candidates) + len(others.candidates),
        pages=len(own.pages | others.pages),
        strangers=tuple(word for word in strangers if word not in {**on_shelf.known_of_down, **on_shelf.look_alikes}),
        not_the_same=tuple(
            (word, " or ".join(on_shelf.look_alikes[word][1]))
            for word in strangers
            if word in on_shelf.look_alikes and word not in on_shelf.known_of_down
        ),
        topic=_topic(query),
        down=tuple((word, page_path(one.slug)) for word in strangers for one in on_shelf.known_of_down.get(word, ())),
        missing=tuple(word for word in missing if word not in strangers),
        alikes=tuple(
            dict.fromkeys(
                replace(one, path=_asked_of(one, word, query)) if asks_more and one.naming else one
                for word in strangers
                for one in alikes.get(word, ())
            )
        ),
    )


def _calls_of_signs(query: Query, own: Matches) -> frozenset[str]:
    """Whom to call where a sign of an emergency, as a page has it, answers best or has all that was typed."""
    signs = [one for one in own.candidates if CALL_NOW in (one.paragraph.section, one.paragraph.heading)]
    is_asked = query.terms and any(one == own.candidates[0] or _has_all(one, query.terms) for one in signs)
    return EMERGENCY if is_asked else frozenset()


def _topic(query: Query) -> Topic | None:
    """Whoever asks one thing of no medicine, and is in no danger, is led to that of each."""
    if query.named or query.calls or len(query.terms) != 1 or not query.terms[0].section:
        return None
    path = topic_path(query.terms[0].section)
    return next((one for one in topics() if one.path == path), None)


def documents_of(query: Query, on_shelf: Shelf) -> frozenset[int]:
    """The medicines whose pages a query is about: those that it names, with their class or their members."""
    named = [medicine for one in query.named for medicine in one.naming.medicines]
    classes = filter(None, map(on_shelf.class_of, named))
    members = (member for medicine in named if medicine.signed.is_class for member in on_shelf.members(medicine))
    return frozenset(medicine.document for medicine in (*named, *classes, *members))


def _apart(query: Query, own: Matches, *, is_unsure: bool, is_stranger: bool) -> tuple[Matches, Matches]:
    """A word that no page has may be a medicine's name: then no page here is the answer. What has the other words is
    shown apart, unless the word is like a name; whoever has misread a box should compare names and read nothing yet.
    """
    if query.named or not is_unsure:
        return own, NONE
    return NONE, NONE if is_stranger else own


def _matches(query: Query, pages: QuerySet[Edition], on_shelf: Shelf, but: Matches = NONE) -> Matches:
    """`but`: what was shown already; many pages have the rows of their class in the same words."""
    places = search_index().find(query.phrases, pages, LOOKED_AT) if query.terms else _openings(pages)
    editions = _read_editions(place[0] for place in places)
    parts = {key: paragraphs(item.edition.fragment) for key, item in editions.items()}
    opened = {key: openings(page) for key, page in parts.items()}
    candidates = [
        Candidate(key, parts[key][position], _factor(query, on_shelf, editions[key].edition), opened[key][position])
        for key, position in _in_order(places, editions)
        if position < len(parts[key])
    ]
    seen = {one.paragraph.lines for one in but.candidates}
    return Matches(tuple(_once(ranked(candidates, query.terms), seen)), editions)


def _openings(pages: QuerySet[Edition]) -> list[tuple[int, int]]:
    """Where nothing but a name was typed: the beginning of each page."""
    return [(key, 0) for key in pages.values_list("pk", flat=True)[:LOOKED_AT]]


def _read_editions(keys: Iterable[int]) -> dict[int, PublishedEdition]:
    items = shelf.published(Edition.objects.filter(pk__in=set(keys)).defer("content_json"))
    return {item.edition.pk: item for item in items}


def _in_order(places: Iterable[tuple[int, int]], editions: dict[int, PublishedEdition]) -> list[tuple[int, int]]:
    """The databases rank in ways of their own: what is equal to us stands in the order of pages, records first."""
    return sorted(places, key=lambda place: (KIND_ORDER[editions[place[0]].edition.kind], place))


def _factor(query: Query, on_shelf: Shelf, edition: Edition) -> float:
    factor = FACTORS.get(edition.kind, 1.0)
    return factor * _class_factor(query) if on_shelf.is_class(edition.medication_id) else factor


def _class_factor(query: Query) -> float:
    if not query.named:
        return CLASS_ALONE
    names_a_class = any(medicine.signed.is_class for one in query.named for medicine in one.naming.medicines)
    return CLASS_NAMED if names_a_class else CLASS_BESIDE_ITS_MEMBER


def _once(candidates: Iterable[Candidate], seen: set[tuple[str, ...]]) -> Iterator[Candidate]:
    """Each paragraph once, whichever pages have it."""
    for one in candidates:
        if one.paragraph.lines not in seen:
            seen.add(one.paragraph.lines)
            yield one


def _few_of_a_page(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    counts: Counter[int] = Counter()
    for one in candidates:
        counts[one.edition] += 1
        if counts[one.edition] <= OF_ONE_PAGE:
            yield one


def _missing(query: Query, own: Matches, up: QuerySet[Edition]) -> list[str]:
    """Words of the query that stand on no page that is up."""
    unknown = [term for term in query.terms if not term.is_known and term.typed.isalpha()]
    doubted = [term for term in unknown if not any(_stands_in(term, one) for one in own.candidates)]
    return [term.typed for term in doubted[:DOUBTED_AT_MOST] if not _stands_on(term, up)]


def _stands_in(term: Term, candidate: Candidate) -> bool:
    """In any form; but what is like a name of a medicine is no form of it, and stands there as it was typed or not."""
    return _is_typed_in(term, candidate.paragraph) if term.may_be_name else has_term(candidate, term)


def _stands_on(term: Term, pages: QuerySet[Edition]) -> bool:
    places = search_index().find(term.phrases, pages, LOOKED_AT if term.may_be_name else 1)
    if not term.may_be_name:
        return bool(places)
    cut = {key: paragraphs(item.edition.fragment) for key, item in _read_editions(key for key, _ in places).items()}
    return any(_is_typed_in(term, cut[key][at]) for key, at in places if at < len(cut[key]))


def _is_typed_in(term: Term, paragraph: Paragraph) -> bool:
    return term.typed in words("\n".join((paragraph.heading, paragraph.section, *paragraph.lines)))


def _asked_of(one: Alike, word: str, query: Query) -> str:
    """Where all that was asked is asked of a medicine whose name is like a word of it."""
    return search_path(f" {' '.join(words(query.text))} ".replace(f" {word} ", f" {one.name} ").strip())


def _hit_maker(query: Query, on_shelf: Shelf) -> Callable[[Candidate, Matches], SearchHit]:
    phrases = [stems(phrase) for phrase in (*query.phrases, *query.typed_words)]

    def hit(candidate: Candidate, matches: Matches) -> SearchHit:
        item, paragraph = matches.editions[candidate.edition], candidate.paragraph
        lines = tuple(marked(line, phrases) for line in paragraph.lines)
        return SearchHit(
            page=page_name(item.edition),
            section=paragraph.section,
            heading=marked(paragraph.heading, phrases),
            path=path_of(candidate, item.edition, on_shelf),
            lines=lines,
            excerpt=excerpt(lines),
            signers=item.signers,
            reviewed_at=item.reviewed_at,
        )

    return hit


def path_of(candidate: Candidate, edition: Edition, on_shelf: Shelf) -> str:
    path, anchor = page_path(on_shelf.slugs[edition.medication_id], edition.slug), candidate.paragraph.anchor
    return f"{path}#{anchor}" if anchor else path


def page_name(edition: Edition) -> str:
    """The medicine, and what kind of page; the title where its kind says nothing."""
    return edition.title if edition.kind == Kind.OTHER else shelf.neutral_title(edition)
