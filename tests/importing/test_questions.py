from articles.importing import Question, Reading, html, plain

START = "Sleep tablets\n\nThey help people sleep.\n\n"


def reasons(reading: Reading) -> list[str]:
    return [scrap.reason for scrap in reading.quarantine]


def test_questions_under_their_heading_are_taken() -> None:
    reading = plain.read(
        START
        + "Common Questions\n\nMay I drive?\n\nNot at first.\n\n• Ask.\n\n2. Is it safe?\nMostly.\n\nStorage\n\nDry."
    )
    assert reading.questions == (
        Question("May I drive?", "Not at first.\n\n- Ask."),
        Question("Is it safe?", "Mostly."),
    )
    assert reading.body == "They help people sleep.\n\n## Storage {: storage }\n\nDry."
    assert reasons(reading) == ["questions heading"]


def test_a_question_elsewhere_stays_a_heading() -> None:
    reading = plain.read(START + "What is it for?\n\nFor sleep.")
    assert reading.questions == ()
    assert "## What is it for? {: uses }" in reading.body


def test_labelled_lines_are_pairs() -> None:
    reading = plain.read(START + "Q: May I drive?\nA: Not at first.\nAsk.\n\nQ2. Is it safe?\nA2. Mostly.\n\nTake one.")
    assert reading.questions == (
        Question("May I drive?", "Not at first.\n\nAsk."),
        Question("Is it safe?", "Mostly."),
    )
    assert reading.body == "They help people sleep.\n\nTake one."


def test_a_label_without_an_answer_stays_text() -> None:
    reading = plain.read(START + "Q: May I drive?\n\nTake one.")
    assert (reading.questions, "Q: May I drive?" in reading.body) == ((), True)


def test_a_heading_for_questions_without_any_stays() -> None:
    reading = plain.read(START + "FAQ\n\nNone were asked yet.")
    assert reading.body.endswith("## FAQ\n\nNone were asked yet.")


def test_answers_keep_their_emphasis() -> None:
    page = "<p>They help.</p><p><b>Q:</b> Is it safe?<br><b>A:</b> <i>Mostly</i>, <a href='https://example.org'>yes</a>.</p>"
    assert html.read(page).questions == (Question("Is it safe?", "*Mostly*, [yes](https://example.org)."),)


def test_questions_of_a_page_may_stand_in_groups() -> None:
    page = "<h1>T</h1><h2>FAQ</h2><h3>Safety</h3><h4>Is it safe?</h4><p>Mostly.</p><h4>May I drive?</h4><p>No.</p>"
    reading = html.read(page)
    assert [question.question for question in reading.questions] == ["Is it safe?", "May I drive?"]
    assert [scrap.text for scrap in reading.quarantine] == ["FAQ", "Safety"]


def test_terms_and_folded_answers_are_questions() -> None:
    terms = "<dl><dt>Is it safe?<dd>Mostly.</dl>"
    page = f"<h1>T</h1><h2>FAQ</h2>{terms}<details><summary>May I drive?</summary><p>No.</p></details>"
    assert [question.answer for question in html.read(page).questions] == ["Mostly.", "No."]
