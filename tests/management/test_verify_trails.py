"""What may change is held against what is recorded of it: drafts, accounts, roles, addresses, imported lines."""

from collections.abc import Callable
from itertools import product

import pytest
from django.contrib.auth.models import Group
from django.db import connection, models, transaction

from articles import workflow
from articles.lifecycle import Role
from articles.management.trails import followed_models
from articles.models import Person, Question
from articles.workflow import people
from tests import factory
from tests.management.commands import faults, run
from tests.models import states
from tests.models.around import behind_the_guards

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("undone")]


def test_all_that_the_verbs_do_stands_as_recorded() -> None:
    states.something_of_everything()
    first, second, writer = factory.make_administrator(), factory.make_administrator(), factory.make_writer()
    people.ask_role(person=writer.pk, role=Role.PHARMACIST, by=first)
    people.confirm_role(person=writer.pk, role=Role.PHARMACIST, by=second)
    people.remove_role(person=writer.pk, role=Role.WRITER, by=first)
    people.ask_role(person=writer.pk, role=Role.WRITER, by=first)
    workflow.propose_address(person=writer.pk, email="newer@example.org", by=first)
    workflow.confirm_address(person=writer.pk, by=writer, password=factory.PASSWORD)
    people.deactivate(person=writer.pk, by=None)
    article = factory.make_article()
    workflow.archive(document=article.pk, by=article.author)
    workflow.accept(scrap=states.with_lines_set_aside()[1].pk, by=factory.make_writer())
    assert "all are what was signed" in run("verify")[0]


def test_every_model_with_a_trail_is_followed() -> None:
    assert {"Person", "Article", "Medication", "Dose"} < {model.__name__ for model in followed_models()}
    assert all(hasattr(model, "history") for model in followed_models())


PERSON = ["name = 'Other'", "email = 'x@example.org'", "is_active = NOT is_active", "registration = 'X-1'"]
PERSON += ["is_superuser = NOT is_superuser", "register = 'X'", "credentials = 'X'", "registration_expires = NULL"]


@pytest.mark.parametrize("change", PERSON)
def test_an_account_that_was_changed_around_its_trail(change: str) -> None:
    pharmacist = factory.make_pharmacist()
    behind_the_guards(f"UPDATE articles_person SET {change} WHERE id = {pharmacist.pk}")
    column = change.partition(" ")[0]
    said = f"Row {pharmacist.pk} of articles_person is not what its last save in the edit trail says: {column}."
    assert faults() == [said]


def test_several_faults_in_several_places_are_all_named() -> None:
    article = factory.make_article()
    question = Question.objects.get(article=article)
    behind_the_guards(
        f"UPDATE articles_article SET title = 'x', body = 'y' WHERE document_id = {article.pk}",
        f"UPDATE articles_document SET archived = NOT archived, revision = revision + 1 WHERE id = {article.pk}",
        f"DELETE FROM articles_question WHERE id = {question.pk}",
    )
    assert {*faults()} == {
        f"Row {article.pk} of articles_article is not what its last save in the edit trail says: title, body.",
        f"Row {article.pk} of articles_document is not what its last save in the edit trail says: archived.",
        f"Row {article.pk} of articles_document has revision 2, but its edit trail ends with 1.",
        f"Row {question.pk} of articles_question is gone, and its edit trail says nothing of it.",
    }


def test_a_row_that_came_around_the_trail() -> None:
    [row] = models.QuerySet(Question).filter(article=factory.make_article()).values()
    columns = ", ".join(name for name in row if name != "id")
    copied = f"INSERT INTO articles_question (id, {columns}) SELECT 999999, {columns} FROM articles_question"
    behind_the_guards(f"{copied} WHERE id = {row['id']}")
    assert faults() == ["Row 999999 of articles_question stands there, but its edit trail is empty."]


def test_roles_are_those_that_acts_gave() -> None:
    """Every membership that could be taken away, and every one that could be put in, for somebody of each role."""
    persons = [factory.make_person(role) for role in Role]
    held = {(person.pk, role) for person, role in zip(persons, Role, strict=True)}
    for person, role in product(persons, Role):
        group = Group.objects.get(name=role.value).pk
        with transaction.atomic():
            if (person.pk, role) in held:
                row = f"DELETE FROM articles_person_groups WHERE person_id = {person.pk} AND group_id = {group}"
                said = f"lacks the role {role}, which an act gives and none took away."
            else:
                row = f"INSERT INTO articles_person_groups (person_id, group_id) VALUES ({person.pk}, {group})"
                said = f"has the role {role}, which no act gives."
            behind_the_guards(row)
            assert faults() == [f"Row {person.pk} of articles_person {said}"]
            transaction.set_rollback(True)


def test_a_role_that_was_asked_for_or_refused_is_none() -> None:
    writer, administrator = factory.make_writer(), factory.make_administrator()
    people.ask_role(person=writer.pk, role=Role.PHARMACIST, by=administrator)
    writer.groups.add(Group.objects.get(name=Role.PHARMACIST.value))
    said = [f"Row {writer.pk} of articles_person has the role Pharmacist, which no act gives."]
    assert faults() == said
    people.refuse_role(person=writer.pk, role=Role.PHARMACIST, by=administrator)
    assert faults() == said


def test_a_role_that_was_taken_away_and_is_back() -> None:
    pharmacist = factory.make_pharmacist()
    people.remove_role(person=pharmacist.pk, role=Role.PHARMACIST, by=factory.make_administrator())
    run("verify")
    pharmacist.groups.add(Group.objects.get(name=Role.PHARMACIST.value))
    assert faults() == [f"Row {pharmacist.pk} of articles_person has the role Pharmacist, which no act gives."]


def test_groups_that_change_their_names() -> None:
    factory.make_pharmacist(), factory.make_writer()
    behind_the_guards(
        "UPDATE auth_group SET name = 'spare' WHERE name = 'Writer'",
        "UPDATE auth_group SET name = 'Writer' WHERE name = 'Pharmacist'",
        "UPDATE auth_group SET name = 'Pharmacist' WHERE name = 'spare'",
    )
    assert len(faults()) == 2 * Person.objects.count()


def test_an_address_that_nobody_confirmed_though_the_trail_has_it() -> None:
    person = states.with_a_proposed_address("confirmed@example.org")
    workflow.confirm_address(person=person.pk, by=factory.make_administrator())
    behind_the_guards(f"UPDATE articles_person SET email = 'x@example.org' WHERE id = {person.pk}")
    Person.objects.get(pk=person.pk).save()
    said = f"Row {person.pk} of articles_person has the address x@example.org, but confirmed@example.org was confirmed."
    assert faults() == [said]


LINE: dict[str, Callable[[int], str]] = {
    "is not as it was written": lambda key: f"UPDATE articles_quarantined SET text = 'x' WHERE id = {key}",
    "is gone": lambda key: f"DELETE FROM articles_quarantined WHERE id = {key}",
    "is not as it was taken back": lambda key: f"UPDATE articles_quarantined SET state = 'waiting' WHERE id = {key}",
}


@pytest.mark.parametrize("said", LINE)
def test_a_line_of_an_import(said: str) -> None:
    taken_back, _ = states.with_lines_set_aside()
    behind_the_guards(LINE[said](taken_back.pk))
    assert f"Row {taken_back.pk} of articles_quarantined {said}." in faults()


def test_an_import_by_somebody_else() -> None:
    line, other = states.with_lines_set_aside()[0], factory.make_writer()
    behind_the_guards(f"UPDATE articles_imported SET by_id = {other.pk}")
    assert faults() == [f"Row {line.source_id} of articles_imported is not as it was written."]


def test_a_table_that_is_gone_keeps_no_other_from_being_read() -> None:
    article = factory.make_article()
    behind_the_guards(
        f"UPDATE articles_article SET title = 'x' WHERE document_id = {article.pk}",
    )
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_question RENAME COLUMN answer TO words")
    found = faults()
    assert any(fault.startswith("Table articles_question cannot be held") for fault in found)
    assert any(fault.startswith(f"Row {article.pk} of articles_article is not what") for fault in found)
