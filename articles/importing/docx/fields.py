"""Fields of Word that stand in a text without a result: what they show is in their instruction or their settings."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from articles.importing.docx.values import number, on, value
from articles.importing.symbols import UNKNOWN, symbol

_SHOWN = re.compile(r"\s*(?:EQ|SYMBOL|FORMDROPDOWN|ADVANCE)\b", re.IGNORECASE)
_SYMBOL = re.compile(r"\s*SYMBOL\s+(0x[0-9a-f]{1,4}|[0-9]{1,5})\b", re.IGNORECASE)
_FONT = re.compile(r"\\f\s*\"?([^\"\\]{1,60})", re.IGNORECASE)


@dataclass
class Field:
    """`text_count` is how many pieces of text stood before it, `chosen` what its settings say that it shows."""

    text_count: int
    chosen: str = ""
    instruction: list[str] = field(default_factory=list)
    linked: bool = False

    @property
    def text(self) -> str:
        return "".join(self.instruction).strip()

    @property
    def shown(self) -> str:
        """What it shows without a result: UNKNOWN for a formula, "" for a mark that nobody sees."""
        if self.chosen:
            return self.chosen
        place, font = _SYMBOL.match(self.text), _FONT.search(self.text)
        if place and font:
            return symbol(font[1].strip(), int(place[1], 0 if place[1][:2].lower() == "0x" else 10))
        return UNKNOWN if _SHOWN.match(self.text) else ""


def chosen(begin: Element) -> str:
    """What a form's list or box is set to."""
    choices, box = begin.find("ffData/ddList"), begin.find("ffData/checkBox")
    if box is not None:
        return "☒" if on(box, "checked") or (box.find("checked") is None and on(box, "default")) else "☐"
    if choices is None:
        return ""
    at = choices.find("result") if choices.find("result") is not None else choices.find("default")
    entries = choices.findall("listEntry")[number(value(at)) :]
    return value(entries[0]) if entries else ""
