import pytest

from articles.clinical.api import RULES
from articles.models import Recheck
from tests import factory
from tests.management.commands import run

pytestmark = pytest.mark.django_db


def test_says_that_nothing_is_new() -> None:
    factory.make_live_article()
    assert run("check_live") == ("2 live pages were checked; 0 have findings that nobody has seen.\n", "")


def test_puts_on_the_work_list_what_new_rules_find() -> None:
    with pytest.MonkeyPatch.context() as earlier:
        earlier.delitem(RULES.loaded, "CLM-002")
        article, edition = factory.make_live_article(body="Studies show that it helps.")
    factory.make_withdrawn_article()

    out, _ = run("check_live")

    assert out == (
        f"On the work list: “{article.title}”, edition 1.\n"
        "3 live pages were checked; 1 have findings that nobody has seen.\n"
    )
    assert Recheck.objects.get().edition == edition
    assert run("check_live")[0].endswith("; 0 have findings that nobody has seen.\n")
