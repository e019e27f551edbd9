"""STR: what stands twice, in one text or on two pages of one medicine."""

import re
from collections.abc import Iterator

from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage, template, text_passage
from articles.clinical.prose.alike import (
    Index,
    Unit,
    all_sentence_units,
    index_of,
    passage_units,
    readings,
    sentence_units,
)
from articles.clinical.prose.reworded import Contents
from articles.clinical.prose.vocabulary import subject_vocabulary
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
from articles.lifecycle import Severity

_EMERGENCY = re.compile(r"\b(?:911|999|112|988|111|emergency)\b")
_BAND = re.compile(
    r"\W*(?:(?:very |less|more|most) )?(?:common|uncommon|rare|frequent|infrequent|(?:\w+ )?not known)\b", re.IGNORECASE
)
"""Bands begin anew below each use of the medicine."""
_ENDED = re.compile(r"[.!?][\"')\]]*$")
"""What has no end is an item of a list or a line above one, and says something with those around it alone."""
FEWEST_OF_PASSAGE, FEWEST_OF_SENTENCE, FEWEST_OF_REWORDED, FEWEST_OF_PAGE = 10, 12, 3, 25
"""Words. What is shorter may be a formula that is meant to be repeated."""
_STORE = "Keep the tablets in their own pack, dry, and out of the reach of children."
_LONG = (
    "People who take it for a long time can come to need more of it for the same effect, and their bodies get used to"
    " it, so that they feel unwell when they stop it all at once."
)


@rule(
    "STR-004",
    Severity.INFO,
    "A heading or a text that stands twice",
    why="What stands twice was pasted twice, and one of the two will be forgotten when the other is corrected.",
    hint="Keep one of them.",
    triggers=[
        "## Uses {: uses }\n\nFor seizures.\n\n## Uses {: uses }\n\nFor panic disorder.",
        f"{_STORE}\n\nBe patient.\n\n{_STORE}",
        f"{_STORE}\n\nBe patient.\n\nKeep these tablets in their own pack, dry and out of reach of children.",
        "Take clonazepam right before you go to bed. Be calm. Right before you go to bed, you take clonazepam.",
        f"Be calm. {_STORE} It helps.\n\nBe patient. {_STORE} It does help.",
        "Take the capsule in one piece. Be calm. The capsule has to be swallowed whole.",
        "Never stop it suddenly, or seizures can follow. Ask. As seizures can follow, you must never quit it suddenly.",
        "Drowsiness is very common at first. It passes. At the beginning, sleepiness is very common.",
        "Eat much the same each day. That keeps the sugar steady. Eat the same each day to keep the sugar steady.",
        "Store the pens in the fridge. Be calm. Remember: the pens are kept in the fridge.",
        "| Effect | How often |\n| --- | --- |\n| Tiredness, dizziness | common |\n| Dizziness, fatigue | common |",
        "**May I drive?** Not while you feel drowsy.\n\nAsk.\n\n**Can I drive a car?** Not while you feel drowsy.",
        Example("## Clonazepam and sleep {: other }\n\nIt helps.", {"title": "Clonazepam and sleep"}),
    ],
    does_not_trigger=[
        "## Adults {: dosing }\n\n### Start\n\nLow.\n\n## Children {: children }\n\n### Start\n\nLower.",
        "If a seizure starts, call 911 (US) or 999 (UK) at once, and stay with the person until help comes.\n\n"
        "Wait.\n\nIf a seizure starts, call 911 (US) or 999 (UK) at once, and stay with the person until help comes.",
        "Ask first.\n\nAsk first.",
        "### Common side effects (may affect up to 1 in 10 people in the first weeks)\n\n- rash\n\n"
        "### Very common side effects (may affect more than 1 in 10 people in the first weeks)\n\n- sleepiness",
        "Take the tablets with a glass of water in the morning, at the same time each day.\n\n"
        "Take the tablets with a glass of water in the evening, at the same time each day.",
        "Most adults with seizures start with 0.5 mg three times a day, and their doctor raises it.\n\n"
        "Most adults with seizures start with 0.25 mg two times a day, and their doctor raises it.",
        "Tell your doctor before you start it if you have ever had trouble with your liver.\n\n"
        "Tell your doctor before you start it if you have ever had trouble with your breathing.",
        "Do not take it together with fluconazole unless your doctor has told you that you can.\n\n"
        "Do not take it together with ketoconazole unless your doctor has told you that you can.",
        "Carbamazepine lowers the level of clonazepam. Clonazepam lowers the level of carbamazepine.",
        "Take it with food in the morning. Take it without food in the evening.",
        "Tell your doctor if you are pregnant. Tell your doctor if you breastfeed.",
        "Adults take 0.5 mg in the morning. Adults take 0.5 mg in the evening too.",
        "You can drive on the day after you have taken it in the evening if you feel well.\n\n"
        "You can not drive on the day after you have taken it in the evening if you feel well.",
    ],
    version=3,
)
def twice(subject: Subject) -> Iterator[Hit]:
    yield from _headings(subject)
    names, passages, parts, contents = subject_vocabulary(subject).known, Index(), Index(), Contents()
    for passage in subject.passages:
        for unit in passage_units([passage], FEWEST_OF_PASSAGE):
            like = None if _may_stand_twice(unit) else passages.like(unit, names)
            if like:
                yield Hit(_message(like, unit), passage, unit.start, unit.end)
                break
            passages.add(unit)
        else:
            yield from _sentences(passage, parts, contents, names)


def _sentences(passage: Passage, parts: Index, contents: Contents, names: frozenset[str]) -> Iterator[Hit]:
    units = list(sentence_units(passage, FEWEST_OF_SENTENCE))
    for unit in units:
        like = None if _may_stand_twice(unit) else parts.like(unit, names)
        if like:
            yield Hit(_message(like, unit), passage, unit.start, unit.end)
    before: Unit | None = None
    for unit in all_sentence_units(passage, FEWEST_OF_REWORDED):
        several = list(readings(unit, before))
        likes = [(one, contents.like(one, names)) for one in several if not _may_stand_twice(one)]
        for one, like in [(one, like) for one, like in likes if like and _is_reworded(one, like, unit)][:1]:
            yield Hit(_message(like, one), passage, one.start, one.end)
        for one in several:
            contents.add(one)
        before = unit
    for unit in units:
        parts.add(unit)


def _is_reworded(one: Unit, like: Unit, sentence: Unit) -> bool:
    """A whole sentence in the same words is seen by its runs of words, or is too short to matter."""
    return one is not sentence or like.words != one.words


def _headings(subject: Subject) -> Iterator[Hit]:
    title = _letters(subject.title)
    seen: set[tuple[str, str]] = set()
    for passage in subject.passages:
        if passage.kind != "heading" or _BAND.match(passage.text) or not (words := _letters(passage.text)):
            continue
        key = (passage.section if passage.level > 2 else "", words)
        if key in seen:
            yield Hit("This heading stands above already.", passage, 0, len(passage.text))
        elif words == title and " " in words:
            yield Hit("This heading repeats the title.", passage, 0, len(passage.text))
        seen.add(key)


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _may_stand_twice(unit: Unit) -> bool:
    text = unit.passage.text[unit.start : unit.end].rstrip()
    ended = unit.passage.kind == "row" or _ENDED.search(text[-4:])
    return _EMERGENCY.search(text) is not None or not ended


def _message(like: Unit, unit: Unit) -> str:
    if like.words == unit.words:
        return "This text stands above already."
    return f"This stands above already in nearly the same words: “{like.passage.text[like.start : like.end]}”"


@rule(
    "STR-006",
    Severity.INFO,
    "A text that stands on another page of the medicine",
    why="When one of the two pages is corrected, the other one is forgotten, and then they disagree.",
    hint="Say it on one page, and lead to it from the other; or say only what this page is about.",
    triggers=[
        Example(_LONG, {"others": {"Stopping": (text_passage(_LONG, template("body")),)}}),
        Example(
            _LONG.replace("come to need", "need").replace("all at once", "at once"),
            {"others": {"Stopping": (text_passage(_LONG, template("body")),)}},
        ),
    ],
    does_not_trigger=[
        _LONG,
        Example(_STORE, {"others": {"Stopping": (text_passage(_STORE, template("body")),)}}),
        Example(_LONG.replace("more", "less"), {"others": {"Stopping": (text_passage(_LONG, template("body")),)}}),
    ],
)
def on_another_page(subject: Subject) -> Iterator[Hit]:
    """One finding for each other page, at the first passage that stands there too."""
    names = subject_vocabulary(subject).known if subject.others else frozenset()
    units = [unit for unit in passage_units(subject.passages, FEWEST_OF_PAGE) if not _may_stand_twice(unit)]
    for title, passages in subject.others.items() if units else ():
        there = [unit for unit in units if _index(passages).like(unit, names)]
        if there:
            many = f", with {len(there) - 1} more of this text" if len(there) > 1 else ""
            message = f"This stands on “{title}” in the same or nearly the same words{many}."
            yield Hit(message, there[0].passage, there[0].start, there[0].end)


@identity_cache(maxsize=64)
def _index(passages: tuple[Passage, ...]) -> Index:
    return index_of(passage_units(passages, FEWEST_OF_PAGE))
