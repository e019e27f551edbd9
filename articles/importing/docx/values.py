"""Reads the values that attributes of Word elements hold: texts, numbers, on and off."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

_NUMBER = re.compile(r"[0-9]{1,6}")


def value(element: Element | None) -> str:
    return "" if element is None else element.get("val", "")


def number(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and _NUMBER.fullmatch(text) else otherwise


def on(parent: Element | None, name: str) -> bool:
    """Whether a property such as bold is there and not switched off."""
    return is_on(None if parent is None else parent.find(name))


def is_on(element: Element | None) -> bool:
    return element is not None and value(element).lower() not in ("0", "false", "off", "none")


def first(parents: Iterable[Element], name: str) -> Element | None:
    """The property as the nearest one says that names it at all."""
    return next((element for parent in parents if (element := parent.find(name)) is not None), None)
