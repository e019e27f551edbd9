"""By which names medicines are known: those of the records that are up, as they were signed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from rapidfuzz.distance import Indel, JaroWinkler

from ..content.rows import Name
from ..content.wordforms import words
from ..models import Kind
from . import shelf
from .addresses import page_path, search_path
from .extracts import Extract
from .lasting import Lasting
from .results import Part
from .shelf import PublishedEdition

GENERIC, CLASS, BRAND, OTHER, MISSPELLING, LOOK_ALIKE = (
    "generic",
    "class",
    "brand",
    "other",
    "misspelling",
    "look-alike",
)
ROLES = (GENERIC, CLASS, BRAND, OTHER, MISSPELLING)
"""What a name can be to a medicine that it means, the first one wins."""
MEANT = {"brand": BRAND, "discontinued": BRAND, "misspelling": MISSPELLING}
"""As what a recorded name means its medicine, by its role; any other is another name. A brand that is no longer sold
still lies in people's cupboards.
"""
MEANS_NOTHING = ("", LOOK_ALIKE, "spoken")
LIKE, SOMEWHAT_LIKE = 0.86, 0.75
"""Jaro-Winkler similarity of two names, from 0 to 1: that a word is taken for a name, and that a name is shown beside
one that is. Measured on the look-alikes of the demo's records, all of which have 0.80 at least.
"""
ALIKE_AT_MOST = 5


@dataclass(frozen=True)
class Medicine:
    """A medicine, or a class of them, with a record."""

    document: int
    path: str
    """"" while the record is down: nothing leads there."""
    slug: str
    signed: Extract

    @property
    def name(self) -> str:
        return self.signed.name

    @property
    def brands(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.name for row in self.signed.names if row.role == BRAND))


@dataclass(frozen=True)
class Naming:
    """A name as it is recorded, and whom it means."""

    name: str
    role: str
    medicines: tuple[Medicine, ...]


@dataclass(frozen=True)
class Alike:
    """A name that looks like what was typed, and means another medicine."""

    name: str
    parts: tuple[Part, ...]
    """Marked where its letters differ from those typed."""
    naming: Naming | None
    """None for a medicine that has no page here."""
    path: str = ""
    """Where the page of that medicine is, or what was asked, asked of it."""


@dataclass(frozen=True)
class Shelf:
    medicines: tuple[Medicine, ...]
    slugs: Mapping[int, str]
    """The address of each medicine's record, also of one that is down."""
    by_articles: tuple[Medicine, ...] = ()
    """Medicines whose record is down while articles on them are up, by the names that these articles show. They are in
    no list, but whoever types such a name means no other medicine.
    """
    down: tuple[Medicine, ...] = ()
    """Those whose record is down, as it was signed: a name of theirs leads to the notice in its place."""

    @cached_property
    def known(self) -> dict[str, Naming]:
        """By name, in the form in which words are compared."""
        return {name: _naming(means) for name, means in self._means.items()}

    @cached_property
    def known_by_articles(self) -> dict[str, Naming]:
        """The names that no medicine has whose record is up."""
        return {name: _naming(means) for name, means in _meanings(self.by_articles).items() if name not in self.known}

    def naming(self, name: str) -> Naming | None:
        return self.known.get(name) or self.known_by_articles.get(name)

    @cached_property
    def _means(self) -> Mapping[str, list[tuple[str, str, Medicine]]]:
        return _meanings(self.medicines)

    def meant_by(self, name: str) -> tuple[Medicine, ...]:
        """All medicines that have this name, be it a misspelling of one and a brand of another; of a class its record,
        or its medicines.
        """
        naming = self.naming(name)
        if naming is None:
            return self.known_of_down.get(name, ())
        if name not in self.known:
            return naming.medicines
        if naming.role == CLASS:
            return naming.medicines
        named = (medicine for role, _, medicine in self._means[name] if role != CLASS)
        return tuple({medicine.document: medicine for medicine in named}.values())

    @cached_property
    def known_of_down(self) -> dict[str, tuple[Medicine, ...]]:
        """By name, those that nothing else is known of."""
        rows = {name: [one for role, _, one in rows if role != CLASS] for name, rows in _meanings(self.down).items()}
        return {name: tuple(dict.fromkeys(medicines)) for name, medicines in rows.items() if medicines}

    @cached_property
    def look_alikes(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Medicines without a page here that records warn of: the name, and for which medicines it could be taken."""
        rows = [(row.name, one) for one in self.medicines for row in one.signed.names if row.role == LOOK_ALIKE]
        known = self.known | self.known_by_articles
        names = {key: name for name, _ in rows if (key := " ".join(words(name))) and key not in known}
        return {
            key: (name, tuple(" ".join(words(one.name)) for other, one in rows if words(other) == words(name)))
            for key, name in names.items()
        }

    @cached_property
    def partners(self) -> frozenset[str]:
        return frozenset(partner for one in self.medicines for partner in one.signed.partners if partner)

    @cached_property
    def longest(self) -> int:
        """Words of the longest name."""
        names = (*self.known, *self.known_by_articles, *self.known_of_down, *self.look_alikes)
        return max((name.count(" ") + 1 for name in names), default=1)

    def alike(self, word: str) -> tuple[Alike, ...]:
        """Names that a word, which is none of them, could be taken for; empty where it is like no name."""
        names: dict[str, tuple[str, Naming | None]] = {
            **{key: (name.name, name) for key, name in self.known.items() if name.role != MISSPELLING},
            **{key: (name, None) for key, (name, _) in self.look_alikes.items()},
        }
        likeness = {key: JaroWinkler.similarity(word, key) for key in names if key != word}
        likeness |= dict.fromkeys(self.look_alikes.get(word, ("", ()))[1], 1.0)
        near = sorted((key for key in likeness if likeness[key] >= SOMEWHAT_LIKE), key=lambda key: -likeness[key])
        if not near or likeness[near[0]] < LIKE:
            return ()
        best = {
            names[key][0]: key for key in reversed(near)
        }  # a class is known by its name and by one of its medicines
        return tuple(_alike(word, *names[key]) for key in [*reversed(best.values())][:ALIKE_AT_MOST])

    @cached_property
    def classes(self) -> frozenset[int]:
        return frozenset(one.document for one in self.medicines if one.signed.is_class)

    def is_class(self, document: int) -> bool:
        return document in self.classes

    def class_of(self, medicine: Medicine) -> Medicine | None:
        """Of what holds for all medicines of its class."""
        of_class = medicine.signed.of_class
        return next((one for one in self.medicines if of_class and one.slug == of_class), None)

    def members(self, medicine: Medicine) -> tuple[Medicine, ...]:
        return tuple(one for one in self.medicines if one.signed.of_class == medicine.slug)


@Lasting
def read_shelf() -> Shelf:
    """What is worked out of its names is worked out once for each change."""
    items = shelf.records()
    up, down = (tuple(_medicine(item) for item in items if item.is_up is is_up) for is_up in (True, False))
    return Shelf(up, shelf.medication_slugs(items), tuple(_by_articles(items)), down)


def _medicine(item: PublishedEdition) -> Medicine:
    slug = item.edition.medication_slug
    return Medicine(item.edition.document_id, page_path(slug), slug, item.extract)


def _by_articles(records: Iterable[PublishedEdition]) -> Iterator[Medicine]:
    """Nothing is taken from a record that is down, but the address at which its notice stands."""
    down = {item.edition.document_id: item.edition.medication_slug for item in records if not item.is_up}
    pages = shelf.listed(shelf.newest(medication__in=down).exclude(kind=Kind.MEDICATION)) if down else []
    up = sorted((page for page in pages if page.is_up), key=lambda page: page.edition.medication_id)
    for document, articles in groupby(up, key=lambda page: page.edition.medication_id):
        shown = list(articles)
        brands = dict.fromkeys(brand for article in shown for brand in article.extract.brands)
        names = tuple(Name(name=brand, role="brand") for brand in brands)
        signed = Extract("", {}, tuple(brands), name=shown[-1].edition.medication_name, names=names)
        yield Medicine(document, "", down[document], signed)


def _meanings(medicines: Iterable[Medicine]) -> Mapping[str, list[tuple[str, str, Medicine]]]:
    """Role, name as it is recorded, and medicine: all that each name is."""
    rows: defaultdict[str, list[tuple[str, str, Medicine]]] = defaultdict(list)
    for medicine in medicines:
        for name, role in _names_of(medicine):
            rows[" ".join(words(name))].append((role, name, medicine))
    rows.pop("", None)
    return rows


def _names_of(medicine: Medicine) -> Iterable[tuple[str, str]]:
    signed = medicine.signed
    yield signed.name, CLASS if signed.is_class else GENERIC
    if signed.is_class:
        yield signed.name.removesuffix("s"), CLASS
    elif signed.drug_class:
        yield signed.drug_class, CLASS
        yield f"{signed.drug_class}s", CLASS
    meant = (row for row in signed.names if row.role not in MEANS_NOTHING)
    yield from ((row.name, MEANT.get(row.role, OTHER)) for row in meant)


def _naming(rows: Iterable[tuple[str, str, Medicine]]) -> Naming:
    """Of a name that is several things, the best; of a class that has a record, that."""
    ordered = sorted(rows, key=lambda row: ROLES.index(row[0]))
    role, name, _ = ordered[0]
    same = {medicine.document: medicine for other, _, medicine in ordered if other == role}
    classes = tuple(medicine for medicine in same.values() if medicine.signed.is_class)
    return Naming(classes[0].name if classes and role == CLASS else name, role, classes or tuple(same.values()))


def path_of_name(naming: Naming) -> str:
    """Of the page of its medicine; where it is more than one, of a search for them."""
    [first, *more] = naming.medicines
    return search_path(naming.name) if more else first.path


def _alike(word: str, name: str, naming: Naming | None) -> Alike:
    return Alike(name, differing(word, name), naming, path_of_name(naming) if naming else "")


def differing(word: str, name: str) -> tuple[Part, ...]:
    """A name in parts, marked where its letters are others than those of a word, or where it lacks some of them."""
    steps = Indel.opcodes(word, name.casefold())
    others = {at for step in steps if step.tag != "equal" for at in range(step.dest_start, step.dest_end)}
    lacking = {at for step in steps if step.tag == "delete" for at in (step.dest_start - 1, step.dest_start)}
    pieces = groupby(enumerate(name), key=lambda pair: pair[0] in (others or lacking))
    return tuple(Part("".join(letter for _, letter in letters), is_marked) for is_marked, letters in pieces)
