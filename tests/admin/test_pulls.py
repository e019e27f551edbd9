"""What can be pulled from the medicine's record, listed under the text."""

import pytest
from django.test import Client

from articles.models import Medication, drafting
from tests import factory
from tests.admin.pages import change_url, page_of, signed_in, typed_form, words
from tests.facts import make_facts
from tests.remembered import remembered

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"


@pytest.fixture
@remembered
def record() -> Medication:
    made = factory.make_medication()
    with drafting(made, by=made.author, reason="Facts."):
        make_facts(made)
    factory.publish(made)
    return made


def listed(client: Client, url: str) -> dict[str, str]:
    page = page_of(client.get(url))
    (help_text,) = [fold for fold in page.select("details.fold") if "you can pull" in fold.get_text()]
    rows = [(row, row.select_one("code")) for row in help_text.select("li")]
    return {code.get_text(): row.get_text().removeprefix(code.get_text()).strip() for row, code in rows if code}


def test_lists_words_and_values(record: Medication) -> None:
    article = factory.make_article(medication=record)
    assert listed(signed_in(article.author), change_url(article)) == {
        "{{dose panic disorder start}}": "0.5 mg a day",
        "{{dose panic disorder maximum}}": "4 mg a day",
        "{{half-life}}": "30 to 40 hours",
        "{{strengths}}": "0.5 mg",
    }


@pytest.mark.slow
def test_what_is_listed_can_be_typed(record: Medication) -> None:
    article = factory.make_article(medication=record)
    client = signed_in(article.author)
    for typed, value in listed(client, change_url(article)).items():
        form = typed_form(client, change_url(article), short_answer=f"It says {typed}!")
        assert f"It says {value}!" in words(client.post(f"{change_url(article)}preview/", form)).replace("\u00a0", " ")


def test_says_when_there_is_nothing_to_list(record: Medication) -> None:
    bare = factory.make_article()
    client = signed_in(bare.author)
    assert listed(client, change_url(bare)) == {} == listed(client, ADD)
    assert "no live edition with doses, times or strengths" in words(client.get(change_url(bare)))
    assert "once the medicine is chosen" in words(client.get(ADD))
    assert "you can pull" not in words(signed_in(record.author).get(change_url(record)))
