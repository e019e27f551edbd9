"""The fragment: the HTML of a snapshot, rendered once at submit. Signed and served as these very bytes."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.template.loader import render_to_string

from ..content import markup
from ..content.article import ArticleContent
from ..content.citations import labels, uncited
from ..content.countries import country_name
from ..content.facts import STOPPING
from ..content.factsheet import sheets
from ..content.record import ClassFacts, RecordContent
from ..content.rows import BoxedTopic, Name, Reference
from ..content.sections import Section
from ..content.stored import Content
from ..models import Kind
from ..models import Name as NameRow

Numbers = Mapping[str, int]
"""The number of each reference, by its label."""


def render(content: Content) -> str:
    """The same content gives the same bytes."""
    of_record = isinstance(content, RecordContent)
    template = "medication" if of_record else "article"
    context = _record_context(content) if isinstance(content, RecordContent) else _article_context(content)
    return render_to_string(f"articles/fragment/{template}.html", {"content": content, **context}).strip()


def _article_context(content: ArticleContent) -> dict[str, Any]:
    read, numbers = content.resolved, _numbers(content.references)
    # An article shows its record's warning, and not the references that it cites.
    boxed = [(topic.heading, markup.to_html(uncited(topic.text).rstrip(), numbers)) for topic in read.medication.boxed]
    return {
        **_shared(content, numbers),
        "boxed": boxed,
        "kind_label": Kind(content.kind).label,
        "short_html": markup.inline(read.short_answer, numbers),
        "sections": [_section(section, numbers) for section in content.sections],
        "toc": [(section.anchor, section.heading) for section in content.sections if section.heading],
        "questions": [(row.question, markup.to_html(row.answer, numbers)) for row in read.questions],
    }


def _record_context(content: RecordContent) -> dict[str, Any]:
    numbers = _numbers(content.references)
    return {
        **_shared(content, numbers),
        "boxed": [_topic(topic, numbers) for topic in content.boxed],
        "short_html": markup.inline(content.summary, numbers),
        "stopping": STOPPING.get(content.stopping, ""),
        "of_class": _class_context(content, content.of_class) if content.of_class else None,
        "sheets": [(sheet.key, sheet.heading, markup.to_html(sheet.markdown, numbers)) for sheet in sheets(content)],
    }


def _class_context(content: RecordContent, of_class: ClassFacts) -> dict[str, Any]:
    """What comes from the record of its class. The class's references are numbered after its own."""
    numbers = _numbers(of_class.references, 1 + len(content.references))
    return {
        "name": of_class.name,
        "edition": of_class.edition or "",
        "controlled": of_class.controlled,
        "stopping": STOPPING.get(of_class.stopping, ""),
        "boxed": [_topic(topic, numbers) for topic in of_class.boxed],
        "sheets": [(sheet.key, sheet.heading, markup.to_html(sheet.markdown, numbers)) for sheet in sheets(of_class)],
        "references": [_reference(numbers[row.label], row) for row in of_class.references],
    }


def _shared(content: Content, numbers: Numbers) -> dict[str, Any]:
    own = content if isinstance(content, RecordContent) else content.medication
    return {
        "title_line": content.title,
        "generic": own.name,
        "drug_class": own.drug_class,
        "controlled": own.controlled,
        "brands": [(name.name, country_name(name.country)) for name in own.names if name.role == "brand"],
        "look_alikes": [name.name for name in own.names if name.role == "look-alike"],
        "other_names": [name.name for name in own.names if name.role == "other"],
        "cited": {role.replace("-", "_"): _sources(own.names, role, numbers) for role in NameRow.Role.values},
        "references": [_reference(numbers[row.label], row) for row in content.references],
        "author": content.author,
        "disclosure": content.disclosure,
    }


def _topic(topic: BoxedTopic, numbers: Numbers) -> tuple[str, str]:
    """With the reference of its row at its end, unless its text cites that itself."""
    source, text = topic.source, topic.text.rstrip()
    cited = text if not source or source in labels(text) else f"{text}[^{source}]"
    return topic.heading, markup.to_html(cited, numbers)


def _sources(names: Iterable[Name], role: str, numbers: Numbers) -> str:
    """The references of all names of a role, each once."""
    sources = dict.fromkeys(name.source for name in names if name.role == role and name.source)
    return markup.inline("".join(f"[^{source}]" for source in sources), numbers)


def _numbers(references: Iterable[Reference], first: int = 1) -> dict[str, int]:
    return {reference.label: number for number, reference in enumerate(references, first)}


def _section(section: Section, numbers: Numbers) -> tuple[str, str, str, str]:
    return section.anchor, section.kind, section.heading, markup.to_html(section.source, numbers)


def _reference(number: int, row: Reference) -> tuple[Any, ...]:
    dates = (f"{date.fromisoformat(day):%-d %B %Y}" if day else "" for day in (row.source_date, row.accessed))
    return (number, row.publisher, row.title, row.url, row.doi, *dates)
