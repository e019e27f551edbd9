"""A signed fragment cut into the paragraphs that search shows: each with its heading and the address of its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement, fragment_fromstring

from articles.content.blocks import split

CUT = 4
"""Raise it when the same fragment is cut in another way: the index says of each paragraph only which one it is, so
`migrate` then makes it anew.
"""
LONGEST = 600
"""Characters after which another paragraph of the same heading begins, at the end of a block."""
HEADINGS = {"h1": 1, "h2": 2, "summary": 3, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
INSIDE = frozenset("b strong em i a abbr code mark span sub sup br q cite u s time wbr bdi button svg".split())
"""Elements that stand inside a line; every other one begins a block."""
UNREAD = frozenset({"svg", "button", "nav", "script", "style", "template"})
UNREAD_IDS = frozenset({"references", "written-by"})
UNREAD_CLASSES = frozenset({"cite", "kicker", "signs"})
"""The signs at the top are the first ones of those that stand below, without what to do."""
SUMMED_UP = frozenset({"often"})
"""Folds whose summary lists what is in them, as no paragraph of theirs does."""
UNDER_TITLE = frozenset({"signs", "short"})
CALL_NOW = "Call for help now if"
HEADED_BY_FRAME = {"call-now": (CALL_NOW, "help")}
"""Blocks whose heading the frame writes, since it holds the number of a country: what it says of itself, and its id."""


@dataclass(frozen=True)
class Paragraph:
    """Some lines of a page in its own words, under one heading."""

    anchor: str
    """The nearest id at or above it, "" at the top of the page."""
    section: str
    """The heading of the section that its own heading stands in; "" where that is the section's."""
    heading: str
    kind: str
    """The kind of the article's section, or ""."""
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def is_question(self) -> bool:
        return self.heading.endswith("?")


def paragraphs(fragment: str) -> tuple[Paragraph, ...]:
    """In the order of the page. The same fragment is always cut in the same way, while `CUT` stays."""
    cutter = _Cutter()
    for block in split(fragment):
        cutter.begin_block(block.key)
        cutter.walk(fragment_fromstring(block.html, create_parent="div"))
    cutter.close()
    return tuple(cutter.paragraphs)


class _Cutter:
    """Walks through a fragment and knows under which headings it is."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.headings: dict[int, HtmlElement] = {}
        """Those that hold now, by their level."""
        self.frame = ("", "")
        """The heading and the id that the frame gives to the block."""
        self.row: HtmlElement | None = None
        """A row of a table or of a list that has a name."""
        self.row_name = ""
        self.lines: list[str] = []

    def begin_block(self, key: str) -> None:
        """What stands under the title goes on, until there is another heading."""
        if key in UNDER_TITLE:
            return
        self.close()
        self.headings = {level: heading for level, heading in self.headings.items() if level == 1}
        self.frame = HEADED_BY_FRAME.get(key, ("", ""))

    def walk(self, element: HtmlElement) -> None:
        if _is_unread(element):
            return
        if element.tag in HEADINGS and not _has_heading(element):
            self.open(element)
        elif element.tag == "tr" and element.find("th[@scope='row']") is not None:
            self.table_row(element)
        elif element.tag == "li" and (name := _bold_start(element)):
            self.own_row(name, element)
        elif element.tag == "dl":
            self.terms(element)
        elif element.tag not in ("th", "thead"):
            self.blocks(element)

    def open(self, heading: HtmlElement) -> None:
        self.close()
        level = HEADINGS[heading.tag]
        self.headings = {above: element for above, element in self.headings.items() if above < level}
        self.headings[level] = heading
        for fold in heading.itersiblings("details"):
            if not SUMMED_UP.isdisjoint(fold.get("class", "").split()):
                self.add(_summed_up(fold.find("summary")))

    def blocks(self, element: HtmlElement) -> None:
        """The lines of an element, and what stands in it as blocks of their own, in order."""
        inline = [element.text or ""]
        for child in element:
            if _is_inside(child):
                inline.append(_inline(child))
            else:
                self.add("".join(inline))
                inline = []
                self.walk(child)
            inline.append(child.tail or "")
        self.add("".join(inline))

    def table_row(self, row: HtmlElement) -> None:
        """A paragraph of its own, called by its first cell; the others have the words of their columns before them."""
        self.begin_row(_line(row.find("th[@scope='row']")), row)
        for cell in row.findall("td"):
            text = _line(cell)
            label = cell.get("data-label", "")
            self.add(f"{label}: {text}" if label and text else text)
        self.end_row()

    def own_row(self, name: str, item: HtmlElement) -> None:
        self.begin_row(name, item)
        self.blocks(item)
        self.end_row()

    def terms(self, terms: HtmlElement) -> None:
        for element in terms.iter("dt", "dd"):
            if element.tag == "dt":
                self.begin_row(_line(element), element)
            else:
                self.blocks(element)
        self.end_row()

    def begin_row(self, name: str, element: HtmlElement) -> None:
        self.close()
        self.row, self.row_name = element, name

    def end_row(self) -> None:
        self.close()
        self.row, self.row_name = None, ""

    def add(self, text: str) -> None:
        line = _tidy(text)
        if line:
            if sum(map(len, self.lines)) > LONGEST:
                self.close()
            self.lines.append(line)

    def close(self) -> None:
        """Ends the paragraph. A heading without lines of its own gives none."""
        lines, self.lines = tuple(self.lines), []
        if not lines or not self.headings:
            return
        above = [_heading(element) for level, element in sorted(self.headings.items()) if level > 1]
        above += [self.frame[0]] if self.frame[0] else []
        names = [*above, self.row_name] if self.row is not None else above or [_heading(self.headings[1])]
        heading = self.headings[max(self.headings)]
        place = heading if self.row is None else self.row
        self.paragraphs.append(
            Paragraph(
                anchor=self.anchor(heading),
                section=names[-2] if len(names) > 1 else "",
                heading=names[-1],
                kind=_nearest(place, "data-kind"),
                lines=lines,
            )
        )

    def anchor(self, heading: HtmlElement) -> str:
        """A row's own place, or that of its heading; the nearest one above them where neither has an id."""
        own = (self.row.get("id") or self.row.getparent().get("id")) if self.row is not None else ""
        place = heading if self.row is None else self.row
        return own or self.frame[1] or heading.get("id") or _within_fold(place) or _nearest(place, "id")


def _is_unread(element: HtmlElement) -> bool:
    return (
        not isinstance(element.tag, str)
        or element.tag in UNREAD
        or element.get("popover") is not None
        or element.get("id") in UNREAD_IDS
        or not UNREAD_CLASSES.isdisjoint(element.get("class", "").split())
    )


def _is_inside(element: HtmlElement) -> bool:
    """Whether it is part of a line; a comment is."""
    return not isinstance(element.tag, str) or element.tag in INSIDE


def _has_heading(element: HtmlElement) -> bool:
    return any(child.tag in HEADINGS for child in element.iterdescendants())


def _bold_start(item: HtmlElement) -> str:
    """What an item of a list calls itself in bold at its beginning, or ""."""
    first = next(iter(item), None)
    while first is not None and first.tag == "p":
        item, first = first, next(iter(first), None)
    is_bold = first is not None and first.tag in ("strong", "b") and not (item.text or "").strip()
    return _line(first).rstrip(".:") if is_bold else ""


def _inline(element: HtmlElement) -> str:
    return "".join(_pieces(element))


def _pieces(element: HtmlElement, but: str = "") -> Iterator[str]:
    if _is_unread(element) or element.tag == but:
        return
    yield " " if element.tag == "br" else ""
    yield element.text or ""
    for child in element:
        yield from _pieces(child, but)
        yield child.tail or ""


def _heading(element: HtmlElement) -> str:
    """Without what a fold says in small of what is in it."""
    return _tidy("".join(_pieces(element, but="small")))


def _summed_up(summary: HtmlElement) -> str:
    """ "By how often: sleepiness (more than 1 in 10 people)"."""
    within = summary.find("small")
    return f"{_heading(summary)}: {_line(within)}" if within is not None else ""


def _line(element: HtmlElement) -> str:
    return _tidy(_inline(element))


def _tidy(text: str) -> str:
    """Without the white space of the source; a no-break space is the text's own."""
    return " ".join(filter(None, text.replace("\n", " ").replace("\t", " ").split(" ")))


def _within_fold(element: HtmlElement) -> str:
    """The nearest id in the fold that an element stands in, "" where there is none: a fold opens for what has its id
    inside it, and stays closed for its own.
    """
    for place in (element, *element.iterancestors()):
        if place.getparent() is None or place.get("id"):
            break
        if place.getparent().tag == "details":
            contents = (place, *place.itersiblings())
            return next((inside.get("id") for content in contents for inside in content.iter() if inside.get("id")), "")
    return ""


def _nearest(element: HtmlElement, attribute: str) -> str:
    """The value of the nearest element, at or above this one, that has it."""
    places = (place.get(attribute) for place in (element, *element.iterancestors()))
    return next(filter(None, places), "")
