"""The claims of a text, each with what it was compared with: for people who want to know why a rule reports it, or why
not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from articles.clinical.claims import Claim, claims, claims_of_others
from articles.clinical.comparing.comparison import Comparison
from articles.clinical.comparing.records import compare
from articles.clinical.comparing.texts import agree
from articles.clinical.subject import Subject


@dataclass(frozen=True)
class Explained:
    """`comparison` is None where the record says nothing of it. `contradicts` are other claims of the same measure,
    here or, with their title, in other live pages.
    """

    claim: Claim
    comparison: Comparison | None
    contradicts: tuple[str, ...] = ()

    def line(self) -> str:
        claim = self.claim
        about = f" ({claim.about})" if claim.about else ""
        where = f"{claim.passage.section or claim.passage.place}:{claim.passage.at(claim.start, claim.end)[0]}"
        others = "".join(f"; contradicts {words}" for words in self.contradicts)
        return f"claim at {where}: {claim.measure}{about}: “{claim.words}”: {self._recorded()}{others}."

    def _recorded(self) -> str:
        if self.comparison is None:
            return "the record says nothing of it"
        return f"{'agrees' if self.comparison.agrees else 'DIFFERS'}: the record {self.comparison.recorded}"

    def as_dict(self) -> dict[str, Any]:
        claim, comparison = self.claim, self.comparison
        start, end = claim.passage.at(claim.start, claim.end)
        return {
            "measure": claim.measure,
            "about": claim.about,
            "place": claim.passage.place,
            "start": start,
            "end": end,
            "words": claim.words,
            "record": comparison.recorded if comparison else None,
            "agrees": comparison.agrees if comparison else None,
            "contradicts": list(self.contradicts),
        }


def explain(subject: Subject) -> Iterator[Explained]:
    """In the order in which they are read."""
    others = [(f" in “{title}”", their_claims) for title, their_claims in claims_of_others(subject)]
    for claim in claims(subject):
        contradicting = tuple(
            dict.fromkeys(
                f"“{other.words}”{where}"
                for where, several in (("", claims(subject)), *others)
                for other in several
                if _is_of_one_measure(claim, other) and not agree(other, claim)
            )
        )
        yield Explained(claim, compare(claim, subject.record), contradicting)


def _is_of_one_measure(claim: Claim, other: Claim) -> bool:
    return (claim.measure, claim.about) == (other.measure, other.about) and bool(claim.value)
