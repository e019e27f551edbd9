"""What each address answers, in each state of its page."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from articles.content.blocks import split
from articles.models import Edition
from tests import factory
from tests.signed_text import is_shown

pytestmark = pytest.mark.django_db


def path_of(edition: Edition, name: str = "article", **more: int) -> str:
    return reverse(name, args=[edition.medication_slug, edition.slug, *more.values()])


def test_page_holds_the_signed_fragment_byte_for_byte(client: Client) -> None:
    article, edition = factory.make_live_article(body='## Dose {: dosing }\n\n"0.5 mg" & <not> more.[^label]')

    for path in (path_of(edition), path_of(edition, "edition", number=1)):
        response = client.get(path)
        assert response.status_code == 200
        assert is_shown(edition.fragment, response.content.decode())
    assert edition.fragment == edition.version.fragment != ""


def test_record_holds_the_signed_fragment_byte_for_byte(client: Client) -> None:
    record = factory.make_live_medication(summary='It "calms" & <slows>.')
    edition = Edition.objects.get(document=record.pk)

    for name, more in (("medicine", []), ("record-edition", [1])):
        response = client.get(reverse(name, args=[record.slug, *more]))
        assert is_shown(edition.fragment, response.content.decode())


def test_a_later_draft_and_a_waiting_version_move_nothing(client: Client) -> None:
    article, edition = factory.make_live_article()
    before = client.get(path_of(edition)).content
    factory.edit(article, article.author, title="Unsigned words", body="## New {: other }\n\nUnsigned.[^label]")
    factory.submit(article)

    assert client.get(path_of(edition)).content == before


@pytest.mark.parametrize("debug", [True, False])
def test_never_approved_is_not_found_for_staff_too(client: Client, settings: Settings, debug: bool) -> None:
    settings.DEBUG = debug
    article, _ = factory.make_article_in_review()
    address = [article.medication.slug, article.slug]
    client.force_login(factory.make_person(is_superuser=True))

    for name, more in (("article", []), ("history", []), ("edition", [1]), ("changes", [1])):
        response = client.get(reverse(name, args=address + more))
        assert response.status_code == 404
        assert "There is no page here" in response.content.decode()


def test_never_approved_and_never_written_answer_alike(client: Client) -> None:
    article, _ = factory.make_article_in_review()
    waiting = client.get(reverse("article", args=[article.medication.slug, article.slug]))
    nothing = client.get(reverse("article", args=[article.medication.slug, "nothing"]))

    assert (waiting.content, waiting.headers) == (nothing.content, nothing.headers)


def test_withdrawn_page_is_gone_with_its_reason(client: Client) -> None:
    _, edition = factory.make_live_article()
    signed = factory.withdraw(edition, reason="Its main source was retracted.")

    for path in (path_of(edition), path_of(edition, "edition", number=1), path_of(edition, "changes", number=1)):
        response = client.get(path)
        text = response.content.decode()
        assert response.status_code == 410
        assert "Its main source was retracted." in text and signed.name in text
        # The notice says when to call for help, as the medicine's own page does.
        record = Edition.objects.get(document=edition.medication_id)
        keys = [block.key for block in split(record.fragment) if _leading_to(record, block.html) in text]
        assert keys == ["call-now", "care"]
        assert text.index('class="care care-ask"') < text.index("Its main source was retracted.")
    assert client.get(path_of(edition, "history")).status_code == 200


def _leading_to(record: Edition, html: str) -> str:
    """The references stand on the medicine's page alone."""
    return html.replace('href="#', f'href="{reverse("medicine", args=[record.medication_slug])}#')


def test_a_page_that_nobody_reviewed_in_time_comes_down(client: Client, settings: Settings) -> None:
    _, edition = factory.make_live_article()
    settings.GRACE_DAYS = -1000

    response = client.get(path_of(edition))

    assert response.status_code == 410
    assert "No pharmacist looked at it again in time" in response.content.decode()


def test_a_changed_address_redirects_with_all_that_is_under_it(client: Client) -> None:
    article, edition = factory.make_live_article()
    factory.edit(article, article.author, slug="another-address")
    now = factory.publish(article)

    for name, more in (("article", {}), ("history", {}), ("edition", {"number": 1}), ("changes", {"number": 2})):
        response = client.get(path_of(edition, name, **more))
        assert (response.status_code, response["Location"]) == (301, path_of(now, name, **more))


def test_a_redirect_takes_the_day_along(client: Client) -> None:
    _, edition = factory.make_live_article()
    path = path_of(edition)
    response = client.get(f"{path.upper().replace('/MEDICINES/', '/medicines/')}?on=2026-01-02")
    assert (response.status_code, response["Location"]) == (301, f"{path}?on=2026-01-02")


def test_a_number_that_no_database_holds_is_not_found(client: Client) -> None:
    _, edition = factory.make_live_article()
    for name in ("edition", "changes"):
        assert client.get(path_of(edition, name, number=10**20)).status_code == 404


def test_a_reviewer_is_found_by_what_was_signed_alone(client: Client) -> None:
    pharmacist, other = factory.make_pharmacist(), factory.make_pharmacist()
    article, _ = factory.make_live_article()
    factory.edit(article, article.author, title="Signed by a known person")
    factory.publish(article, pharmacist)

    assert "Signed by a known person" in client.get(f"/reviewers/{pharmacist.slug}/").content.decode()
    assert client.get(f"/reviewers/{other.slug}/").status_code == 404


def test_a_signer_without_a_public_page_does_not_break_the_page(client: Client) -> None:
    article = factory.make_article()
    edition = factory.publish(article, factory.make_pharmacist(slug=None))

    assert client.get(path_of(edition)).status_code == 200


def test_an_older_edition_says_that_it_is_kept_as_a_record(client: Client) -> None:
    article, first = factory.make_live_article()
    factory.edit(article, article.author, title="Second title")
    factory.publish(article)

    text = client.get(path_of(first, "edition", number=1)).content.decode()

    assert "edition 1 of 2" in text and "Do not act on it" in text
    assert is_shown(first.fragment, text)


@pytest.mark.parametrize("needed", [1, 2])
def test_the_page_about_reviewing_says_how_many_sign_a_new_record(
    client: Client, settings: Settings, needed: int
) -> None:
    settings.FIRST_RECORD_SIGNATURES = needed
    text = client.get(reverse("how-we-review")).text
    assert "a second pharmacist does the same" in text
    assert ("with the first edition of a medicine’s record" in text) is (needed == 2)


@pytest.mark.parametrize("allowed", [True, False])
def test_the_page_about_reviewing_says_whether_one_person_may_administer_and_sign(
    client: Client, settings: Settings, allowed: bool
) -> None:
    settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN = allowed
    text = client.get(reverse("how-we-review")).text
    assert ("one person may keep the accounts of others and sign" in text) is allowed
    assert ("Nobody is made administrator and pharmacist in one person" in text) is not allowed
    assert "ever acted as administrator on the account of somebody who contributed" in text
