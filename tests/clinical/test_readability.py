import pytest

from articles.clinical.rules.readability import grade, syllables
from tests.clinical.texts import subject


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("dose", 1), ("doses", 2), ("stopped", 1), ("needed", 2), ("table", 2), ("likes", 1), ("tablets", 2),
        ("medicine", 3), ("medication", 4), ("clonazepam", 4), ("benzodiazepine", 6), ("anxiety", 4), ("patient", 2),
        ("experience", 4), ("idea", 3), ("reaction", 3), ("being", 2), ("people", 2), ("friend", 1), ("insomnia", 4),
        ("psychiatrist", 4), ("pharmacy", 3), ("breathing", 2), ("you", 1), ("0.5", 1), ("911", 1),
    ],
)  # fmt: skip
def test_counts_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_grade_is_flesch_kincaid() -> None:
    # 9 words in 2 sentences, 10 syllables.
    body = "Take one tablet at night. Do not drive yet."
    assert grade(subject(body).passages) == pytest.approx(0.39 * 9 / 2 + 11.8 * 10 / 9 - 15.59)


def test_a_list_item_is_a_sentence_and_headings_and_tables_do_not_count() -> None:
    prose = subject("Deep sleep. Slow breath.").passages
    listed = subject(
        "## Signs {: overdose }\n\n- deep sleep\n- slow breath\n\n| Sign |\n| --- |\n| deep coma |"
    ).passages
    assert grade(listed) == grade(prose)


def test_nothing_to_read_has_no_grade() -> None:
    assert grade(subject("## Signs {: overdose }").passages) is None
