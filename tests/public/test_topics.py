"""Pages by topic: where readers find what several medicines say about one thing."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests import factory

pytestmark = pytest.mark.django_db
BODY = "## A day without {: missed-dose }\n\nWait.[^label]"


def links(client: Client, path: str) -> list[str]:
    return [str(link["href"]) for link in BeautifulSoup(client.get(path).content, "html.parser").select("main a")]


def test_a_topic_leads_to_the_part_of_each_page(client: Client) -> None:
    _, edition = factory.make_live_article(body=BODY)

    page = BeautifulSoup(client.get("/topics/missed-dose/").content, "html.parser")

    assert page.h1 and page.h1.get_text() == "Missed doses"
    [link] = page.select("main ul.topic a")
    assert link.get_text().startswith(f"{edition.medication_name.capitalize()}: Missed doses, ")
    path = f"/medicines/{edition.medication_slug}/{edition.slug}/"
    assert link["href"] == f"{path}#missed-dose" and edition.title in link.get_text()
    assert 'id="missed-dose"' in client.get(path).text


@pytest.mark.parametrize(("slug", "calls"), [("overdose", True), ("missed-dose", False)])
def test_whoever_took_too_much_sees_whom_to_call_first(client: Client, slug: str, calls: bool) -> None:
    factory.make_live_article(body=f"## Advice {{: {slug} }}\n\nCall for help at once.[^label]")

    text = client.get(f"/topics/{slug}/").text

    assert ('href="tel:911"' in text.partition('<ul class="topic"')[0]) == calls


def test_all_topics_are_linked_from_the_home_page_and_from_a_to_z(client: Client) -> None:
    factory.make_live_article(body=BODY)

    assert "/topics/missed-dose/" in links(client, "/topics/")
    assert "/topics/" in links(client, "/") and "/topics/" in links(client, "/medicines/")
    assert {"/topics/", "/medicines/"} <= set(links(client, "/topics/missed-dose/"))


def test_topics_are_in_the_sitemap_while_a_live_page_speaks_to_them(client: Client) -> None:
    _, edition = factory.make_live_article(body=BODY)
    before = client.get("/sitemap.xml").text
    factory.withdraw(edition)
    after = client.get("/sitemap.xml").text

    assert all(path in before for path in ("/topics/</loc>", "/topics/missed-dose/</loc>"))
    assert "/topics/</loc>" in after and "/topics/missed-dose/" not in after


def test_a_page_that_is_down_is_in_no_topic(client: Client) -> None:
    _, edition = factory.make_live_article(body=BODY)
    assert client.get("/topics/missed-dose/").status_code == 200
    factory.withdraw(edition)

    assert client.get("/topics/missed-dose/").status_code == 404
    assert f"/{edition.slug}/" not in client.get("/topics/").text


@pytest.mark.parametrize("path", ["/topics/nothing/", "/topics/driving/"])
def test_a_topic_to_which_nothing_speaks_is_missing(client: Client, path: str) -> None:
    factory.make_live_article(body=BODY)

    assert client.get(path).status_code == 404


def test_an_empty_site_has_no_topics(client: Client) -> None:
    answer = client.get("/topics/")
    assert answer.status_code == 200 and "No medicine has been signed yet." in answer.text


def test_nothing_is_posted_to_them(client: Client) -> None:
    factory.make_live_article(body=BODY)
    assert [client.post(path).status_code for path in ("/topics/", "/topics/missed-dose/")] == [405, 405]
