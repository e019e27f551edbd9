"""A11Y: what people who do not see the page need."""

import re
from collections.abc import Iterator

from articles.clinical.passage import Passage
from articles.clinical.rule import Hit, rule
from articles.clinical.subject import Subject
from articles.lifecycle import Severity

_EMPTY_LINK = re.compile(
    r"\W*(?:click |tap |press |see |go |read )?(?:here|this|this (?:link|page|site|website|article)|link|more|read more"
    r"|learn more|find out more|more info(?:rmation)?|details|website|page|pdf|download|source)\W*",
    re.IGNORECASE,
)
_CLICK = re.compile(r"\b(?:click|tap|press)(?:ing)? (?:on )?(?:here|this link|the link|below)\b", re.IGNORECASE)
_SIGN = "[•▪◦‣●·✅❌✔✓☑👉➡🔹🔸📌🔴💊⭐]"
_BULLET = re.compile(rf"^{_SIGN}(?=\s)|(?<=\s){_SIGN}(?=\s[^\n]{{1,300}}\s{_SIGN}\s)|^(?:\*|-|o|>|»|➢|→)(?= \S)")
_BY_COLOUR = re.compile(
    r"\b(?:warnings?|dangers?|dangerous|risks?|serious|effects?|signs?|symptoms?|interactions?)\b[^.;\n]{0,60}"
    r"\b(?:printed|shown|written|marked|highlighted|listed|stands?|appears?|are|is) (?P<how>in (?:bold )?"
    r"(?:red|green|orange|yellow|amber|blue))(?=[.,;)]| below| above| text| letters| type|$)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\W*(?:(?:final|closing|concluding) (?:thoughts|words|remarks)|(?:in )?conclusions?|to (?:conclude|sum up)"
    r"|wrapping (?:it )?up|(?:the )?bottom line|(?:key )?takeaways?|introduction|miscellaneous"
    r"|(?:other|more|additional|further) (?:information|info))\W*",
    re.IGNORECASE,
)


@rule(
    "A11Y-001",
    Severity.BLOCKING,
    "Headings, links, images or lists that a screen reader cannot use",
    why="A screen reader jumps from heading to heading and reads links alone: “here” and a lost level lead nowhere.",
    hint="Go down one level at a time, let the link's words say where it leads, and make real lists.",
    triggers=[
        "## Doses {: dosing }\n\n#### For adults\n\nLow.",
        "## Label {: about }\n\nRead the label [here](https://example.org/label).",
        "## Label {: about }\n\n![](https://example.org/tablet.png)",
        "## Signs {: overdose }\n\nSigns are: • deep sleep • slow breathing",
        "To read the label, click here.",
        "## Final thoughts {: other }\n\nAsk.",
        "✅ Take it at night. ✅ Tell your dentist.",
        "Serious effects are printed in red.",
    ],
    does_not_trigger=[
        "## Doses {: dosing }\n\n### For adults\n\nLow.\n\n## Stopping {: stopping }\n\nSlowly.",
        "Read [the label of clonazepam](https://example.org/label), and more on it in the leaflet.",
        "## Signs {: overdose }\n\n- deep sleep\n- slow breathing",
        "The range is 1 - 2 mg, here as elsewhere. The level can rise • or fall.",
        "Some effects show in red patches of the skin.",
        "## What to do in the end {: other }\n\nAsk.",
    ],
    source="WCAG 2.2: 1.1.1, 1.3.1, 1.4.1, 2.4.4, 2.4.6",
    version=2,
)
def access(subject: Subject) -> Iterator[Hit]:
    yield from _levels(subject)
    for passage in subject.passages:
        yield from _links(passage)
        if passage.kind == "paragraph" and not subject.foreign:
            yield from _bullets(passage)
        if passage.kind == "heading" and _VAGUE.fullmatch(passage.text):
            message = f"The heading “{passage.text}” does not say what stands below it."
            yield Hit(message, passage, 0, len(passage.text), severity=Severity.INFO)
        for match in _BY_COLOUR.finditer(passage.text):
            message = f"“{match['how']}” tells nothing to those who do not see the colour."
            yield Hit(message, passage, *match.span("how"), severity=Severity.WARNING)


def _levels(subject: Subject) -> Iterator[Hit]:
    above = 0
    for passage in subject.passages:
        if passage.kind == "heading" and passage.text and passage.level:
            if above and passage.level > above + 1:
                message = f"“{passage.text}” skips a level: it should be a heading of level {above + 1}."
                yield Hit(message, passage, 0, len(passage.text))
            above = passage.level


def _links(passage: Passage) -> Iterator[Hit]:
    for start, end, _ in passage.links:
        if passage.text[start - 1 : start] == "!":
            if not passage.text[start:end].strip():
                yield Hit("This image has no words in its place.", passage, start - 1, start)
        elif start < end and _EMPTY_LINK.fullmatch(passage.text, start, end):
            yield Hit(f"The link “{passage.text[start:end]}” does not say where it leads.", passage, start, end)
    linked = [span for *span, _ in passage.links]
    for match in _CLICK.finditer(passage.text):
        if not any(start < match.end() and match.start() < end for start, end in linked):
            yield Hit(f"“{match[0]}” does not say where it leads.", passage, *match.span())


def _bullets(passage: Passage) -> Iterator[Hit]:
    """One finding a paragraph, at the first sign."""
    if match := _BULLET.search(passage.text):
        yield Hit("A list made of signs inside a paragraph is no list to a screen reader.", passage, *match.span())
