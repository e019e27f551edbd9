"""The part of schema.org's vocabulary that pages use: release 30.0, without what no page says."""

from typing import NamedTuple

PARENTS: dict[str, tuple[str, ...]] = {
    "Thing": (),
    "CreativeWork": ("Thing",),
    "WebPage": ("CreativeWork",),
    "MedicalWebPage": ("WebPage",),
    "FAQPage": ("WebPage",),
    "Comment": ("CreativeWork",),
    "Question": ("Comment",),
    "Answer": ("Comment",),
    "Person": ("Thing",),
    "Organization": ("Thing",),
    "PropertyValue": ("Thing",),
    "MedicalEntity": ("Thing",),
    "Substance": ("MedicalEntity",),
    "Product": ("Thing",),
    "Drug": ("Product", "Substance"),
    "DrugClass": ("MedicalEntity",),
    "ItemList": ("Thing",),
    "BreadcrumbList": ("ItemList",),
    "ListItem": ("Thing",),
}


class Property(NamedTuple):
    of: tuple[str, ...]
    """The types that have it."""
    expected: tuple[str, ...]
    """The types of its value, those that are texts among them."""


PROPERTIES = {
    "name": Property(("Thing",), ("Text",)),
    "url": Property(("Thing",), ("URL",)),
    "description": Property(("Thing",), ("Text",)),
    "identifier": Property(("Thing",), ("PropertyValue", "Text", "URL")),
    "about": Property(("CreativeWork",), ("Thing",)),
    "author": Property(("CreativeWork",), ("Organization", "Person")),
    "publisher": Property(("CreativeWork",), ("Organization", "Person")),
    "datePublished": Property(("CreativeWork",), ("Date",)),
    "dateModified": Property(("CreativeWork",), ("Date",)),
    "inLanguage": Property(("CreativeWork",), ("Text",)),
    "mainEntity": Property(("CreativeWork",), ("Thing",)),
    "text": Property(("CreativeWork",), ("Text",)),
    "version": Property(("CreativeWork",), ("Text",)),
    "lastReviewed": Property(("WebPage",), ("Date",)),
    "reviewedBy": Property(("WebPage",), ("Organization", "Person")),
    "breadcrumb": Property(("WebPage",), ("BreadcrumbList",)),
    "acceptedAnswer": Property(("Question",), ("Answer",)),
    "honorificSuffix": Property(("Person",), ("Text",)),
    "propertyID": Property(("PropertyValue",), ("Text",)),
    "value": Property(("PropertyValue",), ("Text",)),
    "nonProprietaryName": Property(("Drug",), ("Text",)),
    "proprietaryName": Property(("Drug",), ("Text",)),
    "drugClass": Property(("Drug",), ("DrugClass",)),
    "itemListElement": Property(("ItemList",), ("ListItem",)),
    "position": Property(("ListItem",), ("Integer",)),
    "item": Property(("ListItem",), ("URL", "Thing")),
}


def is_a(kind: str, wanted: str) -> bool:
    return kind == wanted or any(is_a(parent, wanted) for parent in PARENTS[kind])
