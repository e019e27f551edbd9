from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compare.changes import changes
from articles.compare.parts import parts
from articles.content.article import ArticleContent, MovedValue
from articles.content.markup import inline
from articles.content.placeholders import origins, resolve
from articles.content.rows import Question
from tests.content.test_record_values import RECORD
from tests.contents import ARTICLE, article_of

PULLED = {"half-life": "30 hours", "dose panic maximum": "4 mg a day"}


def article(body: str = "", short_answer: str = "", answer: str = "") -> ArticleContent:
    questions = [{"question": "{{half-life}}?", "answer": answer}]
    return article_of({**ARTICLE, "body": body, "short_answer": short_answer, "questions": questions})


def test_text_short_answer_and_answers_pull() -> None:
    content = article("{{ Half-Life }}", "{{dose panic maximum}}", "{{half-life}} and {{nothing}}")
    assert content.placeholders == ("dose panic maximum", "half-life", "nothing")
    shown = content.pulling(RECORD).resolved
    assert (shown.body, shown.short_answer) == ("30 hours", "4 mg a day")
    assert shown.questions == (Question("{{half-life}}?", "30 hours and {{nothing}}"),)


def test_content_holds_what_is_pulled_and_nothing_without() -> None:
    assert article_of(ARTICLE).pulling(RECORD).to_json() == article_of(ARTICLE).to_json()
    assert "pulled" not in article("{{nothing}}").pulling(RECORD).to_json()
    again = replace(article("{{half-life}}"), pulled={"old": "1"}).pulling(RECORD)
    assert again.to_json()["pulled"] == {"half-life": "30 hours"}


def test_problems_name_the_words_and_what_there_is() -> None:
    content = article("{{half-life}} {{weather}} {{}}").pulling(RECORD)
    weather, empty = content.placeholder_problems(RECORD)
    assert weather.startswith("“{{weather}}” pulls nothing") and "half-life" in weather
    assert empty.startswith("“{{}}” pulls nothing")


@pytest.mark.parametrize("text", ["{half-life}", "{{{half-life}}}", "{{half-life", "half-life}}", "\\{{half-life}}"])
def test_other_braces_are_no_pull(text: str) -> None:
    assert resolve(text, PULLED) == text


def test_words_of_the_record_are_no_marks() -> None:
    value = "1. *one* | [two](https://example.org) <b>"
    assert inline(resolve("{{half-life}}", {"half-life": value}), {}) == inline("", {}) + (
        "1. *one* | [two](https://example.org) &lt;b&gt;"
    )


def test_moved_values_are_named() -> None:
    content = ArticleContent(pulled={"half-life": "30 hours", "peak": "2 hours", "onset": "1 hour"})
    assert list(content.moved_values(RECORD)) == [
        MovedValue("peak", "2 hours", "1 to 4 hours"),
        MovedValue("onset", "1 hour", ""),
    ]


def test_parts_say_the_value_and_their_source_the_words() -> None:
    body = "## Doses {: dosing }\n\nAt most {{dose panic maximum}}."
    content = article(body, "For {{half-life}}.", "{{half-life}}").pulling(RECORD)
    by_key = {part.key: part for part in parts(content)}
    assert by_key["dosing"].text == "Doses\nAt most 4 mg a day."
    assert "30 hours" in by_key["short"].text and "30 hours" in by_key["questions"].text
    assert "{{dose panic maximum}}" in by_key["dosing"].source
    assert "{{half-life}}" in by_key["short"].source and "{{half-life}}" in by_key["questions"].source
    assert "more" not in by_key


def test_a_value_that_changes_is_a_change_of_the_text() -> None:
    body = "## Doses {: dosing }\n\nAt most {{dose panic maximum}}."
    old, new = (replace(article(body), pulled={"dose panic maximum": words}) for words in ("4 mg a day", "40 mg a day"))
    (change,) = changes(old, new)
    assert change.key == "dosing" and "number" in change.marks
    assert [slip.factor for slip in change.tenfolds] == [10]


def test_writing_words_in_place_of_the_same_value_is_a_change_of_form() -> None:
    body = "## Doses {: dosing }\n\nAt most "
    typed, pulls = f"{body}4 mg a day.", f"{body}{{{{dose panic maximum}}}}."
    (change,) = changes(article(typed), article(pulls).pulling(RECORD))
    assert (change.words, [piece.kind for piece in change.pieces if "panic" in piece.text]) == (0, ["added"])


TEXTS = st.lists(st.sampled_from(["{{half-life}}", "{{dose panic maximum}}", "{{x}}", "{", "}", "\\", "a", "\n", " "]))


@given(TEXTS.map("".join))
def test_every_character_of_the_resolved_text_has_its_origin(text: str) -> None:
    shown, (back, ends) = resolve(text, PULLED), origins(text, PULLED)
    assert len(back) == len(shown) and back == sorted(back)
    assert [shown[at] for at, origin in enumerate(back) if origin not in ends] == [
        text[origin] for origin in back if origin not in ends
    ]
    assert all(text[start:end] in ("{{half-life}}", "{{dose panic maximum}}") for start, end in ends.items())
