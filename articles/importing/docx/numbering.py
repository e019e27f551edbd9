"""Numbers and bullets that Word puts before the paragraphs of a list, counted as Word counts them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from articles.importing.docx.values import number, value

_PLACE = re.compile(r"%([1-9])")
_ROMAN = tuple(
    zip((900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "cm d cd c xc l xl x ix v iv i".split(), strict=True)
)
_MOST = 999


@dataclass(frozen=True)
class Label:
    """What Word puts before a paragraph by itself. `mark` is "-" or "3.", or "" where the words of `text` stand."""

    depth: int
    mark: str
    text: str = ""


@dataclass(frozen=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(frozen=True)
class _Num:
    """Lists that share a definition share its `counts`; `starts` are the levels at which this one begins anew."""

    levels: Mapping[int, _Level]
    counts: dict[int, int]
    starts: dict[int, int]


class Numbering:
    def __init__(self, root: Element | None) -> None:
        rows = list(root) if root is not None else []
        abstracts = {row.get("abstractNumId"): row for row in rows if row.tag == "abstractNum"}
        linked = {value(row.find("styleLink")): row for row in abstracts.values()}
        levels = {
            key: _levels(linked.get(value(row.find("numStyleLink")) or " ", row)) for key, row in abstracts.items()
        }
        counts = {key: dict[int, int]() for key in abstracts}
        self._nums: dict[str, _Num] = {}
        self.by_style: dict[str, tuple[str, int]] = {}
        for row in rows:
            key = value(row.find("abstractNumId"))
            if row.tag == "num" and key in abstracts:
                name = row.get("numId", "")
                self._nums[name] = _Num(levels[key] | _overridden(row), counts[key], _starts(row))
                for level in abstracts[key].iterfind("lvl[pStyle]"):
                    self.by_style.setdefault(value(level.find("pStyle")), (name, number(level.get("ilvl"))))

    def next(self, name: str, depth: int) -> Label | None:
        """Counts on in this list; None when it puts nothing before the paragraph."""
        num = self._nums.get(name)
        if num is None or depth not in num.levels:
            return None
        level = num.levels[depth]
        begun = num.starts.pop(depth, None)
        num.counts[depth] = begun if begun is not None else num.counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in num.counts if key > depth]:
            del num.counts[deeper]
        return _label(level, depth, num)


def _label(level: _Level, depth: int, num: _Num) -> Label | None:
    if level.form == "bullet":
        spelled = len(level.text) > 1 and level.text.isascii() and any(map(str.isalpha, level.text))
        return Label(depth, "", level.text) if spelled else Label(depth, "-")
    count = num.counts[depth]
    if level.form == "decimal" and re.fullmatch(rf"\(?%{depth + 1}[.):]?", level.text) and count <= _MOST:
        return Label(depth, f"{count}.")
    text = _PLACE.sub(lambda place: _shown(num, int(place[1]) - 1), level.text).strip()
    return Label(depth, "", text) if text else None


def _shown(num: _Num, depth: int) -> str:
    level = num.levels.get(depth, _Level("decimal", "", 1))
    return _written(num.counts.get(depth, level.start), level.form)


def _written(count: int, form: str) -> str:
    match form:
        case "none":
            return ""
        case "lowerLetter" | "upperLetter" if count > 0:
            letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
            return letters if form == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman" if 0 < count <= _MOST:
            return _roman(count) if form == "lowerRoman" else _roman(count).upper()
    return str(count)


def _roman(count: int) -> str:
    numeral = ""
    for size, sign in _ROMAN:
        numeral += sign * (count // size)
        count %= size
    return numeral


def _levels(abstract: Element) -> dict[int, _Level]:
    return {number(level.get("ilvl")): _level(level) for level in abstract.findall("lvl")}


def _level(level: Element) -> _Level:
    start = number(value(level.find("start")), 1)
    return _Level(value(level.find("numFmt")) or "decimal", value(level.find("lvlText")), start)


def _overridden(num: Element) -> dict[int, _Level]:
    rows = num.findall("lvlOverride")
    return {number(row.get("ilvl")): _level(level) for row in rows if (level := row.find("lvl")) is not None}


def _starts(num: Element) -> dict[int, int]:
    rows = num.findall("lvlOverride")
    return {
        number(row.get("ilvl")): number(value(start))
        for row in rows
        if (start := row.find("startOverride")) is not None
    }
