"""What a rule is: a function that finds hits, with its reasons, examples that trigger it and examples that do not."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from articles.clinical.finding import Finding, Fix
from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import prose
from articles.clinical.prose.foreign import is_foreign
from articles.clinical.subject import Subject
from articles.deadline import go_on
from articles.lifecycle import Severity

FAMILIES_OF_RECORDS = ("NAME-", "TXT-", "SCR-", "REC-")
"""Those that read any sentence, and the one that holds a record's rows against each other."""

OF_ENGLISH_ALONE = ("TXT-", "READ-", "SCR-", "CLM-", "NAME-001", "NAME-003")
OF_ANY_LANGUAGE = ("TXT-001", "TXT-006")
"""Rules that read words, for which a passage in another language does not stand there: each word in it would be a
misspelling, and each sentence too long. Doses, dangers and sections are read wherever they stand; so are the passage
itself and its signs.
"""


@dataclass(frozen=True)
class Hit:
    """`passage.text[start:end]` is what the rule is about. Without a passage something is missing, and `subject`
    names it in one word.
    """

    message: str
    passage: Passage | None = None
    start: int = 0
    end: int = 0
    fix: str | None = None
    subject: str = ""
    section: str = ""
    severity: Severity | None = None
    """Where it differs from the rule's."""

    def meets(self, passage: Passage, start: int, end: int) -> bool:
        """Whether it is about some of the same words: one finding for them is enough."""
        return self.passage is passage and self.start < end and start < self.end


@dataclass(frozen=True)
class Example:
    """A short text as somebody would write it. `content` holds further fields of an article's content, and what its
    `Subject` has: `record`, `others`, `today`, `foreign`, `spelling`, `style`. Without `record` the tests take it to be
    about clonazepam.
    """

    body: str
    content: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Rule:
    """`version` grows when the rule finds other things than before. `source` says where the field asks for it."""

    id: str
    severity: Severity
    title: str
    why: str
    hint: str
    triggers: tuple[Example, ...]
    does_not_trigger: tuple[Example, ...]
    find: Callable[[Subject], Iterable[Hit]]
    source: str = ""
    version: int = 1
    reads_records: bool = False
    """Whether it is asked of a medicine's record too: it reads sentences or rows. The others ask an article for its
    sections, or hold it against the record.
    """

    @property
    def family(self) -> str:
        return self.id.partition("-")[0]

    def findings(self, subject: Subject) -> Iterator[Finding]:
        counts: dict[str, int] = {}
        go_on()
        is_of_english = self.id.startswith(OF_ENGLISH_ALONE) and self.id not in OF_ANY_LANGUAGE
        for hit in self.find(in_english(subject) if is_of_english else subject):
            go_on()
            finding = self._finding(hit, 0)
            nth = counts.get(finding.id, 0)
            counts[finding.id] = nth + 1
            yield self._finding(hit, nth) if nth else finding

    def _finding(self, hit: Hit, nth: int) -> Finding:
        severity, fix = hit.severity or self.severity, _fix(hit)
        if hit.passage is None:
            return Finding(
                self.id, self.version, severity, "body", hit.section, "", 0, 0, hit.message, fix, hit.subject, nth
            )
        start, end = hit.passage.at(hit.start, hit.end)
        return Finding(
            rule=self.id,
            version=self.version,
            severity=severity,
            place=hit.passage.place,
            section=hit.passage.section,
            fragment=hit.passage.source[start:end],
            start=start,
            end=end,
            message=hit.message,
            fix=fix,
            subject=hit.subject,
            nth=nth,
            read=hit.passage.text[hit.start : hit.end] if hit.passage.is_pulled(hit.start, hit.end) else "",
        )


def _fix(hit: Hit) -> Fix | None:
    """None for what the record says: it is put right there."""
    pulled = hit.passage is not None and hit.passage.is_pulled(hit.start, hit.end)
    return None if hit.fix is None or pulled else Fix(hit.fix)


def rule(
    id: str,  # noqa: A002 - the catalogue's own word
    severity: Severity,
    title: str,
    *,
    why: str,
    hint: str,
    triggers: Iterable[str | Example],
    does_not_trigger: Iterable[str | Example],
    source: str = "",
    version: int = 1,
    reads_records: bool = False,
) -> Callable[[Callable[[Subject], Iterable[Hit]]], Rule]:
    """Makes a rule of the function that finds. `reads_records` is given where its family does not read them anyway."""

    def make_rule(find: Callable[[Subject], Iterable[Hit]]) -> Rule:
        positive, negative = tuple(map(_example, triggers)), tuple(map(_example, does_not_trigger))
        of_records = reads_records or id.startswith(FAMILIES_OF_RECORDS)
        return Rule(id, severity, title, why, hint, positive, negative, find, source, version, of_records)

    return make_rule


def _example(text: str | Example) -> Example:
    return Example(text) if isinstance(text, str) else text


@identity_cache()
def in_english(subject: Subject) -> Subject:
    """Without its passages in another language; the very same where it has none."""
    passages = tuple(passage for passage in subject.passages if not is_foreign(prose(passage.text)))
    return subject if len(passages) == len(subject.passages) else replace(subject, passages=passages)


def each(find: Callable[[Passage, Subject], Iterable[Hit]]) -> Callable[[Subject], Iterator[Hit]]:
    """For a rule that looks at one passage at a time; titles and headings are among them."""

    def in_each_passage(subject: Subject) -> Iterator[Hit]:
        for passage in subject.passages:
            go_on()
            yield from find(passage, subject)

    return in_each_passage
