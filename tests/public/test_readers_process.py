"""A process of the readers' own, under a role that sees few tables, serves every readers' page and takes reports."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from articles.models import Edition, Report, clock
from tests import factory
from tests.management.commands import run
from tests.processes import address, python
from tests.public.export.site import Written
from tests.reports import close
from tests.urls import readers_paths

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
NOT_FOR_READERS = (
    "admin",
    "clinical",
    "compare.risk",
    "importing",
    "outbox",
    "review",
    "versions",
    "workflow",
    "worklist",
)

SERVE = """
import hashlib, json, sys
from django.test import RequestFactory
from klonoinfo.wsgi import application
answers = {}
for path in json.load(sys.stdin):
    started = []
    request = RequestFactory(SERVER_NAME="localhost").get(path)
    body = b"".join(application(request.environ, lambda *said: started.append(said)))
    [(line, headers)] = started
    answers[path] = [int(line[:3]), hashlib.sha256(body).hexdigest(), "Set-Cookie" in dict(headers)]
answers["loaded"] = [name for name in sys.modules if name.startswith("articles.")]
json.dump(answers, sys.stdout)
"""

REPORT = """
import json, re, sys
from urllib.parse import urlencode
from django.test import RequestFactory
from klonoinfo.wsgi import application
from articles.public import report_form

def ask(request):
    started = []
    body = b"".join(application(request.environ, lambda *line: started.append(line)))
    [(line, headers)] = started
    return line, dict(headers), body.decode()

report_form.FASTEST = 0
browser, address = RequestFactory(SERVER_NAME="localhost"), sys.stdin.read()
_, _, form = ask(browser.get(address))
stamp = re.search('name="stamp" value="([^"]+)"', form)[1]
typed = urlencode({"stamp": stamp, "problem": "other", "text": "It is wrong."})
sent = [ask(browser.post(address, typed, content_type="application/x-www-form-urlencoded")) for _ in range(2)]
links = [headers.get("Location") for _, headers, _ in sent]
json.dump([[line for line, _, _ in sent], links, ask(browser.get(links[0]))], sys.stdout)
"""


@pytest.fixture
def reader() -> Iterator[str]:
    web, reader = (f"{connection.settings_dict['NAME']}_{name}" for name in ("web", "reader"))
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE ROLE "{web}"; CREATE ROLE "{reader}" LOGIN')
    run("database_roles", "--web", web, "--reader", reader, "--apply")
    yield reader
    with connection.cursor() as cursor:
        cursor.execute(f'DROP OWNED BY "{web}", "{reader}"; DROP ROLE "{web}", "{reader}"')


@pytest.fixture
def shelf() -> None:
    article, first = factory.make_live_article()
    factory.edit(article, article.author, title="Second title", slug="second")
    factory.reaffirm(factory.publish(article))
    factory.withdraw(first)
    other, _ = factory.make_live_article(medication=article.medication)
    factory.make_withdrawn_article()
    alone, _ = factory.make_live_article()
    factory.withdraw(Edition.objects.get(document=alone.medication_id))
    factory.make_article_in_review()


def test_serves_what_the_full_process_serves(reader: str, shelf: None, client: Client) -> None:
    paths = readers_paths()
    pages = [path for path in paths if path.startswith("/medicines/") and "/history/" not in path]
    paths += [f"{path}?on={day}" for path in pages for day in (clock.today(), "2020-01-01")]
    paths += ["/search/?q=can+i+drive", "/search/suggestions/?q=testaz"]
    # The page about reviewing tells it.
    signatures = str(settings.FIRST_RECORD_SIGNATURES)
    of_this_suite = {"FACE": "public", "FIRST_RECORD_SIGNATURES": signatures}

    done = python("-c", SERVE, typed=json.dumps(paths), DATABASE_URL=address(reader), **of_this_suite)

    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    loaded = answers.pop("loaded")
    assert [name for name in loaded if name.removeprefix("articles.").startswith(NOT_FOR_READERS)] == []
    for path in paths:
        here = client.get(path, SERVER_NAME="localhost")
        assert answers[path] == [here.status_code, hashlib.sha256(here.content).hexdigest(), False], path
    assert {status for status, _, _ in answers.values()} == {200, 301, 404, 410}


def test_writes_the_site_as_files(reader: str, shelf: None, tmp_path: Path) -> None:
    site, here = Written(tmp_path / "site"), Written(tmp_path / "here")
    signatures = str(settings.FIRST_RECORD_SIGNATURES)
    of_this_suite = {"FACE": "public", "FIRST_RECORD_SIGNATURES": signatures}

    done = python("manage.py", "export_site", str(site.folder), DATABASE_URL=address(reader), **of_this_suite)

    assert done.returncode == 0, done.stderr
    here.export()
    assert site.files() == here.files()


def test_has_no_door_for_the_staff(reader: str) -> None:
    paths = ["/admin/", "/review/", "/sign-in/"]

    done = python("-c", SERVE, typed=json.dumps(paths), DATABASE_URL=address(reader), FACE="public")

    answers = json.loads(done.stdout)
    assert {answers[path][0] for path in paths} == {404}, done.stderr


def test_takes_a_report_that_it_cannot_read(reader: str, client: Client) -> None:
    _, edition = factory.make_live_article()
    form = f"/report/?page=/medicines/{edition.medication_slug}/{edition.slug}/&edition=1"

    done = python("-c", REPORT, typed=form, DATABASE_URL=address(reader), FACE="public")

    assert done.returncode == 0, done.stderr
    lines, links, (status, headers, page) = json.loads(done.stdout)
    assert (lines, len(set(links)), status) == (["302 Found"] * 2, 1, "200 OK"), done.stderr
    assert "Received." in page and headers["Referrer-Policy"] == "no-referrer" and "Set-Cookie" not in headers
    assert [report.text for report in Report.objects.all()] == ["It is wrong."]
    close(Report.objects.get(), words="It is right.")
    assert "It is right." in client.get(links[0], SERVER_NAME="localhost").text
