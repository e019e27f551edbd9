"""For whom, by which route and in which form an amount of a text is, as the words before it leave it."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from fractions import Fraction

from articles.clinical.prose.people import Range, people

_CLAUSE_ENDS = re.compile(
    r"[,;:.()|\n]|\b(?:but|while|whereas)\s"
    r"|(?<!adults )(?<!children )(?<!teenagers )(?<!adolescents )(?<!people )\band\s"
)
_LONGEST_CLAUSE = 200
_DAYS = re.compile(r"\b(?:days?|weeks?)\b")
"""Of a text they are how long something is taken, and no ages."""
_BARE_AGE = re.compile(
    r"\b(?:under|over|above|below|aged|from) [0-9]{1,2}(?= (?!(?:to|and|or|years?|yrs?|months?|k?g|kilo\w*|mc?g|ml"
    r"|hours?|hrs?|times|minutes?|doses?|tablets?|capsules?|units?|percent)\b)[a-z])"
)
_ADULTS = Range(Fraction(18), Fraction(1000))
_SIGNS: dict[str, dict[str, str]] = {
    "route": {
        "by mouth": r"by mouth|oral(?:ly)?|swallow\w*",
        "injection": r"inject\w*|intraven\w*|intramusc\w*|infusions?|drip|iv|im|vein",
        "rectum": r"rectal(?:ly)?|suppositor\w*|enemas?",
        "skin": r"patch(?:es)?|creams?|gels?|ointments?|skin",
        "nose": r"nasal(?:ly)?|nose|nostrils?",
        "lungs": r"inhal\w*|nebuli\w*|puffs?",
    },
    "form": {
        "slow release": r"(?:slow|extended|modified|prolonged|sustained|controlled)[- ]release|long-acting|retard"
        r"|x[rl]|[esmc]r"
    },
    "state": {
        "kidneys": r"kidneys?|renal|dialysis",
        "liver": r"liver|hepatic|cirrhosis",
        "pregnancy": r"pregnan\w*",
        "breastfeeding": r"breast-?feed\w*",
        "alcohol": r"alcohol|drinkers?|drink(?:ing)? (?:beer|wine|spirits)",
        "frailty": r"frail|underweight|malnourished",
    },
}
_PATTERNS = {
    about: re.compile("|".join(rf"\b(?P<_{number}>{words})\b" for number, words in enumerate(names.values())))
    for about, names in _SIGNS.items()
}


@dataclass(frozen=True)
class Circumstances:
    """None where no word tells: adults, by mouth, as usual."""

    ages: Range | None = None
    weights: Range | None = None
    route: frozenset[str] | None = None
    form: frozenset[str] | None = None
    state: frozenset[str] | None = None

    def after(self, earlier: "Circumstances") -> "Circumstances":
        """These, and what earlier words named that nothing has named anew."""
        if self.ages or self.weights:
            earlier = replace(earlier, ages=None, weights=None)
        return Circumstances(*(getattr(self, one.name) or getattr(earlier, one.name) for one in fields(self)))

    def cover(self, other: "Circumstances") -> bool:
        """Whether what holds in these holds in all of the others."""
        people = _covers(self.ages, other.ages or _ADULTS) and _covers(self.weights, other.weights)
        by_mouth = frozenset({"by mouth"})
        same_route = (self.route or by_mouth) == (other.route or by_mouth)
        return people and same_route and (self.form, self.state) == (other.form, other.state)


def _covers(limits: Range | None, others: Range | None) -> bool:
    return limits is None or (others is not None and limits.low <= others.low and others.high <= limits.high)


def clause_end(text: str, at: int) -> int:
    end = min(len(text), at + _LONGEST_CLAUSE)
    cut = _CLAUSE_ENDS.search(text, at, end)
    return cut.start() if cut else end


def named(clause: str) -> Circumstances:
    """What a text in lower case names."""
    whom = people(_BARE_AGE.sub(r"\g<0> years", _DAYS.sub(" ", clause)))
    return Circumstances(whom.ages, whom.weights, *(_names(about, clause) for about in _SIGNS))


def _names(about: str, clause: str) -> frozenset[str] | None:
    names = list(_SIGNS[about])
    groups = {match.lastgroup or "_0" for match in _PATTERNS[about].finditer(clause)}
    return frozenset(names[int(group[1:])] for group in groups) or None


def reader(text: str, above: str) -> Callable[[int, str], Circumstances]:
    """Answers for any place of a text in lower case, with the head of its column. `above` stands above the text."""
    ends, states, begin = [0], [named(above)], 0
    while begin < len(text):
        end = max(clause_end(text, begin), begin + 1)
        ends.append(end)
        states.append(named(text[begin:end]).after(states[-1]))
        begin = end

    def read(at: int, column: str) -> Circumstances:
        return named(column).after(states[bisect_right(ends, clause_end(text, at)) - 1])

    return read
