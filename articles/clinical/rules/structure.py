"""STR: the sections, lists and headings that a text is made of."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from articles.clinical.lexicon import word_list_pattern
from articles.clinical.passage import Passage
from articles.clinical.prose.around import form
from articles.clinical.prose.vocabulary import subject_vocabulary, tokens
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.sentences import clause
from articles.clinical.subject import Subject
from articles.content.sections import SECTION_KINDS
from articles.lifecycle import Severity

# Safety content (pregnancy, alcohol, overdose …) is asked for by the rules of its own family.
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "full-guide": ("uses", "how-it-works", "who", "dosing", "missed-dose", "side-effects", "interactions"),
    "side-effects": ("side-effects", "coping", "reporting"),
    "dosing": ("dosing", "missed-dose"),
    "stopping": ("stopping", "dependence"),
}
# A sub-heading inside another section serves as well.
_SUBHEADINGS = {
    kind: re.compile(pattern, re.IGNORECASE)
    for kind, pattern in {
        "uses": r"\b(?:uses?|used|treats?|for what|what .{0,40} for)\b",
        "how-it-works": r"\bworks?\b",
        "who": r"\bwho (?:can|cannot|should|must|may)\b|contra-?indicat|precautions|before (?:you )?tak",
        "dosing": r"\bdos(?:e|es|age|ing)\b|how (?:and when )?to (?:take|use)\b",
        "missed-dose": r"\bmiss(?:ed|ing)?\b|\bforg[eo]t",
        "side-effects": r"(?:side|unwanted|adverse) (?:effects?|reactions?)",
        "interactions": r"interact|(?:other|with) (?:medicines|drugs|medications)|\b(?:medic\w+|drugs?)\b.{0,30}\bavoid"
        r"|\bavoid\b.{0,30}\b(?:medic\w+|drugs?)\b",
        "coping": r"\bcop(?:e|ing)\b|what you can do|manag(?:e|ing)",
        "reporting": r"\breport|yellow card|medwatch",
        "stopping": r"\bstop|withdrawal|taper|com(?:e|ing) off",
        "dependence": r"dependen|addict|misuse|abuse",
    }.items()
}
# What a file from elsewhere says in a sentence, it need not say under a heading of its own.
_IN_SENTENCES = {
    kind: re.compile(pattern, re.IGNORECASE)
    for kind, pattern in {
        "missed-dose": r"\b(?:forg[eo]t\w*|miss(?:ed)?)\b[^.\n]{0,40}\b(?:dose|tablet|take|use)",
        "interactions": r"\b(?:taking|with|use of) (?:any )?other (?:medicines|medications|drugs)\b"
        r"|\bother medicines and\b",
        "how-it-works": r"\bworks? (?:by|in|on|through|to)\b|\b(?:group|class|type|family) of"
        r" (?:medicines|drugs|medications)\b",
    }.items()
}
_GUIDE = "\n\n".join(
    f"## {kind} {{: {kind} }}\n\nAbout it, and about phenytoin." for kind in REQUIRED["full-guide"] if kind != "who"
)


@rule(
    "STR-001",
    Severity.BLOCKING,
    "A section that this kind of article needs is missing",
    why="Readers look for the same things in the same places, and what is left out is read as “no need to know”.",
    hint="Add the section; the kinds of section are listed in the guide for writers.",
    triggers=[
        Example(_GUIDE, {"kind": "full-guide"}),
        Example("## Side effects {: side-effects }\n\nSleepiness.", {"kind": "side-effects"}),
        Example("A text without any section.", {"kind": "dosing"}),
        Example("## Uses {: uses }\n\nFor seizures.", {"kind": "questions"}),
    ],
    does_not_trigger=[
        Example(f"{_GUIDE}\n\n## Who cannot take it {{: who }}\n\nPeople with liver disease.", {"kind": "full-guide"}),
        Example("## Dose {: dosing }\n\nLow.\n\n### If you miss one\n\nSkip it.", {"kind": "dosing"}),
        Example("## What is it for? {: uses }\n\nFor seizures.", {"kind": "questions"}),
        Example("", {"kind": "questions", "questions": [{"question": "Is it safe to drive?", "answer": "No."}]}),
        Example("Anything at all.", {"kind": "other"}),
        Example("How to take it\n\nDaily.\n\nIf you forget a dose\n\nSkip it.", {"kind": "dosing", "foreign": True}),
    ],
    source="NHS medicine profiles; QRD template; 21 CFR 208.20",
    version=2,
)
def missing_section(subject: Subject) -> Iterator[Hit]:
    headings = [one.text for one in subject.passages if form(one, subject.foreign) in ("heading", "question")]
    # In a file as it came, sections are guessed.
    severity = Severity.WARNING if subject.foreign else None
    for kind in REQUIRED.get(subject.kind, ()):
        if kind not in subject.section_kinds and not _stands_elsewhere(kind, headings, subject):
            heading = SECTION_KINDS[kind].heading
            message = f"The section “{heading}” ({kind}) is missing, which this kind of article needs."
            yield Hit(message, subject=kind, severity=severity)
    has_question = any(passage.kind == "question" for passage in subject.passages) or any(map(_asks, headings))
    if subject.kind == "questions" and not has_question:
        yield Hit("An article of questions holds none.", subject="questions", severity=severity)


def _stands_elsewhere(kind: str, headings: list[str], subject: Subject) -> bool:
    """Below a heading inside another section; in a file from elsewhere, in a sentence."""
    if any(_SUBHEADINGS[kind].search(text) for text in headings):
        return True
    return subject.foreign and kind in _IN_SENTENCES and _IN_SENTENCES[kind].search(subject.text) is not None


def _asks(heading: str) -> bool:
    return heading.endswith("?")


@rule(
    "STR-002",
    Severity.BLOCKING,
    "An empty section, or interactions that name no medicine",
    why="A heading promises an answer. “Ask about other pills” leaves the reader to guess which.",
    hint="Write the section or take the heading out; name the medicines or their classes.",
    triggers=[
        "## Uses {: uses }\n\n## Storage {: storage }\n\nKeep it dry.",
        "## Storage {: storage }",
        "## Uses {: uses }\n\nTwo uses.\n\n### In adults\n\n### In children\n\nNone.",
        "## With other medicines {: interactions }\n\nAsk about other pills.",
        "## Interactions {: interactions }\n\nClonazepam can clash with many medicines.",
    ],
    does_not_trigger=[
        "## Uses {: uses }\n\n### In adults\n\nSeizures.",
        "## With other medicines {: interactions }\n\nOpioids make it dangerous.",
        "## With other medicines {: interactions }\n\n| With | Effect |\n| --- | --- |\n| phenytoin | lower levels |",
        "## With other medicines {: interactions }\n\nSleeping pills add to the sleepiness.",
        "## With other medicines {: interactions }\n\nAzole antifungals can raise its level.",
        "## [Find your nearest pharmacy](https://example.org/pharmacy)\n\n## Storage {: storage }\n\nKeep it dry.",
    ],
    version=2,
)
def empty_section(subject: Subject) -> Iterator[Hit]:
    for passage, following in pairwise([*subject.passages, None]):
        if passage and passage.kind == "heading" and passage.text and _ends(passage, following):
            # In a file as it came, what looks like a heading may be none.
            mild = Severity.WARNING if subject.foreign else None
            yield Hit(f"Nothing stands under “{passage.text}”.", passage, 0, len(passage.text), severity=mild)
    for passages in subject.sections.values():
        if passages[0].section_kind == "interactions":
            yield from _unnamed(passages, subject)


def _ends(heading: Passage, following: Passage | None) -> bool:
    """Whether nothing stands between a heading and the next one of its rank, or the end."""
    if heading.links:
        return False
    if following is None or following.place != heading.place:
        return True
    return following.kind == "heading" and following.level <= heading.level


def _unnamed(passages: tuple[Passage, ...], subject: Subject) -> Iterator[Hit]:
    text = [passage for passage in passages if passage.kind != "heading"]
    heading = next((passage for passage in passages if passage.kind == "heading" and passage.text), None)
    if heading and text and not any(_names_another(passage.text, subject) for passage in text):
        yield Hit(f"“{heading.text}” names no medicine and no class of medicines.", heading, 0, len(heading.text))


def _names_another(text: str, subject: Subject) -> bool:
    words = subject_vocabulary(subject)
    own = {name.lower() for name in subject.record.own_names}
    for token, _, _ in tokens(text):
        word = token.lower()
        named = {word, word.removesuffix("s")} & (words.classes | words.generics | words.brands.keys())
        if named and not named & own and subject.record.drug_class.lower() not in named:
            return True
    return _lay().search(text) is not None


@cache
def _lay() -> re.Pattern[str]:
    return re.compile(word_list_pattern("lay-medicines"), re.IGNORECASE)


@rule(
    "STR-003",
    Severity.INFO,
    "A list of one, or a lead-in without its list",
    why="A colon promises a list; one lonely bullet, or none, looks as if something was lost.",
    hint="Write one point as a sentence; put what the colon announces into a list right below it.",
    triggers=[
        "Tell your prescriber about:\n\n- any fall\n\nThey decide.",
        "Take note of the following precautions:\n\nOlder people fall more easily.\n\nDriving is unsafe.",
        "Tell your prescriber if you have;\n\n- lung disease\n- liver disease",
        "## Signs {: overdose }\n\nThe signs are:\n\n## Storage {: storage }\n\nKeep it dry.",
    ],
    does_not_trigger=[
        "Tell your prescriber about:\n\n- any fall\n- low mood",
        "It comes in two strengths: 0.5 mg and 1 mg.",
        "The label says:\n\n| Use | Dose |\n| --- | --- |\n| seizures | low |",
        "Do this:\n\n1. Sit down.\n2. Call.",
        "- lung disease;\n- liver disease; or\n- low mood.",
        "Three things help:\n\n### Sleep\n\nRest well.\n\n### Food\n\nEat well.",
        "Read more at the agency's web site:\n\nhttps://www.example.org",
        "- an increased risk of bleeding, such as:\n\nulcers of the stomach",
    ],
    version=2,
)
def lists(subject: Subject) -> Iterator[Hit]:
    passages = [None, *subject.passages, None]
    for before, passage, after in zip(passages, passages[1:], passages[2:], strict=False):
        if passage and passage.kind == "item" and passage.text.strip():
            leads = passage.text.rstrip().endswith(":")
            if not leads and not _is_item(before, passage) and not _is_item(after, passage):
                yield Hit("This list has one point only.", passage, 0, len(passage.text))
        elif passage and passage.kind == "paragraph":
            yield from _lead_in(passage, after)


def _is_item(other: Passage | None, passage: Passage) -> bool:
    return (
        other is not None and other.kind == "item" and (other.place, other.section) == (passage.place, passage.section)
    )


_BULLET = re.compile(r"\s{0,8}(?:[•·▪◦‣●*–-]|\d{1,2}[.)]|[a-z]\))\s")


def _lead_in(passage: Passage, after: Passage | None) -> Iterator[Hit]:
    text = passage.text.rstrip()
    if not text.endswith((":", ";")) or _BULLET.match(text) or len(text.split()) < 3:
        return
    begin = clause(text, len(text) - 1)[0]
    start = begin + len(text[begin:]) - len(text[begin:].lstrip())
    if start >= len(text) - 1:
        start = 0
    if text.endswith(";"):
        yield Hit("A lead-in ends with a colon, not with a semicolon.", passage, start, len(text))
    elif not _is_announced(passage, after):
        yield Hit("A colon announces a list here, and none follows.", passage, start, len(text))


_CAN_BE_ANNOUNCED = re.compile(rf"{_BULLET.pattern}|\s*(?:https?://|www\.)")


def _is_announced(passage: Passage, after: Passage | None) -> bool:
    if after is None or after.place != passage.place:
        return False
    deeper = after.kind == "heading" and after.section == passage.section and after.level > 2
    return after.kind in ("item", "row") or deeper or _CAN_BE_ANNOUNCED.match(after.text) is not None
