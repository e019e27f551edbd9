"""A medicine is reached by any of its names, and by no name of another one."""

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factory
from tests.published.test_a_to_z import name_it

pytestmark = pytest.mark.django_db

NAMES = [
    ("brand", "Klonopin", "klonopin"),
    ("brand", "Klonopin", "KLONOPIN"),
    ("brand", "Rivotril Drops", "rivotril-drops"),
    ("discontinued", "Oldpin", "oldpin"),
    ("other", "Antelepsin®", "antelepsin"),
    ("misspelling", "clonazapam", "clonazapam"),
    ("brand", "Rivotril Drops", "Rivotril%20drops"),
    ("other", "Antelepsin®", "Antelepsin®"),
    ("brand", "Clonazépam Éclat", "clonazépam éclat"),
]


@pytest.mark.parametrize(("role", "name", "asked"), NAMES)
def test_a_name_leads_to_the_medicine_for_good(client: Client, role: str, name: str, asked: str) -> None:
    name_it(factory.make_medication(name="clonazepam", slug="clonazepam"), (role, name, "US"))

    answer = client.get(f"/medicines/{asked}/")

    assert (answer.status_code, answer["Location"]) == (301, "/medicines/clonazepam/")


def test_capitals_and_what_stands_below_lead_on(client: Client) -> None:
    record = factory.make_live_medication(name="clonazepam", slug="clonazepam")
    brand = record.names.get(role="brand").name.lower()
    factory.make_live_article(medication=record, slug="full-guide")
    below = ("", "full-guide/", "history/", "full-guide/history/", "full-guide/history/1/", "history/1/changes/")

    for medicine in ("Clonazepam", "CLONAZEPAM", brand):
        for rest in below:
            answer = client.get(f"/medicines/{medicine}/{rest}")
            assert (answer.status_code, answer["Location"]) == (301, f"/medicines/clonazepam/{rest}")
    answer = client.get("/medicines/clonazepam/Full-Guide/")
    assert (answer.status_code, answer["Location"]) == (301, "/medicines/clonazepam/full-guide/")


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("Clonazepam", "clonazepam/"),
        ("KLONOPIN?on=2026-01-01", "clonazepam/?on=2026-01-01"),
        ("clonazepam", "clonazepam/"),
        ("Clonazepam/history/1", "clonazepam/history/1/"),
        ("nobody-knows", "nobody-knows/"),
    ],
)
def test_a_slash_that_is_left_out_costs_no_second_redirect(client: Client, asked: str, leads_to: str) -> None:
    name_it(factory.make_medication(name="clonazepam", slug="clonazepam"), ("brand", "Klonopin", "US"))
    answer = client.get(f"/medicines/{asked}")
    assert (answer.status_code, answer["Location"]) == (301, f"/medicines/{leads_to}")


def test_what_does_not_exist_below_a_name_is_not_found_and_its_medicine_is_named(client: Client) -> None:
    record = factory.make_live_medication()
    brand = record.names.get(role="brand").name.lower()

    for medicine in (brand, record.slug):
        answer = client.get(f"/medicines/{medicine}/nothing/")
        assert answer.status_code == 404 and f'href="/medicines/{record.slug}/"' in answer.text
    assert client.get(f"/medicines/{record.slug}/history/7/").status_code == 404


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1), below=st.sampled_from(["", "---/", "_/", "history/"]))
def test_any_text_in_an_address_gets_an_answer(client: Client, name: str, below: str) -> None:
    assert client.get(f"/medicines/{quote(name, safe='')}/{below}").status_code in (200, 301, 404)


def test_a_name_of_two_medicines_lets_choose(client: Client) -> None:
    one, two = factory.make_medication(), factory.make_medication()
    name_it(one, ("brand", "Twofold", "US"))
    name_it(two, ("misspelling", "twofold", ""))

    answer = client.get("/medicines/twofold/")

    assert answer.status_code == 200 and "noindex" in answer.text
    assert "They are not the same" in answer.text
    assert all(f'href="/medicines/{record.slug}/"' in answer.text for record in (one, two))


def test_a_look_alike_is_never_taken_for_the_medicine(client: Client) -> None:
    record = factory.make_live_medication(name="clonazepam", slug="clonazepam")
    look_alike = record.names.get(role="look-alike").name

    for name in (look_alike, "clonazopam", "klonazepam"):
        answer = client.get(f"/medicines/{name}/")
        assert answer.status_code == 404
        assert "These may be other medicines" in answer.text
        assert 'href="/medicines/clonazepam/"' in answer.text and 'href="/medicines/"' in answer.text


def test_a_name_like_no_other_offers_the_list_alone(client: Client) -> None:
    factory.make_live_medication(name="clonazepam", slug="clonazepam")
    answer = client.get(f"/medicines/{'qvwx' * 200}/")
    assert answer.status_code == 404 and "other medicines" not in answer.text
    assert 'href="/medicines/"' in answer.text


def test_names_of_what_is_down_lead_to_its_notice(client: Client) -> None:
    record, other = factory.make_medication(name="calmapam", drug_class="calmer"), factory.make_medication()
    names = (("misspelling", "calmapan", ""), ("brand", "Restora", "US"), ("brand", "Somna", "US"))
    factory.withdraw(name_it(record, *names))
    name_it(other, ("brand", "Restora", "US"))

    for name in (record.slug.capitalize(), "Somna", "calmapan"):
        answer = client.get(f"/medicines/{name}/", follow=True)
        assert (answer.redirect_chain, answer.status_code) == ([(f"/medicines/{record.slug}/", 301)], 410), name
    assert client.get("/medicines/restora/")["Location"] == f"/medicines/{other.slug}/", "It is up."
    assert client.get("/medicines/calmers/").status_code == 404


def test_names_of_what_is_unsigned_lead_nowhere(client: Client) -> None:
    brand = factory.make_medication().names.get(role="brand").name.lower()
    answer = client.get(f"/medicines/{brand}/")
    assert answer.status_code == 404 and brand not in answer.text.lower()


def test_the_list_of_names_marks_what_is_no_longer_sold(client: Client) -> None:
    name_it(factory.make_medication(name="clonazepam"), ("discontinued", "Oldpin", "US"), ("other", "Klonazepamum", ""))

    text = client.get("/medicines/").text

    assert "was a brand of clonazepam, no longer sold in the United States" in text
    assert "is another name for clonazepam" in text
