"""Signs of symbol fonts, which stand in a file as places in the font."""

import re

# From the places 0x20 and 0xA1 on.
_GREEK = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
)
_FONTS = {
    "symbol": {
        start + at: sign for start, signs in zip((0x20, 0xA1), _GREEK, strict=True) for at, sign in enumerate(signs)
    },
    "wingdings": {
        0x20: " ",
        0x46: "☞",
        0x6C: "●",
        0x6E: "■",
        0x6F: "□",
        0x71: "❑",
        0x72: "❒",
        0x76: "❖",
        0x9F: "•",
        0xA7: "▪",
        0xA8: "☐",
        0xD8: "➢",
        0xDF: "←",
        0xE0: "→",
        0xE1: "↑",
        0xE2: "↓",
        0xE8: "➔",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
    },
}
_SYMBOL = re.compile(r"symbol(?:[ -]?(?:mt|std|ps|set|neu|\(.*\)))?|standard ?symbols ?(?:l|ps)?")
_UNREAD = re.compile(r"wingdings ?[23]|webdings|(?:itc )?zapf ?dingbats.*|monotype sorts|mt extra|marlett")
"""Fonts of signs that no table here names."""
PRIVATE = re.compile("[\uf020-\uf0ff]")
UNKNOWN = "\ufffd"


def is_symbol_font(font: str) -> bool:
    return _signs_of(font) is not None


def symbol(font: str, place: int) -> str:
    """The sign at a place in a font; UNKNOWN when it is not known which one that is."""
    signs = _signs_of(font)
    if signs is not None:
        return signs.get(place & 0xFF, UNKNOWN)
    known = 0x20 <= place < 0xD800 or 0xF900 <= place < 0xFFFE
    return chr(place) if known else UNKNOWN


def _signs_of(font: str) -> dict[int, str] | None:
    """None for a font of letters. Of several fonts the first counts."""
    name = font.partition(",")[0].strip(" '\"").lower()
    if _SYMBOL.fullmatch(name):
        return _FONTS["symbol"]
    return {} if _UNREAD.fullmatch(name) else _FONTS.get(name)
