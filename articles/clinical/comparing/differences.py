"""Where a text differs from the medicine's record."""

from collections.abc import Iterator
from itertools import groupby

from articles.clinical.claims import Claim, Measure, claims
from articles.clinical.comparing.comparison import Comparison
from articles.clinical.comparing.records import compare
from articles.clinical.rule import Hit
from articles.clinical.subject import Subject

Difference = tuple[Claim, Comparison]


def differences(subject: Subject, *measures: Measure) -> Iterator[Difference]:
    for claim in claims(subject):
        comparison = compare(claim, subject.record) if claim.measure in measures else None
        if comparison is not None and not comparison.agrees:
            yield claim, comparison


def difference_hits(subject: Subject, *measures: Measure) -> Iterator[Hit]:
    for several in _together(differences(subject, *measures)):
        passage, severity = several[0][0].passage, several[0][1].severity
        start, end = min(claim.start for claim, _ in several), max(claim.end for claim, _ in several)
        recorded = " and ".join(dict.fromkeys(comparison.recorded for _, comparison in several))
        yield Hit(f"“{passage.text[start:end]}”: the record {recorded}.", passage, start, end, severity=severity)


def _together(all_differences: Iterator[Difference]) -> Iterator[list[Difference]]:
    """What one sentence claims is one difference."""
    by_sentence = groupby(all_differences, key=lambda pair: (id(pair[0].passage), pair[0].sentence_span))
    return (list(several) for _, several in by_sentence)
