from datetime import timedelta

import pytest
import time_machine

from articles.models import Edition, clock
from tests import factory
from tests.management.commands import fail, run

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def test_nothing_due_says_nothing() -> None:
    factory.make_scheduled_article(clock.now() + HOUR)
    assert run("publish_due") == ("", "")


def test_publishes_what_is_due() -> None:
    article, version = factory.make_scheduled_article(clock.now() + HOUR)
    with time_machine.travel(clock.now() + 2 * HOUR):
        out, err = run("publish_due")

    assert Edition.objects.get(document=article.pk).version == version
    assert (out, err) == (f"Published: “{article.title}”, edition 1 (version 1).\n", "")


def test_a_refusal_is_loud_and_stops_no_other() -> None:
    signer = factory.make_pharmacist()
    refused, _ = factory.make_scheduled_article(clock.now() + HOUR, signer)
    fine, _ = factory.make_scheduled_article(clock.now() + HOUR)
    signer.is_active = False
    signer.save()

    with time_machine.travel(clock.now() + 2 * HOUR):
        sentence, out, err = fail("publish_due")

    assert "1 due to be published and refused" in sentence
    assert err == f"NOT PUBLISHED. Version 1 of “{refused.title}”: who signed it has been deactivated.\n"
    assert out == f"Published: “{fine.title}”, edition 1 (version 1).\n"
    assert set(Edition.objects.filter(kind=fine.kind).values_list("document", flat=True)) == {fine.pk}
