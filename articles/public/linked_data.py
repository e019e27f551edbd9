"""What a signed page tells machines, in schema.org's words. Each value stands on the page, or is one of its addresses.

It says who signed and when, and only that: nothing here is computed from a draft or added for search engines.
"""

import json
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from ..content.citations import uncited
from ..content.escaping import inline as escaped
from ..content.markup import inline, to_html
from ..content.record import RecordContent
from ..published.records import Page, Signature

Node = dict[str, Any]
NAME = "klonoinfo"
# Within a script element no text can end it, nor begin a comment.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def linked_data(page: Page) -> SafeString:
    """The JSON-LD of a page, ready to stand in its script element."""
    text = json.dumps({"@context": "https://schema.org", **_page(page)}, separators=(",", ":"))
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308  # escaped in the line above


def _page(page: Page) -> Node:
    questions = _questions(page)
    address = absolute(page.path)
    return _filled(
        {
            "@type": ["MedicalWebPage", "FAQPage"] if questions else "MedicalWebPage",
            "@id": address,
            "url": address,
            "name": page.title,
            "description": page.summary,
            "inLanguage": "en",
            "version": str(page.number),
            "datePublished": _day(page.first_published),
            "dateModified": _day(page.published_at),
            "lastReviewed": _day(page.reviewed_at),
            "reviewedBy": [_reviewer(signature) for signature in page.signatures],
            "author": _filled(
                {
                    "@type": "Person",
                    "name": page.content.author.name,
                    "honorificSuffix": page.content.author.credentials,
                }
            ),
            "publisher": {"@type": "Organization", "name": NAME, "url": absolute(reverse("home"))},
            "about": _subject(page),
            "breadcrumb": _crumbs(page),
            "mainEntity": questions,
        }
    )


def _reviewer(signature: Signature) -> Node:
    return _filled(
        {
            "@type": "Person",
            "name": signature.name,
            "honorificSuffix": signature.credentials,
            "url": absolute(reverse("reviewer", args=[signature.slug])) if signature.slug else "",
            "identifier": _filled(
                {"@type": "PropertyValue", "propertyID": signature.register, "value": signature.registration}
            ),
        }
    )


def _subject(page: Page) -> Node:
    """The medicine or the class that the page is about, by the names that the page shows."""
    content = page.content
    if isinstance(content, RecordContent) and content.is_class:
        return {"@type": "DrugClass", "name": content.title}
    facts = content.facts
    return _filled(
        {
            "@type": "Drug",
            "name": capfirst(facts.name),
            "nonProprietaryName": facts.name,
            "proprietaryName": list(page.brands),
            "drugClass": {"@type": "DrugClass", "name": facts.drug_class} if facts.drug_class else {},
        }
    )


def _crumbs(page: Page) -> Node:
    """As they stand above the page."""
    own = [] if page.kind == "medication" or not page.medication_path else [page.medication_path]
    names = [*(capfirst(page.medication_name) for _ in own), page.short_title]
    steps = [("Medicines", reverse("medicines")), *zip(names, [*own, page.path], strict=True)]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
        for place, (name, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _questions(page: Page) -> list[Node]:
    """As the page shows them; its answers without the numbers of their references."""
    content = page.content
    if isinstance(content, RecordContent):
        rows = [(row.question, inline(escaped(row.answer, link=False), {})) for row in content.questions]
    else:
        rows = [(row.question, to_html(uncited(row.answer), {}).strip()) for row in content.resolved.questions]
    return [
        # Programs that read the answer as plain text would show the entity.
        {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": _without_entity(answer)}}
        for question, answer in rows
    ]


def _without_entity(answer: str) -> str:
    return answer.replace("&nbsp;", "\u00a0")


def absolute(path: str) -> str:
    return f"{settings.BASE_URL}{path}"


def _day(moment: datetime) -> str:
    """In UTC, as the page writes its days."""
    return f"{moment.astimezone(UTC):%Y-%m-%d}"


def _filled(node: Node) -> Node:
    """Without what is empty."""
    return {key: value for key, value in node.items() if value}
