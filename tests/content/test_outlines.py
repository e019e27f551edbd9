"""What who starts an article is offered."""

from dataclasses import replace

import pytest

from articles.clinical.rules.structure import REQUIRED
from articles.content.article import ArticleContent
from articles.content.outlines import MEDICINE, OUTLINES, is_untouched
from articles.content.rows import Question, Reference
from articles.content.sections import SECTION_KINDS, problems, split
from articles.models import ARTICLE_KINDS

each_outline = pytest.mark.parametrize("kind", OUTLINES)


def test_every_kind_of_article_has_one() -> None:
    assert list(OUTLINES) == list(dict(ARTICLE_KINDS))


@each_outline
def test_its_sections_are_kinds_of_section_each_once_and_none_that_is_required_is_missing(kind: str) -> None:
    slugs = OUTLINES[kind].slugs
    assert slugs and len(set(slugs)) == len(slugs)
    assert set(REQUIRED.get(kind, ())) <= set(slugs) <= SECTION_KINDS.keys()


@each_outline
def test_each_heading_that_stays_as_it_was_offered_is_refused(kind: str) -> None:
    sections = OUTLINES[kind].sections
    assert [section.kind for section in split(OUTLINES[kind].body)] == [section.slug for section in sections]
    assert problems(OUTLINES[kind].body, ()) == [f"The section “{section.heading}” is empty." for section in sections]


@each_outline
def test_no_word_of_help_is_in_the_text(kind: str) -> None:
    assert not [section.help for section in OUTLINES[kind].sections if section.help in OUTLINES[kind].body]


@each_outline
def test_its_questions_are_about_the_medicine(kind: str) -> None:
    questions = OUTLINES[kind].questions("examplam")
    assert questions and len(set(questions)) == len(questions)
    assert all(question.endswith("?") and len(question) < 100 for question in questions)
    assert MEDICINE not in " ".join(questions)


@each_outline
def test_an_outline_that_nobody_touched(kind: str) -> None:
    outline = OUTLINES[kind]
    rows = tuple(Question(question) for question in outline.questions("examplam"))
    begun = ArticleContent(kind=kind, body=outline.body, questions=rows, references=(Reference("label"),))
    assert is_untouched(begun) and is_untouched(ArticleContent())
    touched = (
        replace(begun, title="Doses"),
        replace(begun, short_answer="Take it."),
        replace(begun, body=f"{outline.body}\n\nTake it."),
        replace(begun, questions=(*rows, Question("Can I?", "No."))),
    )
    assert not any(map(is_untouched, touched))
