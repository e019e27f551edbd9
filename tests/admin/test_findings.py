"""What the checks find, beside the text: counted, in order, each with its place and with what can be done."""

import pytest

from articles.models import BoxedTopic, Question, drafting
from tests import factory
from tests.admin.pages import change_url, page_of, signed_in, typed_form
from tests.admin.panel import drawn, of, panel, said
from tests.waivers import make_article_that_blocks

pytestmark = pytest.mark.django_db
OF_MANY_KINDS = """## Doses {: dosing }

Take .5 mg, then 1.0 mg, then 2mg, at most 5000 units, for panic disorder. Inject 10 IU. Take clonazepam2 mg.

Studies show that it helps. It cures fear. She committed suicide. Ataxia is among its effects.

#### Too deep {: other }

Keep the tabelt at night.Take it avec food. An epileptic crisis is an emergency. The is a hole. Take Ibuprofen with it.

Take note of this:

Everything written on the is there. To read more, click here.
"""
MIXED = "## Doses {: dosing }\n\nStudies show that it helps.\n\nTake .5 mg at night for panic disorder.[^label]"


def test_counts_by_severity_and_shows_the_gravest_first() -> None:
    article = factory.make_article(body=MIXED)
    for response in (signed_in(article.author).get(change_url(article)), drawn(article)):
        shown = panel(response)
        assert "1 blocking" in said(shown) and "1 warning" in said(shown) and "notes" not in said(shown)
        listed = map(said, shown.select("ol > li"))
        ordered = [next(rule for rule in ("CLM-002", "DOSE-001") if rule in words) for words in listed]
        assert ordered == ["DOSE-001", "CLM-002"]


def test_what_one_rule_finds_stands_once_with_its_places() -> None:
    body = "Studies show that it helps.\n\n" * 3 + "Experts say that it helps. Trials suggest that it helps."
    one = of(drawn(factory.make_article(), body=body), "CLM-002")
    assert "5 places" in said(one) and said(one).count("Vague words") == 3  # its title, and once a fold, for the ear
    assert len(one.select("li[id^='finding-']")) == 5
    fold = one.select_one("details[id='places-CLM-002']")
    assert fold and len(fold.select("li")) == 2 and "2 more places" in said(fold)
    assert len({item["id"] for item in one.select("[id]")}) == len(one.select("[id]"))


def test_a_dozen_kinds_stand_open() -> None:
    shown = panel(drawn(factory.make_article(), body=OF_MANY_KINDS))
    fold = shown.select_one("details#found-more")
    assert fold and len(shown.select("#findings > ol > li, .found-counts + ol > li")) == 12
    assert said(fold).startswith(f"{len(fold.select('ol > li'))} more")


def test_a_new_article_was_not_checked_yet() -> None:
    client = signed_in(factory.make_article().author)
    response = client.get("/admin/articles/article/add/")
    assert said(panel(response)).startswith("Nothing checked yet.") and "blocking" not in said(panel(response))


def test_nothing_missing_is_not_said_beside_what_blocks() -> None:
    article, _ = make_article_that_blocks()
    text = said(page_of(signed_in(article.author).get(change_url(article))))
    assert "Nothing is missing" not in text and "What blocks stands above" in text


def test_nothing_found_is_said() -> None:
    article = factory.make_article()
    assert said(panel(drawn(article))) == "The checks find nothing."


def test_leads_to_the_words_and_offers_what_is_certain() -> None:
    one = of(drawn(factory.make_article(), body=MIXED), "DOSE-001")
    link, button = one.select_one("a[data-words]"), one.select_one("button[data-put]")
    assert link and button
    assert (link["href"], link["data-words"], link["data-start"]) == ("#id_body", ".5 mg", str(MIXED.index(".5 mg")))
    assert said(link) == "Text, “Doses”"
    assert (button["data-put"], button["type"], said(button)) == ("0.5 mg", "button", "Put “0.5 mg”")
    assert of(drawn(factory.make_article(), body=MIXED), "CLM-002").select_one("button") is None


def test_what_is_missing_leads_to_where_it_belongs() -> None:
    article = factory.make_article(kind="dosing", body="Some words.\n\n## Doses {: dosing }\n\nTake one tablet.")
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), review_months="24") | {"references-0-DELETE": "on"}
    response = client.post(f"{change_url(article)}preview/", form)
    hrefs = {rule: of(response, rule).select_one("a[href^='#']") for rule in ("META-002", "META-003")}
    assert {rule: link and link["href"] for rule, link in hrefs.items()} == {
        "META-002": "#rows-references",
        "META-003": "#id_review_months",
    }


def test_rows_are_led_to_by_their_number_in_the_page() -> None:
    article = factory.make_article()
    client, url = signed_in(article.author), change_url(article)
    form = typed_form(client, url, questions__0__position="5", questions__0__answer="Take .5 mg.")
    form |= {"questions-7-id": "", "questions-7-question": "And 1.0 mg of it?", "questions-7-answer": "No."}
    form |= {"questions-7-position": "2"}
    response = client.post(f"{url}preview/", form)
    first, last = of(response, "DOSE-001"), of(response, "DOSE-002")
    assert [link["href"] for link in first.select("a[data-words]")] == ["#id_questions-0-answer"]
    assert [link["href"] for link in last.select("a[data-words]")] == ["#id_questions-7-question"]
    assert "Question 2, answer" in said(first) and "Question 1, question" in said(last)


def test_a_row_that_somebody_added_meanwhile_has_no_field_here() -> None:
    article = factory.make_article()
    client, url = signed_in(article.author), change_url(article)
    form = typed_form(client, url)
    with drafting(article, by=article.author, reason="One more."):
        Question(article=article, position=2, question="How much?", answer="Take .5 mg.").save()
    one = of(client.post(f"{url}preview/", form), "DOSE-001")
    assert one.select("a[href^='#']") == [] and one.select("button") == []
    assert "Question 2, answer" in said(one)


def test_of_a_record() -> None:
    medication = factory.make_medication()
    with drafting(medication, by=medication.author, reason="Worse."):
        topic = BoxedTopic.objects.get(medication=medication)
        topic.text = "Never take 1.0 mg with it."
        topic.save()
    response = signed_in(medication.author).get(change_url(medication))
    link = of(response, "DOSE-002").select_one("a[data-words]")
    assert link and (link["href"], said(link)) == ("#id_boxed-0-text", "Boxed topic 1, text")


def test_pharmacists_look_and_can_do_nothing() -> None:
    article, _ = make_article_that_blocks()
    shown = panel(signed_in(factory.make_pharmacist()).get(change_url(article)))
    assert "1 blocking" in said(shown) and "“.5 mg” has no zero" in said(shown)
    assert shown.select("a, button") == []


def test_hostile_words_stay_words() -> None:
    words = '.5 mg"><img src=x onerror=alert(1)><b a="'
    response = drawn(factory.make_article(), body=f"Take {words} at night, says <script>alert(2)</script>.[^label]")
    assert b"<script>alert" not in response.content and b"<img" not in response.content
    assert of(response, "DOSE-001")
