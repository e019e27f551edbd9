"""NAME: which name is written, and how it is spelt."""

import re
from collections.abc import Iterator

from articles.clinical.passage import Passage
from articles.clinical.prose.vocabulary import SHORTEST_WORD, Near, Vocabulary, subject_vocabulary, tokens
from articles.clinical.rule import Example, Hit, each, rule
from articles.clinical.sentences import sentence
from articles.clinical.subject import Subject
from articles.lifecycle import Severity

_SPELLING = re.compile(r"\b(?:mis-?spel\w*|spel(?:ls?|t|ling|lings|led)|typ(?:o|os|ed)|written as)\b", re.IGNORECASE)
_PART = re.compile(r"[A-Za-z]+")
_LONGEST_MARK = 3


@rule(
    "NAME-001",
    Severity.BLOCKING,
    "A name that is nearly the name of a medicine or of a class",
    why="One wrong letter can name another medicine, or none; a reader who looks it up finds the wrong page.",
    hint="Spell the name as the record, the label or the dictionary of medicines does.",
    triggers=[
        "Some people are given sertaline instead.",
        "Other anticholonergic medicines add to this.",
        "Ask before you take Klonipin with it.",
        "Klonipin's maker sells two strengths.",
        "All benzodiazapines can do this.",
        "It is often mistyped: clonazapam tablets come in three strengths.",
        "It helps the brain's seratonin last longer.",
        "| Medicine | Use |\n| --- | --- |\n| lorazapam | anxiety |",
    ],
    does_not_trigger=[
        "Sertraline, clobazam, clozapine and clonidine are four different medicines.",
        "Paracetamol is called acetaminophen in the United States, and phenobarbitone is an old name of phenobarbital.",
        "Anti-depressants, antidepressants, benzodiazepines' effects and Klonopin's label.",
        "Its ability to help, a concert, the ambient light and a reflex are no medicines.",
        "The name is sometimes misspelt as Klonipin or clonazapam.",
        "Read more at klonipin.example or write to info@klonipin.example.",
        "Anaesthesia, analgesia, creatinine, lactose, hyperglycaemia and contraception.",
        "Apo-Amoxi and Nu-Amoxi are brands, AG-metFORMIN is one, and D-penicillamine is a chemist's name.",
    ],
    source="ISMP list of confused names",
    version=5,
)
@each
def misspelt(passage: Passage, subject: Subject) -> Iterator[Hit]:
    words = subject_vocabulary(subject)
    for start, end in _unknown(passage.text, words):
        near = words.near(passage.text[start:end].replace("-", ""))
        if near and not _is_about_spelling(passage.text, start):
            yield _misspelt(passage, start, end, near, words)


def _unknown(text: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Words that could be a name; of a word with hyphens the whole or its parts."""
    for word, start, end in tokens(text):
        if len(word) < SHORTEST_WORD or words.is_known(word):
            continue
        if _is_marked(word, words):
            continue
        if "-" not in word or words.near(word.replace("-", "")):
            yield from [(start, end)] if not _is_acronym(word) else []
        else:
            # A maker puts its own mark before a name: "Apo-Amoxi" is a brand.
            parts = [part for part in _PART.finditer(text, start, end) if not _is_acronym(part[0])]
            is_brand = all(part[0][0].isupper() for part in _PART.finditer(text, start, end))
            yield from () if is_brand else (part.span() for part in parts)


def _is_marked(word: str, words: Vocabulary) -> bool:
    """Whether a maker, or a form, put its letters beside a known name: "AG-metFORMIN", "D-penicillamine"."""
    parts = word.split("-")
    names = [part for part in parts if not (part.isupper() and len(part) <= _LONGEST_MARK)]
    return len(parts) > len(names) == 1 and words.is_known(names[0])


def _is_about_spelling(text: str, at: int) -> bool:
    begin, end = sentence(text, at)
    return _SPELLING.search(text, max(begin, at - 150), min(end, at + 150)) is not None


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) < 7


def _misspelt(passage: Passage, start: int, end: int, near: Near, words: Vocabulary) -> Hit:
    written = passage.text[start:end]
    names = [_as_written(name, written, words) for name in near.names]
    message = f"“{written}” is nearly, but not quite, {' or '.join(f'“{name}”' for name in names)}."
    fix = names[0] if len(names) == 1 else None
    mild = set(near.names) <= words.messengers
    return Hit(message, passage, start, end, fix, severity=Severity.WARNING if mild else None)


def _as_written(name: str, written: str, words: Vocabulary) -> str:
    """With the capitals, and the plural, of the word that it takes the place of."""
    if written.lower().endswith("s") and not name.endswith("s") and name not in words.brands:
        name += "s"
    if written.isupper():
        return name.upper()
    return words.written.get(name) or (name.capitalize() if written[0].isupper() else name)


_BRAND_IN_TITLE = {"title": "Zestril: what to know", "short_answer": "Zestril lowers blood pressure."}
_LEAD = 600
"""Characters of running text that count as the beginning of an article."""


@rule(
    "NAME-005",
    Severity.WARNING,
    "A brand without its generic name at the beginning",
    why="Brands differ between countries and makers. The generic name is what a reader can find on any pack.",
    hint="Give the generic name beside the brand in the title or in the first lines.",
    triggers=[
        Example("## Uses {: uses }\n\nIt lowers blood pressure.", _BRAND_IN_TITLE),
        Example("Klonopin is a tablet for seizures.", {"title": "A tablet for seizures"}),
        Example("Klonopin helps.", {"title": "Klonopin and Xanax", "short_answer": "About alprazolam."}),
    ],
    does_not_trigger=[
        Example("It lowers blood pressure.", {"title": "Zestril (lisinopril)"}),
        Example("Klonopin is a brand of clonazepam.", {"title": "Klonopin: what to know"}),
        Example("Clonazepam is sold as Klonopin.", {"title": "Clonazepam"}),
        Example("It is given once a day.", {"title": "Insulin glargine (Lantus)", "record": "insulin-glargine"}),
        Example("Percocet holds oxycodone and acetaminophen.", {"title": "Percocet"}),
        "Clonazepam is for seizures.",
    ],
    version=3,
)
def brand_alone(subject: Subject) -> Iterator[Hit]:
    words = subject_vocabulary(subject)
    lead = list(_lead(subject)) if subject.title else []
    lead_text = " ".join(passage.text.lower() for passage in lead)
    seen: set[str] = set()
    for passage in lead:
        for word, start, end in tokens(passage.text):
            brand = word.lower()
            generics = words.brands.get(brand, frozenset())
            own = passage.kind == "title" or brand in map(str.lower, subject.record.brands)
            if own and generics and brand not in seen and not any(name in lead_text for name in generics):
                seen.add(brand)
                name = _generic(generics, subject)
                message = f"“{word}” is a brand; its generic name “{name}” is missing from title and lead."
                yield Hit(message, passage, start, end)


def _generic(names: frozenset[str], subject: Subject) -> str:
    return subject.record.name if subject.record.name.lower() in names else min(names)


def _lead(subject: Subject) -> Iterator[Passage]:
    """The title, the short answer and the first lines."""
    read = 0
    for passage in subject.passages:
        running = passage.kind in ("paragraph", "item")
        if passage.kind == "title" or (running and (read < _LEAD or passage.place == "short_answer")):
            yield passage
        read += len(passage.text) * running
