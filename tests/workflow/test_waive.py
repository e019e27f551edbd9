"""Waive, grant, refuse, take back: who may let a finding stand."""

from dataclasses import replace

import pytest

from articles import workflow
from articles.lifecycle import Role, Severity
from articles.models import Ruling, Waiver
from articles.versions.checking import check_draft
from articles.versions.snapshot import take_snapshot
from tests import factory
from tests.waivers import (
    BLOCKS,
    WARNS,
    found,
    make_article_that_blocks,
    make_waiver_asked,
    make_waiver_granted,
)

pytestmark = pytest.mark.django_db


def test_a_blocking_finding_waits_for_a_grant() -> None:
    waiver = make_waiver_asked()
    article = waiver.document.as_article

    assert (waiver.rule, waiver.fragment, waiver.severity) == ("DOSE-001", ".5 mg", Severity.BLOCKING)
    with pytest.raises(workflow.Incomplete, match="DOSE-001 blocks"):
        factory.submit(article)

    ruling = workflow.grant(waiver=waiver.pk, by=factory.make_pharmacist(name="P One"), reason="As printed.")
    assert (ruling.verb, ruling.name, ruling.credentials) == ("grant", "P One", "PharmD")
    version = factory.submit(article)
    assert '"granted_by":"P One"' in version.checked and "quoted from the label" in version.checked


def test_a_warning_stands_over_its_writers_reason() -> None:
    article = factory.make_article(body=WARNS)
    told = found(article, "CLM-002")

    workflow.waive(document=article.pk, by=article.author, finding=told.finding.id, reason="The source is named below.")

    assert found(article, "CLM-002").stands
    assert "The source is named below." in factory.submit(article).checked


def test_who_gave_the_reason_does_not_sign() -> None:
    article, both = factory.make_article(body=WARNS), factory.make_pharmacist(Role.WRITER)
    told = found(article, "CLM-002")
    workflow.waive(document=article.pk, by=both, finding=told.finding.id, reason="The source is named below.")
    version = factory.submit(article)
    with pytest.raises(workflow.WrongPerson):
        factory.approve(version, both)
    assert factory.approve(version).edition


def test_it_survives_other_edits_and_dies_with_its_fragment() -> None:
    article = make_waiver_granted().document.as_article
    factory.edit(article, article.author, body=f"A new beginning.\n\n{BLOCKS}")
    assert found(article, "DOSE-001").stands

    factory.edit(article, article.author, body=BLOCKS.replace(".5", ".25"))
    assert found(article, "DOSE-001").blocks


def test_a_grant_of_one_value_is_none_of_another() -> None:
    """The finding is the same; what the record says of it is not."""
    waiver = make_waiver_granted()
    [told] = [told for told in check_draft(take_snapshot(waiver.document), waiver.document_id).findings if told.stands]
    assert not replace(told, finding=replace(told.finding, message="The record gives 3 mg.")).stands


def test_taken_back_it_blocks_again() -> None:
    waiver = make_waiver_granted()
    article = waiver.document.as_article
    workflow.take_back_waiver(waiver=waiver.pk, by=article.author)

    assert found(article, "DOSE-001").waived is None
    with pytest.raises(workflow.Incomplete, match="DOSE-001 blocks"):
        factory.submit(article)


def test_refused_it_blocks_and_may_be_asked_for_again() -> None:
    waiver = make_waiver_asked()
    article = waiver.document.as_article
    workflow.refuse_waiver(waiver=waiver.pk, by=factory.make_pharmacist(), reason="Write 0.5 mg.")

    told = found(article, "DOSE-001")
    assert told.blocks and told.waived is not None and told.waived.status == "refused"
    workflow.waive(document=article.pk, by=article.author, finding=told.finding.id, reason="Really quoted.")


def test_a_waiver_of_a_version_stays_in_it() -> None:
    waiver = make_waiver_granted()
    version = factory.submit(waiver.document.as_article)
    workflow.take_back_waiver(waiver=waiver.pk, by=version.author)
    version.refresh_from_db()
    assert '"granted_by"' in version.checked


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 401])
def test_a_reason_is_needed_and_not_a_treatise(reason: str) -> None:
    article, told = make_article_that_blocks()
    with pytest.raises(workflow.Incomplete, match="reason"):
        workflow.waive(document=article.pk, by=article.author, finding=told.finding.id, reason=reason)
    assert not Waiver.objects.exists()


def test_wrong_people_are_refused() -> None:
    article, told = make_article_that_blocks()
    for by in (factory.make_person(), factory.make_pharmacist(), factory.make_administrator()):
        with pytest.raises(workflow.WrongPerson):
            workflow.waive(document=article.pk, by=by, finding=told.finding.id, reason="Why not?")
    waiver = make_waiver_asked()
    for by in (factory.make_person(), factory.make_writer(), factory.make_administrator(), waiver.by):
        with pytest.raises(workflow.WrongPerson):
            workflow.grant(waiver=waiver.pk, by=by)
        with pytest.raises(workflow.WrongPerson):
            workflow.refuse_waiver(waiver=waiver.pk, by=by, reason="No.")
    with pytest.raises(workflow.WrongPerson):
        workflow.take_back_waiver(waiver=waiver.pk, by=factory.make_pharmacist())
    assert not Ruling.objects.exists()


def test_nobody_grants_for_a_text_of_their_own() -> None:
    both = factory.make_pharmacist(Role.WRITER)
    article, told = make_article_that_blocks(by=both)
    waiver = workflow.waive(document=article.pk, by=factory.make_writer(), finding=told.finding.id, reason="Quoted.")
    with pytest.raises(workflow.WrongPerson, match="contributed"):
        workflow.grant(waiver=waiver.pk, by=both)


def test_what_is_decided_or_gone_is_not_granted() -> None:
    waiver = make_waiver_granted()
    pharmacist = factory.make_pharmacist()
    with pytest.raises(workflow.WrongState, match="decided already"):
        workflow.grant(waiver=waiver.pk, by=pharmacist)

    waiver = make_waiver_asked()
    article = waiver.document.as_article
    factory.edit(article, article.author, body="Take 0.5 mg at night.[^label]")
    with pytest.raises(workflow.Stale):
        workflow.grant(waiver=waiver.pk, by=pharmacist)
    with pytest.raises(workflow.WrongState):
        workflow.grant(waiver=0, by=pharmacist)


def test_what_the_saved_draft_does_not_have_is_not_waived() -> None:
    article, told = make_article_that_blocks()
    with pytest.raises(workflow.Stale):
        workflow.waive(document=article.pk, by=article.author, finding="0" * 16, reason="Why not?")
    workflow.waive(document=article.pk, by=article.author, finding=told.finding.id, reason="Quoted.")
    with pytest.raises(workflow.Unchanged):
        workflow.waive(document=article.pk, by=article.author, finding=told.finding.id, reason="Again.")


def test_a_warning_needs_no_pharmacist() -> None:
    article = factory.make_article(body=WARNS)
    told = found(article, "CLM-002")
    waiver = workflow.waive(document=article.pk, by=article.author, finding=told.finding.id, reason="Known.")
    with pytest.raises(workflow.WrongState, match="blocking"):
        workflow.grant(waiver=waiver.pk, by=factory.make_pharmacist())


def test_who_granted_may_not_join_in_the_text_after_it() -> None:
    waiver, both = make_waiver_asked(), factory.make_pharmacist(Role.WRITER)
    article = waiver.document.as_article
    workflow.grant(waiver=waiver.pk, by=both)
    factory.edit(article, both, short_answer="It calms the brain quickly.")
    with pytest.raises(workflow.WrongPerson, match="another pharmacist"):
        factory.submit(article)

    workflow.take_back_waiver(waiver=waiver.pk, by=article.author)
    again = workflow.waive(document=article.pk, by=article.author, finding=waiver.finding, reason="It is quoted.")
    workflow.grant(waiver=again.pk, by=factory.make_pharmacist())
    assert factory.submit(article)
