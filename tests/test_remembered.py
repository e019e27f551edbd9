"""A state that is written again is the one that the verbs made, and only where nothing else has a part in it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test import override_settings

from articles import workflow
from articles.models import Edition, Person, clock
from articles.versions.freeze import verify
from tests import factory
from tests.remembered import remembered

pytestmark = pytest.mark.django_db
Made = list[Edition]


@contextmanager
def undone() -> Iterator[None]:
    """As at the end of a test."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def counted(made: Made) -> Callable[..., Edition]:
    """Makes a state; `made` has those that the verbs made."""

    @remembered
    def make(**fields: Any) -> Edition:
        made.append(factory.make_live_article(**fields)[1])
        return made[-1]

    return make


def test_it_is_the_same_again_and_the_verbs_go_on_from_it() -> None:
    made: Made = []
    make = counted(made)
    with undone():
        make()
    make()
    edition, (first,) = Edition.objects.get(slug=made[0].slug), made
    assert (edition.pk, edition.digest, edition.seal) == (first.pk, first.digest, first.seal)
    assert edition.bears_seal() and edition.version.bears_seal() and verify(edition.version)
    article = edition.document.as_article
    factory.edit(article, article.author, title="Next")
    assert factory.publish(article).number == 2
    assert factory.make_live_article()[1].pk > edition.pk


def test_what_is_handed_out_is_nobody_elses() -> None:
    made: Made = []
    make = counted(made)
    with undone():
        make().title = "Changed"
    with undone():
        assert make().title == made[0].version.content.title


def test_other_words_are_another_state() -> None:
    made: Made = []
    make = counted(made)
    for title in ("One", "Other", "One"):
        with undone():
            assert make(title=title).title == title
    assert len(made) == 2


def a_day_later() -> AbstractContextManager[Any]:
    return time_machine.travel(clock.now() + timedelta(days=1))


def a_moment_earlier() -> AbstractContextManager[Any]:
    return time_machine.travel(clock.now() - timedelta(minutes=1))


def another_setting() -> AbstractContextManager[Any]:
    return override_settings(GRACE_DAYS=1)


@contextmanager
def other_code() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workflow, "withdraw", None)
        yield


def watched_code() -> AbstractContextManager[Any]:
    return mock.patch.object(workflow, "withdraw", wraps=workflow.withdraw)


@contextmanager
def the_rights_of_another_role() -> Iterator[None]:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CREATE ROLE another SUPERUSER; SET LOCAL ROLE another")
            yield
            cursor.execute("RESET ROLE")
    else:
        with other_code():  # SQLite knows no roles
            yield


def somebody_who_is_told() -> AbstractContextManager[Any]:
    return nullcontext(factory.make_pharmacist())


def another_page() -> AbstractContextManager[Any]:
    return nullcontext(factory.make_medication())


@pytest.mark.parametrize(
    "what",
    [
        a_day_later,
        a_moment_earlier,
        another_setting,
        other_code,
        watched_code,
        the_rights_of_another_role,
        somebody_who_is_told,
        another_page,
    ],
)
def test_the_verbs_make_it_where_something_else_has_a_part_in_it(what: Callable[[], Any]) -> None:
    made: Made = []
    make = counted(made)
    with undone():
        make()
    with undone(), what():
        make()
    assert len(made) == 2


def test_what_was_undone_on_the_way_is_not_remembered() -> None:
    times: list[int] = []

    @remembered
    def make() -> Person:
        times.append(1)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO nowhere VALUES (1)")
        return factory.make_writer()

    for _ in range(2):
        with undone():
            make()
    assert len(times) == 2


def test_asked_for_twice_in_one_test_it_is_made_twice() -> None:
    @remembered
    def make() -> Person:
        return factory.make_writer()

    with undone():
        make()
    assert make().pk != make().pk
