"""CON-004: how often a side effect comes, against the record, and a number against the word beside it."""

from collections.abc import Iterator

from articles.clinical.comparing.differences import difference_hits
from articles.clinical.prose.frequency import ORDER, in_numbers_and_words, numbers_of
from articles.clinical.prose.statements import statements
from articles.clinical.record import Record
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
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
    version=2,
)
def other_frequency(subject: Subject) -> Iterator[Hit]:
    yield from difference_hits(subject, "frequency")
    for statement in statements(subject.passages):
        for word, number in in_numbers_and_words(statement.low):
            band = ORDER[word.share.band]
            if number.share.bounds_another(band):
                start, end = min(word.start, number.start), max(word.end, number.end)
                stands_for = f"{band.capitalize()} stands for {numbers_of(band)}."
                message = f"“{statement.text[start:end]}”: the word and the number differ. {stands_for}"
                yield Hit(message, statement.passage, statement.start + start, statement.start + end)
