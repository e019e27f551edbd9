"""CON-004: how often a side effect comes, against the record, and a number against the word beside it."""

from collections.abc import Iterator

from articles.clinical.prose.facts import Fact, facts
from articles.clinical.prose.frequency import ORDER, Share, effect_of, in_numbers_and_words
from articles.clinical.prose.statements import statements
from articles.clinical.record import Effect, Record
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
from articles.content.facts import BANDS
from articles.lifecycle import Severity


@rule(
    "CON-004",
    Severity.WARNING,
    "How often a side effect comes, given differently",
    why="Who reads that an effect is rare does not look for it, and who reads that it is common may not take the "
    "medicine.",
    hint="Give the frequency as the record has it, in words with the numbers that they stand for.",
    triggers=[
        "Drowsiness is rare.",
        "Drowsiness is rare: fewer than 1 in 1,000 people get it.",
        "Fewer than 1 in 1,000 people feel sleepy.",
        "Hardly anybody gets dizzy from it.",
        "It very rarely causes drowsiness.",
        "Suicidal thoughts affect about 1 in 5 people.",
        "Common side effects:\n\n- dizziness\n- suicidal thoughts (20 %)",
        "Very rare side effects:\n\n- dizziness",
        "Hiccups are common (1 in 5,000).",
        "Rare side effects, seen in more than 1 in 10 people, are hiccups.",
    ],
    does_not_trigger=[
        "Drowsiness is common.",
        "Very common side effects affect more than 1 in 10 people:\n\n- sleepiness",
        "Dizziness affects up to 1 in 10 people, and 37 % get sleepy.",
        "Drowsiness is more common in older people. Depression is rarely severe.",
        "Is drowsiness rare? In one trial 3 in 1,000 people felt sleepy.",
        "Common (1 in 100 to 1 in 10 people): dizziness. Rare side effects (fewer than 1 in 1,000): hiccups.",
        "Side effects are uncommon. Serious ones happen in less than 1 in 10,000 people.",
        "One in two tablets looks dull. Drowsiness is not rare.",
        "Two in three people with panic disorder are women.",
        Example("Drowsiness is rare.", {"record": Record()}),
    ],
    source="The medicine's record; EU guideline on the summary of product characteristics: frequency bands",
)
def other_frequency(subject: Subject) -> Iterator[Hit]:
    for wrong in _together(list(_contradicting(subject))):
        passage, start, end = (
            wrong[0][0].passage,
            min(fact.start for fact, _ in wrong),
            max(fact.end for fact, _ in wrong),
        )
        recorded = " and ".join(dict.fromkeys(f"{row.name} as {row.band} ({_numbers(row.band)})" for _, row in wrong))
        yield Hit(f"“{passage.text[start:end]}”: the record gives {recorded}.", passage, start, end)
    for statement in statements(subject.passages):
        for word, number in in_numbers_and_words(statement.low):
            if number.share.bounds_another(ORDER[word.share.band]):
                start, end = min(word.start, number.start), max(word.end, number.end)
                message = (
                    f"“{statement.text[start:end]}”: the word and the number differ. "
                    f"{ORDER[word.share.band].capitalize()} stands for {_numbers(ORDER[word.share.band])}."
                )
                yield Hit(message, statement.passage, statement.start + start, statement.start + end)


def _contradicting(subject: Subject) -> Iterator[tuple[Fact, Effect]]:
    for fact in facts(subject):
        row = _row(fact.about, subject.record) if fact.measure == "frequency" else None
        if row and isinstance(fact.value, Share) and fact.value.contradicts(row.band):
            yield fact, row


def _together(wrong: list[tuple[Fact, Effect]]) -> Iterator[list[tuple[Fact, Effect]]]:
    """What the same words say of several effects is one finding."""
    several: list[tuple[Fact, Effect]] = []
    for fact, row in wrong:
        if several and (fact.passage is not several[-1][0].passage or fact.start >= several[-1][0].end):
            yield several
            several = []
        several.append((fact, row))
    if several:
        yield several


def _row(effect: str, record: Record) -> Effect | None:
    rows = (row for row in record.effects if effect_of(row.name) == effect and row.band in ORDER)
    return next(rows, None)


def _numbers(band: str) -> str:
    return BANDS[band].partition(": ")[2]
