"""Brands of other medicines that a text gives to its own one: in wordings, in tables and in answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.clinical.passage import Passage
from articles.clinical.prose.around import Around, cells, walk
from articles.clinical.prose.called import Called, own_generics
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.spoken import blotted
from articles.clinical.prose.standing import is_denied, is_doubted
from articles.clinical.prose.statements import SAYING, Statement
from articles.clinical.prose.vocabulary import Vocabulary, medicines, subject_vocabulary
from articles.clinical.prose.wordings import wordings
from articles.clinical.record import Record
from articles.clinical.sentences import Span, sentences
from articles.clinical.subject import Subject
from articles.deadline import go_on

_IT = re.compile(r"\bits?\b")
_ANOTHER = re.compile(r"[βγ]")
_OWN_OR_OTHER = re.compile(r"[ǂγ]")
_FOREIGN = {letter: re.compile(f"{letter}{{2,60}}") for letter in "βγ"}
_YES = re.compile(
    r"\W*(?:a\W{1,3})?(?:yes|yep|correct|right|exactly|indeed|sure|(?:it is|they are|it does|they do|that's right)\W)"
)
_ASKS_NAMES = re.compile(
    r"\b(?:brands?|names?|named|called|sold|products?|boxes|marketed|labels?|labell?ed|contain|hold|have)\b"
)
_OTHERS = re.compile(
    r"\b(?:another|others?|different|not|never|unlike|than|instead|neither|nor|competitors?|rivals?)\b|n't\b"
)
_SET_APART = re.compile(
    r"\b(?:is|are|it's|that's) (?:an? )?(?:another|different|other) (?:medicine|drug|tablet|one)s?\b"
)
_BRAND_HEAD = re.compile(r"\b(?:brands?|trade|proprietary|commercial|sold as|marketed as|known as)\b")
_GENERIC_HEAD = re.compile(r"\b(?:generic|active|medicine|drug|substance|ingredient|inn)\b")
_CLAIMING = ("generic", "is", "named", "same", "holds", "alias", "box", "many", "together")
_CALLING = ("is", "named", "same", "alias", "many")
_SHARED = frozenset({"insulin", "acid", "sodium"})
"""Words that the names of several medicines have."""


def brandings(subject: Subject) -> Iterator[Called]:
    words = subject_vocabulary(subject)
    question: _Question | None = None
    before = ""
    for around in walk(subject) if subject.record.name else ():
        go_on()
        masked = _Masked(around, subject.record, words)
        if around.passage.kind == "row":
            yield from masked.of_cells()
        elif around.passage.kind == "item" and _lists_names(around.lead, subject.record):
            yield from masked.of_item()
        else:
            for span in sentences(around.passage.text):
                yield from masked.of_sentence(span, before, question)
                before = masked.text[slice(*span)]
                question = _Question(masked, span) if before.endswith("?") else None


class _Masked:
    """A passage in small letters, each name as letters of one kind, as the list of wordings has them."""

    def __init__(self, around: Around, record: Record, words: Vocabulary) -> None:
        self.medicine = record.name
        self.around, self.passage, self.words = around, around.passage, words
        letters = list(blotted(lowered(self.passage.text), record))
        for word, start, end in medicines(self.passage.text, words):
            if letters[start] != "ǂ":
                letters[start:end] = _letter(word, record, words) * len(word)
        self.text = "".join(letters)

    def of_sentence(self, span: Span, before: str, question: "_Question | None") -> Iterator[Called]:
        """By its own words, or as the answer to the question before it."""
        sentence = _with_pronouns(self.text[slice(*span)], before)
        if question and _YES.match(sentence):
            yield from question.confirmed(self.passage, span)
        if _SET_APART.search(sentence):
            return
        if "β" in before and not _OWN_OR_OTHER.search(before) and not _OTHERS.search(before):
            yield from self._named_before(sentence, span)
        foreign = "β" if "β" in sentence else "γ"
        if foreign not in sentence or self.passage.kind not in SAYING or is_doubted(Statement(self.passage, *span)):
            return
        claims = [span] if question and question.is_for_names and not _OTHERS.search(sentence) else []
        # Where no brand is named, another generic name can stand in a brand's place.
        names = _CLAIMING if foreign == "β" else _CALLING
        for claim in (*claims, *_claims(sentence.replace(foreign, "β"), span[0], names)):
            yield from self.each(claim, foreign)

    def _named_before(self, sentence: str, span: Span) -> Iterator[Called]:
        """ "Zithromax is taken once a day. Its active ingredient is …"."""
        brand = max((match for match in _FOREIGN["β"].finditer(self.text, 0, span[0])), key=_end, default=None)
        for _, end in _claims(sentence, span[0], ("ofit",)):
            yield from self.each((brand.start(), end)) if brand else ()

    def of_item(self) -> Iterator[Called]:
        """Below "It is sold as:", where an item begins with a brand."""
        brand = _FOREIGN["β"].search(self.text)
        if brand and not self.text[: brand.start()].strip(" •*-") and not _OTHERS.search(self.text):
            yield from self.each(brand.span())

    def of_cells(self) -> Iterator[Called]:
        """Below a head that speaks of brands, in a row that names the medicine, or names none."""
        spans = cells(self.text)
        texts = [self.text[slice(*span)].strip() for span in spans]
        heads = [lowered(head) for head in self.around.columns]
        if "ββ" not in self.text or _OTHERS.search(self.text):
            return
        generic = any(_GENERIC_HEAD.search(head) and not _BRAND_HEAD.search(head) for head in heads)
        is_own_row = any(text.startswith("ǂ") for text in texts) if generic else "γ" not in self.text
        for span, head in zip(spans, heads, strict=False):
            if is_own_row and _BRAND_HEAD.search(head):
                yield from self.each(span)
        if len(texts) == 2 and _BRAND_HEAD.search(texts[0]):
            yield from self.each(spans[1])

    def each(self, span: Span, foreign: str = "β") -> Iterator[Called]:
        claim = self.text[slice(*span)]
        for match in _FOREIGN[foreign].finditer(self.text, *span) if foreign == "γ" or "γ" not in claim else ():
            name = self.passage.text[match.start() : match.end()]
            yield Called(
                self.medicine, name, tuple(sorted(self.words.brands.get(name.lower(), ()))), self.passage, *span
            )


@dataclass(frozen=True)
class _Question:
    """A question, which the next sentence answers."""

    masked: _Masked
    span: Span

    @property
    def text(self) -> str:
        return self.masked.text[slice(*self.span)]

    @property
    def is_for_names(self) -> bool:
        return "ǂ" in self.text and "β" not in self.text and _ASKS_NAMES.search(self.text) is not None

    def confirmed(self, passage: Passage, answer: Span) -> Iterator[Called]:
        """What a "yes" says."""
        for start, end in _claims(self.text, self.span[0], ("asked",)) if "ββ" in self.text else ():
            yield from self.masked.each((start, answer[1] if passage is self.masked.passage else end))


def _lists_names(lead: str, record: Record) -> bool:
    low = blotted(lowered(lead), record)
    names = "ǂ" in low or _IT.search(low)
    return bool(names and low.rstrip().endswith(":") and _ASKS_NAMES.search(low) and not _OTHERS.search(low))


def _end(match: re.Match[str]) -> int:
    return match.end()


def _letter(word: str, record: Record, words: Vocabulary) -> str:
    of = words.brands.get(word.lower(), frozenset[str]()) if word[0].isupper() else frozenset[str]()
    if not own_generics(record).isdisjoint((of or {word.lower()}) - _SHARED):
        return "ǂ"
    return "β" if of else "γ"


def _with_pronouns(sentence: str, before: str) -> str:
    """With "it" and "its" as the medicine, where no other one is spoken of before."""
    if _ANOTHER.search(before) or _OTHERS.search(before):
        return sentence
    other = _ANOTHER.search(sentence)
    until = other.start() if other else len(sentence)
    return _IT.sub(lambda it: "ǂǂ" if it[0] == "it" else "ǂ's", sentence[:until]) + sentence[until:]


def _claims(masked: str, offset: int, names: tuple[str, ...]) -> Iterator[Span]:
    for name in names:
        wording = wordings("branded")[name]
        for match in () if wording.gate.closed(masked) else wording.pattern.finditer(masked):
            if not is_denied(masked, match.start()):
                yield offset + match.start(), offset + match.end()
