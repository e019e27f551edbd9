"""Whether something is refused where it stands: "not for children under 6", "children under 6 must not take it"."""

import re

_CUT = re.compile(
    r"[.;:|?!]|, |\s-\s|\b(?:but|although|though|while|whereas|because|unless|so that|when|whenever|if|where|until|once"
    r"|after|before|since|as soon as)\b"
)
_JOINED = re.compile(r"(?:, )?(?:or|nor|and)(?: (?:to|for|in|by|from|with|a|the|children|people))*\b")
_REFUSAL = re.compile(
    r"\b(?:not|never|no|none|nor|neither|nobody|cannot|without|avoid\w*|unsafe|unsuitable|dangerous|forbidden|banned"
    r"|contra-?indicated|prohibited|refus\w+|instead of|rather than"
    r"|stop (?:asking|looking|trying)|too (?:young|small|dangerous))\b|n't\b"
)
_FAR = 200
"""Characters to each side that can still say no."""


_FRONTED = re.compile(r"\W*(?:in|for|among|if|with|under|below|children|as for)\b")
"""A sentence that begins with whom it is about says the rest behind the comma."""


def refused(text: str, start: int, end: int) -> bool:
    """Of a text in small letters. An "or" goes on with what stands before it: "not in pregnancy, or for children"."""
    first, last = max(0, start - _FAR), min(len(text), end + _FAR)
    cuts = [
        cut for cut in _CUT.finditer(text, first, start) if not (cut[0] == ", " and _JOINED.match(text, cut.start()))
    ]
    begin = cuts[-1].end() if cuts else first
    stops = [cut.start() for cut in _CUT.finditer(text, end, last)]
    if stops and text.startswith(", ", stops[0]) and _FRONTED.match(text, begin, end):
        stops = stops[1:]
    return _REFUSAL.search(text, begin, stops[0] if stops else last) is not None
