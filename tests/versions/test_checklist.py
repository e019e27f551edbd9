"""Which checks a signature asks for."""

import pytest

from articles import workflow
from articles.models import Reaffirmation
from articles.versions.checklist import checks_of_edition, checks_of_version
from tests import factory
from tests.waivers import make_waiver_granted
from tests.workflow.test_recheck import change_maximum, make_live_article_on_facts

pytestmark = pytest.mark.django_db


def test_a_first_text_asks_whether_its_sources_were_opened() -> None:
    _, version = factory.make_article_in_review()
    keys = factory.keys(checks_of_version(version))
    assert "first" in keys and "risk" not in keys
    assert "first" not in factory.keys(checks_of_edition(factory.publish(factory.make_article())))


def test_a_high_risk_asks_for_each_of_its_reasons() -> None:
    article, _ = factory.make_live_article()
    factory.edit(article, article.author, body=factory.BODY.replace("0.5 mg", "5 mg"))
    (risk,) = (check for check in checks_of_version(factory.submit(article)) if check.key == "risk")
    assert risk.named[0] == "How to take it: 0.5 mg became 5 mg, 10 times larger"


def test_what_was_let_stand_is_asked_for_and_again_later() -> None:
    version = factory.submit(make_waiver_granted().document.as_article)
    assert "waivers" in factory.keys(checks_of_version(version))
    edition = factory.approve(version).edition
    assert edition is not None
    assert "waivers" in factory.keys(checks_of_edition(edition))


def test_each_check_of_this_version_has_to_be_ticked() -> None:
    _, version = factory.make_article_in_review()
    asked = checks_of_version(version)
    for left in asked:
        ticked = [check.key for check in asked if check is not left]
        with pytest.raises(workflow.Incomplete) as refused:
            factory.approve(version, checks=ticked)
        assert refused.value.problems == (left.wording,)
    act = factory.approve(version, checks=[*factory.keys(asked), "unasked"]).act
    assert act.checklist.splitlines() == [check.wording for check in asked]


def test_a_difference_that_came_up_has_to_be_looked_at() -> None:
    article, edition = make_live_article_on_facts()
    before = factory.keys(checks_of_edition(edition))
    change_maximum(article, "3 mg/day")
    with pytest.raises(workflow.Incomplete, match="each difference"):
        factory.reaffirm(edition, checks=before)
    made = factory.reaffirm(edition)
    assert "DOSE-009" in made.checklist
    assert factory.keys(checks_of_edition(edition)) == before
    assert Reaffirmation.objects.count() == 1
