"""Hostile Word files: each is refused in words or becomes a draft; none reaches the network, a file or the clock."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article
from tests import factory
from tests.admin.pages import signed_in, words
from tests.attack.hostile_word import FILES, SECRET, SEEN
from tests.processes import python

pytestmark = pytest.mark.once

SECONDS = 20
"""Of the processor, on a busy machine; the slowest takes two."""
SMALL = 20_000


@pytest.mark.slow
def test_no_word_file_does_more_than_be_read_or_refused() -> None:
    done = python("-m", "tests.attack.read_word")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert len(told) == len(FILES) > 60
    assert {name: one["words"] for name, one in told.items() if one["outcome"] == "failed"} == {}
    assert {name: one["done"] for name, one in told.items() if one["done"]} == {}
    assert {name: one["seconds"] for name, one in told.items() if one["seconds"] > SECONDS} == {}
    assert {name for name, one in told.items() if one["outcome"] == "read" and SEEN not in one["words"]} == set()
    assert {name for name, one in told.items() if SECRET in one["words"]} == set()
    assert {
        name for name, one in told.items() if one["outcome"] == "refused" and not one["words"].endswith(".")
    } == set()


@pytest.mark.slow
@pytest.mark.django_db
def test_an_upload_names_each_bad_one_and_makes_drafts_of_the_others() -> None:
    made = {name: make() for name, make in FILES.items()}
    files = {f"{name}.docx": data for name, data in made.items() if len(data) < SMALL}
    writer = factory.make_writer()
    uploads = [SimpleUploadedFile(name, data) for name, data in files.items()]
    said = {"medication": factory.make_medication(writer).pk, "author": writer.pk, "kind": "", "uploads": uploads}
    page = words(signed_in(writer).post("/admin/import/", said, follow=True))
    refused = {name for name in files if f"Not imported: {name}. " in page}
    drafts = set(Article.objects.values_list("imports__filename", flat=True))
    assert len(files) > 30 and len(refused) > 10 and len(drafts) > 10
    assert refused | drafts == set(files) and refused.isdisjoint(drafts)
