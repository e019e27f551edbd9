"""The fragment: the HTML of a snapshot, rendered once at submit. Signed and served as these very bytes."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils.text import capfirst

from ..content import markup, sections
from ..content.citations import labels, uncited
from ..content.countries import country_name
from ..content.facts import STOPPING
from ..content.factsheet import sheets
from ..content.placeholders import resolved
from ..content.sections import Section
from ..models import Kind, Name


def render(content: Mapping[str, Any]) -> str:
    """The same content gives the same bytes."""
    is_record = content["type"] == Kind.MEDICATION
    template = "medication" if is_record else "article"
    context = _record_context(content) if is_record else _article_context(content)
    return render_to_string(f"articles/fragment/{template}.html", {"content": content, **context}).strip()


def _article_context(written: Mapping[str, Any]) -> dict[str, Any]:
    content = resolved(written)
    numbers = _numbers(content)
    parted = sections.split(content["body"])
    questions = [(q["question"], markup.to_html(q["answer"], numbers)) for q in content["questions"]]
    return {
        **_shared(content, content["medication"], numbers),
        "title_line": content["title"],
        "kind_label": Kind(content["kind"]).label,
        "short_html": markup.inline(content["short_answer"], numbers),
        "sections": [_section(section, numbers) for section in parted],
        "toc": [(section.anchor, section.heading) for section in parted if section.heading],
        "questions": questions,
    }


def _record_context(content: Mapping[str, Any]) -> dict[str, Any]:
    numbers = _numbers(content)
    return {
        **_shared(content, content, numbers),
        "title_line": record_title(content["name"]),
        "short_html": markup.inline(content["summary"], numbers),
        "stopping": STOPPING.get(content.get("stopping", ""), ""),
        "of_class": _class_context(content),
        "sheets": [(sheet.key, sheet.heading, markup.to_html(sheet.markdown, numbers)) for sheet in sheets(content)],
    }


def _class_context(content: Mapping[str, Any]) -> dict[str, Any] | None:
    """What comes from the record of its class. The class's references are numbered after its own."""
    of_class = content.get("class")
    if not of_class:
        return None
    first = 1 + len(content["references"])
    numbers = {reference["label"]: number for number, reference in enumerate(of_class["references"], first)}
    return {
        "name": of_class["name"],
        "edition": of_class["edition"],
        "controlled": of_class["controlled"],
        "stopping": STOPPING.get(of_class["stopping"], ""),
        "boxed": [_topic(topic, numbers) for topic in of_class["boxed"]],
        "sheets": [(sheet.key, sheet.heading, markup.to_html(sheet.markdown, numbers)) for sheet in sheets(of_class)],
        "references": [_reference(numbers[row["label"]], row) for row in of_class["references"]],
    }


def record_title(name: str) -> str:
    """With a capital; where that would be two letters, as for "\ufb02", the name as it is."""
    title = capfirst(name)
    return title if len(title) == len(name) else name


def _shared(content: Mapping[str, Any], facts: Mapping[str, Any], numbers: Mapping[str, int]) -> dict[str, Any]:
    boxed = facts["boxed"]
    if "references" not in facts:  # an article has the record's warning, and not its references
        boxed = [topic | {"text": uncited(topic["text"])} for topic in boxed]
    return {
        "generic": facts["name"],
        "drug_class": facts["drug_class"],
        "controlled": facts["controlled"],
        "brands": [(n["name"], country_name(n["country"])) for n in facts["names"] if n["role"] == "brand"],
        "look_alikes": [n["name"] for n in facts["names"] if n["role"] == "look-alike"],
        "other_names": [n["name"] for n in facts["names"] if n["role"] == "other"],
        "cited": {role.replace("-", "_"): _sources(facts["names"], role, numbers) for role in Name.Role.values},
        "boxed": [_topic(topic, numbers) for topic in boxed],
        "references": [_reference(numbers[r["label"]], r) for r in content["references"]],
        "author": content["author"],
        "disclosure": content["disclosure"],
    }


def _topic(topic: Mapping[str, str], numbers: Mapping[str, int]) -> tuple[str, str]:
    """With the reference of its row at its end, unless its text cites that itself."""
    source, text = topic.get("source", ""), topic["text"].rstrip()
    cited = text if not source or source in labels(text) else f"{text}[^{source}]"
    return topic["heading"], markup.to_html(cited, numbers)


def _sources(names: Iterable[Mapping[str, str]], role: str, numbers: Mapping[str, int]) -> str:
    """The references of all names of a role, each once."""
    sources = dict.fromkeys(name["source"] for name in names if name["role"] == role and name.get("source"))
    return markup.inline("".join(f"[^{source}]" for source in sources), numbers)


def _numbers(content: Mapping[str, Any]) -> dict[str, int]:
    return {reference["label"]: number for number, reference in enumerate(content["references"], 1)}


def _section(section: Section, numbers: Mapping[str, int]) -> tuple[str, str, str, str]:
    return section.anchor, section.kind, section.heading, markup.to_html(section.source, numbers)


def _reference(number: int, row: Mapping[str, Any]) -> tuple[Any, ...]:
    dates = tuple(f"{date.fromisoformat(row[k]):%-d %B %Y}" if row[k] else "" for k in ("source_date", "accessed"))
    return (number, row["publisher"], row["title"], row["url"], row["doi"], *dates)
