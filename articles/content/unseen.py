"""Signs for which readers see another text than the one that the checks read: those that nobody sees or that turn the
order of what stands beside them, digits of other scripts and forms in an amount, and marks struck through a digit.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from articles.content.quantities import UNIT

# Controls, and separators that end no line; format characters, among them the joiners and those that turn
# directions; tags; variation selectors; fillers.
_UNSEEN = (
    "\u007f-\u009f\u2028\u2029"
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_JOINERS = "\u200c\u200d"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
_NOBODY_KNOWS = "\ufffd"
_EMOJI_STYLES = "\ufe0e\ufe0f"
_OTHER_EMOJI = "‼⁉ℹ〰"
"""Those that Unicode takes for letters or punctuation."""
# Raised, lowered, circled, in brackets or with a stop, Roman; and letters of other scripts that look like a zero.
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_OTHER_FORMS = f"{_RAISED}₀-₉\u2160-\u2188\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\U0001f100-\U0001f10cОоΟοՕօ"
_LETTERS = "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7cb"
"""Wide letters, and those of mathematics."""
_OVERLAYS = "\u0334-\u0338\u20d2\u20d3\u20d8-\u20da\u20e5\u20e6\u20ea\u20eb"
_GAP = r"[^\S\n]{0,2}"
_KEYCAP = "(?:[0-9#*]\ufe0f?\u20e3|\U0001f51f)"
_TAGS = {name: "".join(chr(0xE0000 + ord(letter)) for letter in name) for name in ("gbeng", "gbsct", "gbwls")}
"""Of the flags of England, Scotland and Wales. Other tags show nothing."""

_SIGN = re.compile(
    rf"(?P<keycap>(?<![0-9])(?:[0-9.,]{{0,6}}{_KEYCAP}){{1,20}}[0-9]{{0,6}})"
    rf"|(?P<flag>\U0001f3f4(?:{'|'.join(_TAGS.values())})\U000e007f)"
    rf"|(?P<unseen>[{_UNSEEN}])|(?P<private>[{_PRIVATE}])"
    rf"|(?P<struck>(?<=[0-9])[\u0300-\u036f\u20d0-\u20ff]++|[{_OVERLAYS}])"
    rf"|(?P<lettered>[{_LETTERS}]++)"
    r"|(?P<foreign>(?:(?![0-9])\d)++)"
    rf"|(?P<formed>(?<![^\W\d_])(?P<base>(?<![0-9.,])[0-9][0-9.,]{{0,20}})?[⁺⁻]?[{_OTHER_FORMS}]{{1,20}}[0-9.,]{{0,20}})"
    rf"(?={_GAP}{UNIT})",
    re.IGNORECASE,
)
_KEYS = re.compile(f"{_KEYCAP}+")
_ANY = re.compile(rf"[\U0001f51f{_LETTERS}{_UNSEEN}{_PRIVATE}\u0300-\u036f\u20d0-\u20ff{_OTHER_FORMS}]|(?![0-9])\d")
_COUNTED = re.compile(
    rf"{_GAP}(?:{UNIT}|(?:x|times|doses?|pills?|sprays?|\w*spoon\w*|once|twice|daily|nightly|weekly|(?:a|per|each|every|at"
    r"|in the|before|with) (?:day|week|night|bedtime|morning|evening|meals?|food)|every)\b)",
    re.IGNORECASE,
)
"""What makes an amount of a number before it."""
_LATIN_AFTER = re.compile(rf"{_GAP}(?:[A-Za-z%µμ]|[.,/]?[0-9])")
_EVERY_SCRIPT = re.compile("[\uff10-\uff19\U0001d7ce-\U0001d7ff]")
"""Wide digits, and those of mathematics: letters of no script of their own."""
_SHAPED_SCRIPTS = tuple(
    "ARABIC SYRIAC NKO MONGOLIAN DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA MALAYALAM SINHALA"
    " KHMER MYANMAR TIBETAN THAI LAO".split()
)


@dataclass(frozen=True)
class Sign:
    """`text[start:end]`. `instead` is what to put in its place, None where only the writer can know."""

    start: int
    end: int
    name: str
    instead: str | None = ""


def signs(text: str) -> Iterator[Sign]:
    """In the order of the text. Signs that are right in their place are not among them: joiners between letters of a
    script that needs them; what joins or colours emoji, or makes a flag of one; digits on keys, and digits of another
    script in words of that script, where they are no amount; powers of ten.
    """
    if not _ANY.search(text):
        return
    for match in _SIGN.finditer(text):
        sign = _sign(text, match)
        if sign is not None:
            yield sign


def _sign(text: str, match: re.Match[str]) -> Sign | None:
    start, end = match.span()
    if match["keycap"]:
        digits = _on_keys(match[0])
        name = f"“{match[0]}”, digits on keys in an amount"
        return Sign(start, end, name, digits) if _is_counted(text, match) else None
    if match["foreign"]:
        digits = "".join(str(unicodedata.digit(digit)) for digit in match[0])
        name = f"“{match[0]}”, digits of another script"
        return Sign(start, end, name, digits) if _in_amount(text, start, end) else None
    if match["lettered"]:
        name = f"“{match[0]}”, letters of another form"
        return Sign(start, end, name, unicodedata.normalize("NFKC", match[0]))
    if match["formed"]:
        name = f"“{match[0]}”, with digits of another form in an amount"
        return None if _is_power_of_ten(match) else Sign(start, end, name, None)
    if match["private"]:
        # What it showed may be a part of an amount, so that something has to stay in its place.
        return Sign(start, end, named(match[0]), _NOBODY_KNOWS)
    is_right = match["flag"] or (match["unseen"] and _is_right(text, start))
    return None if is_right else Sign(start, end, named(match[0][0]))


def named(sign: str) -> str:
    return f"U+{ord(sign):04X} ({unicodedata.name(sign, 'a sign without a name').lower()})"


def without(text: str) -> str:
    """The text without those signs, but for digits that only a person can put right."""
    while True:
        pieces, at = list[str](), 0
        for sign in signs(text):
            if sign.instead is not None:
                pieces += [text[at : sign.start], sign.instead]
                at = sign.end
        if not pieces:
            return text
        # Once more: what stood behind a sign may stand beside a digit now.
        text = "".join([*pieces, text[at:]])


def shown(text: str) -> str:
    """The text for a comparison: signs that nobody sees are shown by their Unicode numbers."""
    pieces, at = list[str](), 0
    for sign in signs(text):
        if sign.instead == "":
            pieces += [text[at : sign.start], *(f"⟨U+{ord(one):04X}⟩" for one in text[sign.start : sign.end])]
            at = sign.end
    return "".join([*pieces, text[at:]])


def _is_right(text: str, at: int) -> bool:
    # A few signs are enough: a copy of all that stands before would be made for each sign.
    before, after = text[max(0, at - 4) : at].rstrip(_EMOJI_STYLES)[-1:], text[at + 1 : at + 2]
    if text[at] in _EMOJI_STYLES:
        is_emoji = bool(before) and (unicodedata.category(before) in ("So", "Sm") or before in _OTHER_EMOJI)
        return is_emoji and text[at - 1] not in _EMOJI_STYLES
    if text[at] not in _JOINERS or not before or not after:
        return False
    if text[at] == "\u200d" and all(unicodedata.category(sign) in ("So", "Sk") for sign in (before, after)):
        return True
    return all(unicodedata.name(sign, "").startswith(_SHAPED_SCRIPTS) for sign in (before, after))


def _on_keys(keys: str) -> str:
    return keys.replace("\U0001f51f", "10").replace("\ufe0f", "").replace("\u20e3", "")


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """Whether the keys are an amount, or stand in a number with other digits."""
    return not _KEYS.fullmatch(match[0]) or _COUNTED.match(text, match.end()) is not None


def _in_amount(text: str, start: int, end: int) -> bool:
    beside = text[max(0, start - 1) : start]
    return bool(
        _EVERY_SCRIPT.search(text, start, end)
        or _LATIN_AFTER.match(text, end)
        or (beside.isascii() and beside.isdigit())
    )


def _is_power_of_ten(match: re.Match[str]) -> bool:
    rest = match["formed"].removeprefix(match["base"] or "")
    return match["base"] == "10" and all(sign in f"⁺⁻{_RAISED}" for sign in rest)
