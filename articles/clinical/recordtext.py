"""A medicine's record as a text: its sentences, wherever in its rows they stand."""

from collections.abc import Iterator, Mapping
from typing import Any

from articles.clinical.passage import Passage, of_markdown, template, whole
from articles.clinical.record import of_content
from articles.clinical.rule import Rule
from articles.clinical.subject import Subject

PROSE = {
    "doses": ("interval", "duration"),
    "interactions": ("effect", "action"),
    "effects": ("action",),
    "contraindications": ("name",),
    "populations": ("advice",),
}
"""The fields of a record's rows that hold words of their own."""
OF_SENTENCES = frozenset(
    {"DOSE-001", "DOSE-002", "DOSE-003", "DOSE-005", "DOSE-006", "DOSE-007", "SAF-004", "SAF-008", "CLM-005"}
)
FAMILIES_OF_RECORDS = ("NAME", "TXT", "SCR", "REC")
"""Those that read any sentence, and the one that holds a record's rows against each other."""
ROWS = ("products", "doses", "effects")


def of_record(content: Mapping[str, Any], **known: Any) -> Subject:
    """From the content of a record's version or draft."""
    return Subject(
        passages=tuple(_passages(content)),
        kind="medication",
        record=of_content(content),
        references=tuple(content.get("references", ())),
        author=content.get("author", {}),
        disclosure=content.get("disclosure", ""),
        review_months=content.get("review_months"),
        rows={key: tuple(content.get(key, ())) for key in ROWS},
        **known,
    )


def asks_of_records(rule: Rule) -> bool:
    """Whether a rule reads sentences or rows. The others ask an article for its sections, or hold it against the
    record.
    """
    return rule.id in OF_SENTENCES or rule.family in FAMILIES_OF_RECORDS


def _passages(content: Mapping[str, Any]) -> Iterator[Passage]:
    yield from of_markdown(content.get("summary", ""), template("summary", "short"))
    for number, topic in enumerate(content.get("boxed", ()), 1):
        yield whole(topic["heading"], template(f"boxed.{number}.heading", "boxed", kind="heading"))
        yield from of_markdown(topic["text"], template(f"boxed.{number}.text", "boxed"))
    for key, fields in PROSE.items():
        for number, row in enumerate(content.get(key, ()), 1):
            for field in fields:
                yield whole(row.get(field, ""), template(f"{key}.{number}.{field}", key, kind="item"))
