"""What stands inside a paragraph of a Word file: text and its style, links, fields, notes, pictures and formulas."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element

from articles.importing.docx.fields import Field, chosen
from articles.importing.docx.formatting import Formatting
from articles.importing.docx.formulas import BEFORE, not_shown, sides, spread
from articles.importing.docx.styles import Styles
from articles.importing.docx.tape import Tape, flat
from articles.importing.docx.values import is_on, number, on, value
from articles.importing.html.looks import signs
from articles.importing.html.shifted import GAP
from articles.importing.html.tags import Token
from articles.importing.symbols import PRIVATE, UNKNOWN, is_symbol_font, symbol

_Step = tuple[Iterable[Element], Callable[[], None] | None]
_ADDRESS = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')
_PLACE = re.compile(r"[0-9A-Fa-f]{1,6}")
_STYLED = {"strong": "strong", "emphasis": "em"}
_RAISED = {"superscript": "sup", "subscript": "sub"}
_SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "\u2011"}
STRUCK, BACKWARDS = "struck-out text", "text shown backwards"
_MOVED_FROM = 4
"""Half points; less is how a line is levelled."""
_PICTURE = "A picture without a description stands here."
_EMBEDDED = "A file is embedded here. Open the document in Word and copy its text."


class Runs:
    """What stands inside a paragraph. `hidden` is set aside, by paragraph and reason; `notes` are numbered in order."""

    def __init__(self, tape: Tape, styles: Styles, links: Mapping[str, str], notes: dict[tuple[str, str], int]) -> None:
        self._tape, self._styles, self._links, self.notes = tape, styles, links, notes
        self._described = ""
        self.paragraph: Element | None = None
        """The properties of the paragraph that is open."""
        self.cell: Sequence[Element] = ()
        """What the style of the table around it says of text in its cell, the nearest first."""
        self.anchors: dict[str, int] = {}
        self.hidden: dict[tuple[int, str], list[Token]] = {}
        self._fields, self._linked, self._font = list[Field](), list[Field](), ""
        self.steps: dict[str, Callable[[Element], _Step]] = {
            "r": self._run,
            "t": self._text,
            "sym": self._symbol,
            "br": self._line_break,
            "cr": self._line_break,
            "hyperlink": self._hyperlink,
            "fldChar": self._field,
            "fldSimple": self._simple_field,
            "instrText": self._instruction,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            "commentReference": self._comment,
            "docPr": self._picture,
            "blip": self._seen,
            "imagedata": self._seen,
            "textpath": self._word_art,
            "altChunk": self._embedded,
            "bdo": self._turned,
            "oMath": self._apart,
            "rt": self._beside_base,
            "borderBox": self._in_formula,
            "phant": self._in_formula,
            **dict.fromkeys(("mr", "eqArr"), lambda element: (spread(element), None)),
            **dict.fromkeys(_SIGNS, self._sign),
            **dict.fromkeys(BEFORE, self._formula),
        }

    def end_links(self) -> None:
        """A field may run over several paragraphs; a link does not."""
        for one in self._linked:
            if one.linked:
                self._tape.tag("/a")
                one.linked = False
        self._linked.clear()

    def _run(self, element: Element) -> _Step:
        properties = element.find("rPr")
        formatting = self._styles.run(properties, self.paragraph, self.cell)
        reason, tags, outer = _reason(formatting), _tags(properties, formatting), self._font
        fonts = formatting.first("rFonts")
        self._font = fonts.get("ascii", "") or fonts.get("hAnsi", "") if fonts is not None else ""
        end = self._aside(reason)
        for tag in tags:
            self._tape.tag(tag)

        def done() -> None:
            for tag in reversed(tags):
                self._tape.tag(f"/{tag}")
            self._font = outer
            end()

        return element, done

    def _aside(self, reason: str) -> Callable[[], None]:
        """Begins what is set aside when there is a reason; what it returns ends it."""
        if not reason:
            return lambda: None
        self._tape.open("box")

        def done() -> None:
            frame = self._tape.close()
            self.hide(reason, flat([*frame.parts, *frame.later]))
            if reason in (STRUCK, BACKWARDS):
                # The numbers on its two sides must not become one.
                self._tape.tag(GAP)

        return done

    def hide(self, reason: str, tokens: Iterable[Token]) -> None:
        self.hidden.setdefault((self._tape.number, reason), []).extend(tokens)

    def _text(self, element: Element) -> _Step:
        text = "".join([element.text or "", *(child.tail or "" for child in element)])
        shown = self._in_font(text)
        if UNKNOWN in shown and UNKNOWN not in text:
            self.hide("unknown sign", [Token(self._tape.number, "", f"{self._font}: {text}")])
        self._tape.say(shown)
        return element, None

    def _in_font(self, text: str) -> str:
        """In a font of signs every letter shows one; in others, places that are kept for them do."""
        if is_symbol_font(self._font):
            return signs(text, self._font)
        return PRIVATE.sub(lambda sign: symbol(self._font, ord(sign[0])), text)

    def _sign(self, element: Element) -> _Step:
        self._tape.say(_SIGNS[element.tag])
        return (), None

    def _symbol(self, element: Element) -> _Step:
        sign = written(element)
        if sign == UNKNOWN:
            named = f"{element.get('font', '')} {element.get('char', '')}"
            self.hide("unknown sign", [Token(self._tape.number, "", named)])
        self._tape.say(sign)
        return (), None

    def _line_break(self, _element: Element) -> _Step:
        self._tape.tag("br")
        return (), None

    def _hyperlink(self, element: Element) -> _Step:
        address = self._links.get(element.get("id", ""), "")
        if not address:
            return element, None
        anchor = element.get("anchor", "")
        self._tape.tag("a", href=f"{address}#{anchor}" if anchor else address)
        return element, lambda: self._tape.tag("/a")

    def _field(self, element: Element) -> _Step:
        kind = element.get("fldCharType", "")
        if kind == "begin":
            self._fields.append(Field(self._tape.text_count, chosen(element)))
        elif kind == "separate" and self._fields:
            match = _ADDRESS.match("".join(self._fields[-1].instruction))
            if match:
                self._fields[-1].linked = True
                self._linked.append(self._fields[-1])
                self._tape.tag("a", href=match[1])
        elif kind == "end" and self._fields:
            self._end_field(self._fields.pop())
        return (), None

    def _simple_field(self, element: Element) -> _Step:
        field = Field(self._tape.text_count, instruction=[element.get("instr", "")])
        return element, lambda: self._end_field(field)

    def _end_field(self, field: Field) -> None:
        if field.linked:
            self._tape.tag("/a")
        shown = field.shown if self._tape.text_count == field.text_count else ""
        if UNKNOWN in shown:
            self.hide("unknown sign", [Token(self._tape.number, "", field.text)])
        if shown:
            self._tape.say(shown)

    def _instruction(self, element: Element) -> _Step:
        if self._fields:
            self._fields[-1].instruction.append(element.text or "")
        return (), None

    def _note(self, element: Element) -> _Step:
        key = f"{element.tag.removesuffix('Reference')}s", element.get("id", "")
        self._tape.say(f"[{self.notes.setdefault(key, len(self.notes) + 1)}]")
        return (), None

    def _comment(self, element: Element) -> _Step:
        self.anchors.setdefault(element.get("id", ""), self._tape.number)
        return (), None

    def _picture(self, element: Element) -> _Step:
        self._described = element.get("descr") or element.get("title") or ""
        self._tape.tag("img", alt=self._described)
        return element, None

    def _seen(self, element: Element) -> _Step:
        if not self._described.strip():
            self.hide("picture", [Token(self._tape.number, "", _PICTURE)])
        self._described = ""
        return element, None

    def _word_art(self, element: Element) -> _Step:
        self._tape.say(element.get("string", ""))
        return element, None

    def _embedded(self, _element: Element) -> _Step:
        self.hide("not read", [Token(self._tape.number, "", _EMBEDDED)])
        return (), None

    def _apart(self, element: Element) -> _Step:
        """A formula is no part of the number before or after it."""
        self._tape.tag(GAP)
        return element, lambda: self._tape.tag(GAP)

    def _formula(self, element: Element) -> _Step:
        opening, closing = sides(element)
        self._put(opening)
        return element, lambda: self._put(closing)

    def _beside_base(self, element: Element) -> _Step:
        """Small text over a line, as a guide to reading it."""
        self._tape.tag("sup")
        return element, lambda: self._tape.tag("/sup")

    def _turned(self, element: Element) -> _Step:
        """Shown in the order of another script: "15" as "51"."""
        return element, self._aside(BACKWARDS * (value(element) == "rtl"))

    def _in_formula(self, element: Element) -> _Step:
        return element, self._aside(not_shown(element))

    def _put(self, sign: str) -> None:
        """A sign of a formula, or the tag that raises or lowers a part of it."""
        if sign == GAP or sign.strip("/") in _RAISED.values():
            self._tape.tag(sign)
        elif sign:
            self._tape.say(sign)


def _reason(formatting: Formatting) -> str:
    if formatting.toggled("vanish"):
        return "hidden text"
    return STRUCK if formatting.toggled("strike") or is_on(formatting.first("dstrike")) else ""


def _moved(half_points: str) -> str:
    """Text moved up or down by so much that it stands beside its line."""
    moved = number(half_points.lstrip("+-"))
    return ("sub" if half_points[:1] == "-" else "sup") if moved >= _MOVED_FROM else ""


def _tags(properties: Element | None, formatting: Formatting) -> list[str]:
    raised = _RAISED.get(value(formatting.first("vertAlign")), "") or _moved(value(formatting.first("position")))
    if properties is None:
        return [raised] if raised else []
    style = _STYLED.get(value(properties.find("rStyle")).lower(), "")
    bold, slanted = "strong" * on(properties, "b"), "em" * on(properties, "i")
    return [tag for tag in dict.fromkeys((style, bold, slanted, raised)) if tag]


def written(element: Element) -> str:
    """What one element of a run writes by itself, without its style."""
    if element.tag == "sym":
        place = element.get("char", "")
        return symbol(element.get("font", ""), int(place, 16)) if _PLACE.fullmatch(place) else UNKNOWN
    if element.tag in ("br", "cr"):
        return " "
    return (element.text or "") if element.tag in ("delText", "t") else _SIGNS.get(element.tag, "")
