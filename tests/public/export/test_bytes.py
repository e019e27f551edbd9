"""What lies in the folder is what readers are served, all of it and nothing else."""

import gzip
import re

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from articles.models import Edition
from tests import factory
from tests.canaries import SIGNED_WORD, WORD, plant
from tests.prepared import connections_left_open, prepared_pages, write_chain
from tests.processes import ROOT
from tests.public.export.site import SUFFIXES, Written
from tests.urls import readers_paths

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOT_EXPORTED = ("/search/", "/report/")
OPEN = {"": bytes, ".gz": gzip.decompress, ".br": brotli.decompress}


@pytest.fixture
def shelf(db: None) -> None:
    article, first = factory.make_live_article()
    factory.edit(article, article.author, title="Second title", slug="second")
    factory.reaffirm(factory.publish(article))
    factory.withdraw(first)
    factory.make_live_article(medication=article.medication)
    factory.make_withdrawn_article()
    alone, _ = factory.make_live_article()
    factory.withdraw(Edition.objects.get(document=alone.medication_id))
    moved, _ = factory.make_live_article()
    factory.edit(moved.medication, moved.medication.author, slug="another-address")
    factory.publish(moved.medication)
    factory.make_article_in_review()


class Served:
    """What a readers' process hands out of memory."""

    def __init__(self) -> None:
        self.application = prepared_pages(WSGIHandler())

    def ask(self, path: str, encoding: str = "") -> tuple[int, dict[str, str], bytes]:
        started: list[tuple[str, list[tuple[str, str]]]] = []
        request = RequestFactory(SERVER_NAME="localhost").get(path, headers={"Accept-Encoding": encoding})
        with connections_left_open():
            write_chain()
            body = b"".join(self.application(request.environ, lambda *line: started.append(line)))
        ((status, headers),) = started
        return int(status[:3]), dict(headers), body


def address_of(name: str) -> tuple[str, str]:
    """Of a file: the address of its page, and its suffix."""
    suffix = next((suffix for suffix in (".gz", ".br") if name.endswith(suffix)), "")
    return f"/{name.removesuffix(suffix).removesuffix('index.html')}", suffix


def test_every_file_is_byte_for_byte_what_is_served(site: Written, shelf: None) -> None:
    site.export()
    served, files = Served(), site.files()
    gone = {name for name in files if name.endswith(".gone")}
    etags: dict[str, set[str]] = {}
    for name in files.keys() - gone:
        path, suffix = address_of(name)
        status, headers, body = served.ask(path, SUFFIXES[suffix])
        if status == 301:
            there = headers["Location"]
            assert f"url={there}".encode() in OPEN[suffix](files[name]) or path.endswith(".xml"), name
            continue
        # In memory the page of what is not there is not compressed.
        expected = OPEN[suffix](files[name]) if path == "/404.html" else files[name]
        assert body == expected and headers.get("Content-Encoding", "") in ("", SUFFIXES[suffix]), name
        assert status == (404 if path == "/404.html" else 410 if f"{name.removesuffix(suffix)}.gone" in gone else 200)
        etags.setdefault(path, set()).add(headers.get("ETag", ""))
    assert {len(tags) for tags in etags.values()} == {1}
    assert len(gone) > 4


def test_every_page_that_readers_can_get_is_there(site: Written, shelf: None) -> None:
    site.export()
    served = Served()
    wanted = [path for path in readers_paths() if not path.startswith(NOT_EXPORTED)]
    answers = {path: served.ask(path) for path in wanted}
    assert {200, 301, 404, 410} == {status for status, _, _ in answers.values()}
    assert site.pages() == {path for path, (_, headers, _) in answers.items() if "Surrogate-Key" in headers}


def test_each_page_has_its_compressed_siblings(site: Written) -> None:
    factory.make_live_article()
    site.export()
    files = site.files()
    for name in [name for name in files if name.endswith((".html", ".xml"))]:
        assert OPEN[".gz"](files[f"{name}.gz"]) == OPEN[".br"](files[f"{name}.br"]) == files[name]


def test_what_moved_leads_on(site: Written) -> None:
    article, edition = factory.make_live_article()
    old = f"/medicines/{edition.medication_slug}/{edition.slug}/"
    factory.edit(article, article.author, slug="elsewhere")
    factory.publish(article)
    site.export()
    new = f"/medicines/{edition.medication_slug}/elsewhere/"
    page = site.page(old)
    assert f'http-equiv="refresh" content="0; url={new}"' in page and f'<a href="{new}">' in page
    assert re.search(f'rel="canonical" href="[a-z0-9:/.]+{new}"', page)
    assert "It calms the brain." in site.page(new)


def test_a_feed_is_at_both_addresses_of_its_medicine(site: Written) -> None:
    article, edition = factory.make_live_article()
    factory.edit(article.medication, article.author, slug="another-address")
    factory.publish(article.medication)
    site.export()
    old, new = (site.root / f"feeds/medicines/{slug}.xml" for slug in (edition.medication_slug, "another-address"))
    assert old.read_bytes() == new.read_bytes() != b""


@pytest.mark.slow
def test_all_that_pages_refer_to_is_there(site: Written, shelf: None) -> None:
    site.export()
    names = {name for body in site.files().values() for name in re.findall(rb'(?:href|src)="/(static/[^"#]+)', body)}
    assert names
    for name in map(bytes.decode, names):
        source = (site.root / name).read_bytes()
        assert gzip.decompress((site.root / f"{name}.gz").read_bytes()) == source
    style = ROOT / "articles/static/articles/site.css"
    assert (site.root / "static/articles/site.css").read_bytes() == style.read_bytes()
    assert (site.root / "static/articles/icons.svg").exists()


@pytest.mark.slow
def test_no_word_that_was_not_signed_is_in_the_folder(site: Written) -> None:
    plant()
    site.export()
    lies_there = site.everything_on_disk().lower()
    assert WORD.encode() not in lies_there
    assert SIGNED_WORD.encode() in lies_there


def test_nothing_that_was_withdrawn_stays_in_the_folder(site: Written) -> None:
    _, edition = factory.make_live_article(
        short_answer="It calms like marmalade.", body="## Use {: uses }\n\nA marmalade."
    )
    path = f"/medicines/{edition.medication_slug}/{edition.slug}/"
    site.export()
    assert b"marmalade" in site.everything_on_disk() and not site.is_gone(path)
    factory.withdraw(edition, reason="The source was withdrawn.")
    site.export()
    assert b"marmalade" not in site.everything_on_disk()
    assert site.is_gone(path) and "The source was withdrawn." in site.page(path)
