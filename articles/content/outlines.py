"""What an article of each kind consists of, for who starts one: its sections in order, and what readers ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from articles.content.article import ArticleContent
from articles.content.sections import SECTION_KINDS, SectionKind

MEDICINE = "{medicine}"
"""Stands in a question for the medicine's name."""


@dataclass(frozen=True)
class Outline:
    slugs: tuple[str, ...]
    """The kinds of its sections."""
    asked_of_any: tuple[str, ...]
    """Questions, with `MEDICINE` for the name."""

    @property
    def sections(self) -> tuple[SectionKind, ...]:
        return tuple(SECTION_KINDS[slug] for slug in self.slugs)

    @cached_property
    def body(self) -> str:
        """Headings alone. What belongs below them is never a part of the text: an empty section is refused at submit,
        and words of ours that somebody left standing would not be.
        """
        return "\n\n".join(f"## {kind.heading} {{: {kind.slug} }}" for kind in self.sections)

    def questions(self, medicine: str) -> tuple[str, ...]:
        return tuple(question.replace(MEDICINE, medicine) for question in self.asked_of_any)


def _outline(slugs: str, *questions: str) -> Outline:
    return Outline(tuple(slugs.split()), questions)


OUTLINES: Mapping[str, Outline] = {
    "full-guide": _outline(
        "uses how-it-works who dosing missed-dose overdose side-effects coping stopping pregnancy breastfeeding"
        " children older-people interactions alcohol driving storage alternatives reporting",
        "How long does {medicine} take to work?",
        "How long will I have to take {medicine}?",
        "What should I tell my doctor before I take {medicine}?",
        "Is there anything that I should not eat or drink with {medicine}?",
    ),
    "side-effects": _outline(
        "about side-effects coping overdose stopping interactions alcohol driving pregnancy older-people reporting",
        "How long do the side effects of {medicine} last?",
        "Which side effects of {medicine} need help at once?",
        "Will {medicine} make me gain or lose weight?",
    ),
    "dosing": _outline(
        "about dosing missed-dose overdose who children older-people interactions alcohol driving stopping storage",
        "What time of day should I take {medicine}?",
        "Can I take {medicine} with food?",
        "Can I split or crush {medicine}?",
        "What if I vomit after taking {medicine}?",
    ),
    "stopping": _outline(
        "stopping dependence coping interactions alcohol pregnancy driving alternatives",
        "Can I stop {medicine} when I feel better?",
        "How long does it take to come off {medicine}?",
        "How do I know whether what I feel comes from stopping {medicine}?",
    ),
    "questions": _outline(
        "about",
        "What is {medicine} for?",
        "How long does {medicine} take to work?",
        "Can I drink alcohol while I take {medicine}?",
        "Can I drive while I take {medicine}?",
        "Can I take {medicine} with painkillers that I buy?",
        "Can I take {medicine} when I am pregnant or breastfeeding?",
        "What if I miss a dose of {medicine}?",
        "What if I take too much {medicine}?",
        "Can I stop taking {medicine} when I feel better?",
    ),
    "other": _outline(
        "about other interactions alcohol driving",
        "What should I ask my doctor or pharmacist about {medicine}?",
    ),
}
"""By kind of article."""


def is_untouched(content: ArticleContent) -> bool:
    """Whether a new article says nothing yet but what an outline says."""
    written = (content.title, content.short_answer, *(row.answer for row in content.questions))
    bodies = {"", *(outline.body for outline in OUTLINES.values())}
    return not any(text.strip() for text in written) and content.body.strip() in bodies
