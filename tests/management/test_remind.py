from datetime import timedelta

import pytest
import time_machine

from articles.models import Reminder, clock
from tests import factory
from tests.management.commands import run

pytestmark = pytest.mark.django_db


def test_nothing_to_tell_says_nothing() -> None:
    factory.make_live_medication()
    assert run("remind") == ("", "")


def test_names_each_page_and_occasion_once() -> None:
    edition = factory.make_live_medication().document.editions.get()
    with time_machine.travel(clock.now() + timedelta(days=400)):
        first, again = run("remind"), run("remind")

    assert first == (f"Reminded: “{edition.title}”, review today.\n", "")
    assert again == ("", "")
    assert Reminder.objects.get().edition == edition
