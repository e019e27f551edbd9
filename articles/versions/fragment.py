"""The fragment: the HTML of a snapshot, rendered once at submit, block by block. Signed and served as these bytes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.template.loader import render_to_string

from ..content import blocks
from ..content.article import ArticleContent
from ..content.blocks import Block
from ..content.citations import labels, uncited
from ..content.countries import country_name
from ..content.fact_kinds import SideEffect
from ..content.facts import STOPPING
from ..content.record import RecordContent
from ..content.rows import BoxedTopic, Name
from ..content.sections import Section
from ..content.stored import Content
from ..models import Kind
from ..models import Name as NameRow
from .record_page import RecordPage
from .sources import Sources

OF_ANY_MEDICINE = (
    "the face, lips, tongue or throat swell up",
    "breathing is hard",
    "a rash blisters or the skin peels",
)
"""Signs of a severe allergic reaction, which any medicine can cause."""


def render(content: Content) -> str:
    """The same content gives the same bytes."""
    return blocks.join(_record_blocks(content) if isinstance(content, RecordContent) else _article_blocks(content))


def _block(key: str, template: str, context: dict[str, Any]) -> Block:
    return Block(key, render_to_string(f"articles/fragment/{template}.html", context).strip())


def _article_blocks(content: ArticleContent) -> Iterator[Block]:
    read, sources = content.resolved, Sources(content.references)
    sections = [_section(section, sources) for section in content.sections]
    questions = [(row.question, sources.to_html(row.answer)) for row in read.questions]
    # An article shows its record's warning, and not the references that it cites.
    boxed = [(topic.heading, sources.to_html(uncited(topic.text).rstrip())) for topic in read.medication.boxed]
    emergencies = [sign_of(row) for row in content.medication.emergencies]
    toc = [(section["anchor"], section["heading"]) for section in sections if section["heading"]]
    toc += [("questions", "Common questions")] * bool(questions)
    context = {
        **_shared(content, sources),
        "kind_label": "" if content.kind == Kind.OTHER else Kind(content.kind).label,
        "short_html": sources.inline(read.short_answer),
        "boxed": boxed,
        "signs": _shortest(emergencies),
        "call_now": emergencies,
        "of_any_medicine": OF_ANY_MEDICINE,
        "toc": [*toc, *_last_entries(content)],
        "questions": questions,
    }
    yield _block("title", "article/title", context)
    yield _block("signs", "signs", context)
    yield _block("short", "short", context)
    if boxed:
        yield _block("boxed", "article/boxed", context)
    yield _block("call-now", "article/call_now", context)
    yield _block("contents", "contents", context)
    if context["look_alikes"]:
        yield _block("look-alikes", "_look_alikes", context)
    yield from (_block(section["anchor"], "article/section", section) for section in sections)
    if questions:
        yield _block("questions", "article/questions", context)
    if content.references:
        yield _block("references", "article/references", context)
    yield _block("author", "author", context)


RECORD_SECTIONS = (
    ("uses", "What it is for"),
    ("facts", "Key facts"),
    ("who", "Who can take it"),
    ("dosing", "How and when"),
    ("help", "When to call"),
    ("side-effects", "Side effects"),
    ("pregnancy", "Pregnancy"),
    ("interactions", "Alcohol, medicines"),
    ("monitoring", "Tests"),
    ("questions", "Questions"),
    ("strengths", "Strengths"),
)
"""Anchors with their entry in the list of contents, in the order in which readers ask. "help" is the frame's: it puts
the numbers of the country around the signs.
"""


def _record_blocks(content: RecordContent) -> Iterator[Block]:
    page = RecordPage(content)
    of_class = content.of_class
    boxed = [(*_topic(topic, page.sources), "") for topic in content.boxed]
    if of_class:
        boxed += [(*_topic(topic, page.class_sources), of_class.name) for topic in of_class.boxed]
    anchors = [(anchor, heading) for anchor, heading in RECORD_SECTIONS if _says_anything(anchor, page)]
    context = {
        **_shared(content, page.sources),
        "of_class": of_class,
        "class_references": tuple(page.class_sources),
        "number_of_references": len((*page.sources, *page.class_sources)),
        "content": content,
        "page": page,
        "discontinued": [
            (name.name, name.country and country_name(name.country))
            for name in content.names
            if name.role == NameRow.Role.DISCONTINUED
        ],
        "spoken": [name.name for name in content.names if name.role == NameRow.Role.SPOKEN],
        "short_html": page.sources.inline(content.summary),
        "boxed": boxed,
        "signs": _shortest([sign_of(row.row) for row in page.call_now]),
        "of_any_medicine": OF_ANY_MEDICINE,
        "toc": [*anchors, *_last_entries(content)],
        "controlled": content.complete.controlled,
        "controlled_by_class": _by_class(content, "controlled"),
        "stopping": STOPPING.get(content.complete.stopping, ""),
        "stopping_by_class": _by_class(content, "stopping"),
    }
    yield _block("title", "record/title", context)
    yield _block("signs", "signs", context)
    yield _block("short", "short", context)
    if boxed:
        yield _block("boxed", "record/boxed", context)
    yield _block("contents", "contents", context)
    for anchor, _ in anchors:
        if anchor == "help":
            yield _block("call-now", "record/call_now", context)
            yield _block("care", "record/care", context)
        else:
            yield _block(anchor, f"record/{anchor.replace('-', '_')}", context)
    if context["references"] or context["class_references"]:
        yield _block("references", "record/references", context)
    yield _block("author", "author", context)


def _says_anything(anchor: str, page: RecordPage) -> bool:
    """Whether a section has anything to say: there is no heading without words."""
    advice, content = page.advice, page.content.complete
    return bool(
        {
            "uses": page.uses or "benefit" in advice,
            "facts": content.drug_class
            or content.controlled
            or page.times
            or {row.role for row in content.names} & {"other", "look-alike", "discontinued"},
            "who": page.contraindications or page.ask_first,
            "dosing": page.doses
            or content.stopping
            or advice.keys() & {"taking", "missed_dose", "overdose", "stopping", "driving"},
            "pregnancy": page.family or page.planning,
            "interactions": page.grave or page.by_result or "food" in advice,
            "monitoring": "monitoring" in advice,
            "questions": page.questions,
            "strengths": page.strengths or advice.keys() & {"ingredients", "storage"},
        }.get(anchor, True)
    )


def _by_class(content: RecordContent, name: str) -> str:
    """The class that says so where the record itself does not."""
    return content.of_class.name if content.of_class and not getattr(content, name) else ""


def sign_of(effect: SideEffect) -> str:
    """What a person notices of it, as the end of a sentence such as "Call now if"."""
    return effect.sign or f"there is {effect.name}"


def _shortest(signs: Sequence[str]) -> list[str]:
    """The two that the line at the top of a phone has room for; signs of any medicine where it has none of its own."""
    return [*sorted(signs, key=len), *OF_ANY_MEDICINE][:2]


def _last_entries(content: Content) -> list[tuple[str, str]]:
    of_class = content.of_class if isinstance(content, RecordContent) else None
    cited = content.references or (of_class and of_class.references)
    # The line under the short answer of a medicine's page leads to who wrote it.
    written = [] if content.is_record else [("written-by", "Written by")]
    return [*([("references", "References")] if cited else []), *written]


def _shared(content: Content, sources: Sources) -> dict[str, Any]:
    own = content if isinstance(content, RecordContent) else content.medication
    return {
        "title_line": content.title,
        "generic": own.name,
        "drug_class": own.drug_class,
        "controlled": own.controlled,
        "brands": _by_country(own.names),
        "look_alikes": [name.name for name in own.names if name.role == "look-alike"],
        "other_names": [name.name for name in own.names if name.role == "other"],
        "cited": {role.replace("-", "_"): _cited(own.names, role, sources) for role in NameRow.Role.values},
        "references": tuple(sources),
        "author": content.author,
        "disclosure": content.disclosure,
    }


def _by_country(names: Iterable[Name]) -> list[tuple[str, list[str]]]:
    """Brands by the country in which they are sold, each country once."""
    brands: dict[str, list[str]] = {}
    for name in names:
        if name.role == "brand":
            brands.setdefault(country_name(name.country), []).append(name.name)
    return list(brands.items())


def _topic(topic: BoxedTopic, sources: Sources) -> tuple[str, str]:
    """With the reference of its row at its end, unless its text cites that itself."""
    source, text = topic.source, topic.text.rstrip()
    cited = text if not source or source in labels(text) else f"{text}[^{source}]"
    return topic.heading, sources.to_html(cited)


def _cited(names: Iterable[Name], role: str, sources: Sources) -> str:
    """The references of all names of a role, each once."""
    labelled = dict.fromkeys(name.source for name in names if name.role == role and name.source)
    return sources.inline("".join(f"[^{source}]" for source in labelled))


def _section(section: Section, sources: Sources) -> dict[str, Any]:
    return {
        "anchor": section.anchor,
        "kind": section.kind,
        "heading": section.heading,
        "html": sources.to_html(section.source),
    }
