"""What a reader sends from the form of a report."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition
from articles.public import reports
from articles.public.limits import Arrivals
from articles.published.addresses import page_path
from tests import factory
from tests.remembered import remembered

STAMP = re.compile(r'name="stamp" value="([^"]+)"')
TYPED = {"problem": "number", "quote": "twice a day", "text": "The label says once."}


@pytest.fixture(autouse=True)
def nobody_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "arrivals", Arrivals())


@pytest.fixture
@remembered
def edition() -> Edition:
    return factory.make_live_article()[1]


def address(edition: Edition, number: object = "") -> str:
    page = page_path(edition.medication_slug, edition.slug)
    return f"{reverse('report')}?{urlencode({'page': page, 'edition': number or edition.number})}"


def stamp_of(answer: Any) -> str:
    found = STAMP.search(answer.text)
    assert found is not None
    return found[1]


def send(edition: Edition, after: float = 10, **form: str) -> Any:
    """By somebody who opened the form so many seconds ago."""
    client = Client()
    stamp = stamp_of(client.get(address(edition)))
    with time_machine.travel(timezone.now() + timedelta(seconds=after), tick=False):
        return client.post(address(edition), TYPED | {"stamp": stamp} | form)


def typed_again(answer: Any) -> dict[str, str]:
    page = BeautifulSoup(answer.text, "html.parser")
    fields = {str(area["name"]): area.get_text().removeprefix("\n") for area in page.select("textarea")}
    chosen = page.select_one("input[type=radio][checked]")
    return fields | {"problem": str(chosen["value"]) if chosen else ""}
