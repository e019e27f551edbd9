"""`kill -9` at any statement of any verb: what it did is there or is not, and the next process goes on from there."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.test import Client

from articles.models import Article, Edition, Version
from articles.versions.completeness import refuse_untracked
from articles.versions.draft import saved_rows
from articles.versions.trail import Trail
from tests import factory
from tests.management.commands import run
from tests.processes import ROOT, address
from tests.urls import readers_paths

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
KILLS = int(os.environ.get("KILLS", "10"))
"""KILLS=200 for a long one."""


@pytest.fixture
def article(transactional_db: None) -> Article:
    return factory.make_article()


@pytest.fixture
def busy(article: Article) -> Iterator[subprocess.Popen[str]]:
    keys = [article.pk, article.author_id, *(factory.make_pharmacist().pk for _ in range(2))]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.attack.busy", *map(str, keys)],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": address(), "EMAIL_URL": "dummymail://"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield process


def live_and_die(busy: subprocess.Popen[str], seed: int) -> int:
    """How that process ended."""
    assert busy.stdin and busy.stdout
    busy.stdin.write(f"{seed}\n")
    busy.stdin.flush()
    return int(busy.stdout.readline())


def assert_nothing_is_between(article: Article) -> None:
    """Each version has its beginning, its people, and an edition once it is signed enough; the draft is what its trail
    says.
    """
    versions = Version.objects.filter(document=article.pk).order_by("number")
    assert [version.number for version in versions] == list(range(1, len(versions) + 1))
    for version in versions:
        verbs = list(version.acts.order_by("pk").values_list("verb", flat=True))
        assert verbs[0] == "submit" and verbs.count("submit") == 1 and version.contributor_rows.exists()
        is_signed = verbs.count("approve") == version.signatures_required
        assert Edition.objects.filter(version=version).count() == is_signed
    fresh = Article.objects.get(pk=article.pk)
    refuse_untracked(Trail(fresh.document), saved_rows(fresh.document))
    assert fresh.revision == fresh.history.latest("history_id").at_revision


def test_a_killed_process_leaves_nothing_between(article: Article, busy: subprocess.Popen[str]) -> None:
    for seed in range(KILLS):
        assert live_and_die(busy, seed) == -signal.SIGKILL, f"seed {seed}"
        assert_nothing_is_between(Article.objects.get(pk=article.pk))
    assert "all are what was signed" in run("verify")[0]
    assert {Client().get(path).status_code for path in readers_paths()} <= {200, 301, 404, 410}
    assert article.versions.count() > KILLS // 8
