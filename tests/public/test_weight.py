"""What a phone loads for a long article, with everything that belongs to it, compressed as it is served."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests import factory

pytestmark = [pytest.mark.django_db, pytest.mark.once]
AT_MOST = 60_000  # bytes
WORDS = "It calms the brain and makes you sleepy; tell your prescriber when it lasts longer than a week.[^label]"


def test_a_long_article_is_light(client: Client) -> None:
    sections = (f"## Part {number} {{: other }}\n\n" + f"{WORDS} Number {number}. " * 10 for number in range(20))
    _, edition = factory.make_live_article(body="\n\n".join(sections))
    page = client.get(f"/medicines/{edition.medication_slug}/{edition.slug}/").content
    assert len(page) > 20_000
    assets = {path.partition("#")[0] for path in re.findall(r'(?:href|src)="/static/([^"]+)"', page.decode())}
    assert [path for path in assets if path.endswith(".css")] == ["articles/site.css"]
    files = [finders.find(path) for path in assets]
    bodies = [page, *(Path(str(file)).read_bytes() for file in files)]
    assert sum(len(gzip.compress(body)) for body in bodies) <= AT_MOST
