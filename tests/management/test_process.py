"""Commands as a shell and cron run them: exit status, both streams, standard input."""

from pathlib import Path

import pytest

from articles.models import Article, Person
from tests import factory
from tests.processes import python

pytestmark = pytest.mark.django_db(transaction=True)


def test_password_comes_by_standard_input_and_shows_nowhere() -> None:
    arguments = ("manage.py", "add_person", "new", "--role", "writer", "--name", "New Writer", "--password-stdin")

    done = python(*arguments, typed=f"{factory.PASSWORD}\n")

    assert (done.returncode, done.stdout) == (0, "New Writer signs in as new. Role: writer.\n"), done.stderr
    assert factory.PASSWORD not in done.stdout + done.stderr
    assert Person.objects.get(username="new").has_usable_password()


def test_import_ends_with_one_where_a_file_is_bad(tmp_path: Path) -> None:
    writer = factory.make_writer()
    medicine = factory.make_medication(writer)
    fine, bad = tmp_path / "fine.txt", tmp_path / "bad.docx"
    fine.write_text("A title\n\nWhat it does\n\nIt calms the brain.\n")
    bad.write_text("no archive")
    options = ("--medication", medicine.slug, "--kind", "other", "--author", writer.username)

    done = python("manage.py", "import_article", str(bad), str(fine), *options)

    assert done.returncode == 1
    assert f"{bad}: " in done.stderr and "CommandError: 1 of 2 files cannot be imported." in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stdout.startswith(f"{fine}: “A title”")
    assert Article.objects.get().title == "A title"
