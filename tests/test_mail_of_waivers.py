"""Who hears of waivers."""

import pytest
from django.conf import settings

from articles import workflow
from tests import factory
from tests.mails import Sent, addresses, of, pharmacists, sent
from tests.waivers import make_article_that_blocks, make_waiver_asked

__all__ = ["sent"]
pytestmark = pytest.mark.django_db
TITLE = 'Sleep & "rest" <b>'


def test_asking_for_a_waiver_tells_every_pharmacist(sent: Sent) -> None:
    article, told = make_article_that_blocks(title=TITLE)
    factory.make_pharmacist()

    mails = sent(workflow.waive, document=article.pk, by=article.author, finding=told.finding.id, reason="Quoted.")

    assert addresses(mails) == of(*pharmacists())
    assert {mail.subject for mail in mails} == {f"A waiver is asked for: {TITLE}"}
    for words in ("DOSE-001", told.finding.message, "Reason: Quoted.", f"{settings.BASE_URL}/review/waivers/"):
        assert words in mails[0].body


@pytest.mark.parametrize(
    ("rule", "words"), [("grant", "lets this stand"), ("refuse_waiver", "does not let this stand")]
)
def test_ruling_on_it_tells_who_asked_and_the_author(sent: Sent, rule: str, words: str) -> None:
    waiver = make_waiver_asked()
    article, by = waiver.document.as_article, factory.make_pharmacist(name="Pat Sign")

    mails = sent(getattr(workflow, rule), waiver=waiver.pk, by=by, reason="As printed.")

    assert addresses(mails) == of(waiver.by, article.author)[:1]
    assert f"Pat Sign, PharmD, {words} in “{article.title}”" in mails[0].body
    assert f"{settings.BASE_URL}/admin/articles/article/{article.pk}/change/" in mails[0].body
