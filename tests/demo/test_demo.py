"""The demo as `manage.py demo` loads it, looked at after one load."""

import io
import json
import re
from collections import Counter
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client, TestCase, override_settings

from articles import published
from articles.compare.risk import Level
from articles.content.fact_kinds import FACT_KINDS
from articles.demo.people import PASSWORD, PEOPLE
from articles.lifecycle import Live, Role, Waiting
from articles.models import Document, Edition, Person, Version, Withdrawal
from articles.models.recheck import outstanding
from articles.published.topics import TOPICS
from articles.versions.checking import REQUESTED, waivers
from articles.versions.freeze import verify
from articles.workflow import grant
from articles.workflow.publish import approvals
from articles.worklist.queue import queue
from klonoinfo import settings as of_the_project
from tests import factory
from tests.demo.asked import article_of, left_standing, person, states, the_one, verified, waiting_at
from tests.snapshots import everything


def demo() -> str:
    said = io.StringIO()
    call_command("demo", stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_loads_in_development_only(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match=r"in development only: set ENVIRONMENT=development and DEBUG=true"):
        demo()
    assert (Document.objects.count(), Person.objects.count()) == (0, 0)


@pytest.mark.django_db
@override_settings(DEMO=True)
def test_leaves_alone_a_database_in_which_somebody_works() -> None:
    factory.make_article()
    before = everything()
    assert "Loading" not in demo()
    assert everything() == before


@override_settings(DEMO=True, FIRST_RECORD_SIGNATURES=of_the_project.FIRST_RECORD_SIGNATURES)
class DraftFinding(TestCase):
    said: str

    @classmethod
    def setUpTestData(cls) -> None:
        cls.said = demo()

    def test_says_where_to_go_and_as_whom(self) -> None:
        assert "Loading the demo" in self.said
        for words in (*PEOPLE, PASSWORD, f"{settings.BASE_URL}/admin/", f"{settings.BASE_URL}/review/"):
            assert words in self.said

    def test_second_run_touches_nothing_that_a_user_changed(self) -> None:
        article = article_of("clonazepam", "full-guide")
        factory.edit(article, person("writer2"), title="A title of my own")
        factory.submit(article, note="Mine.")
        before = everything()

        said = demo()

        assert everything() == before
        assert "Loading" not in said and PASSWORD in said
        assert article_of("clonazepam", "full-guide").title == "A title of my own"

    def test_shows_every_state_that_there_is_to_see(self) -> None:
        standing = states()
        assert {state.live for state in standing} >= {Live.EDITION, Live.OVERDUE, Live.WITHDRAWN}
        waiting = Counter(state.waiting for state in standing)
        assert waiting[Waiting.IN_REVIEW] == waiting[Waiting.CHANGES_REQUESTED] == 1
        assert len([state for state in standing if state.live == Live.OVERDUE]) == 1

    def test_page_with_several_editions(self) -> None:
        article = article_of("clonazepam", "full-guide")
        assert list(article.editions.order_by("number").values_list("number", flat=True)) == [1, 2]
        assert article.editions.exclude(note="").count() == 2

    def test_every_row_of_every_record_is_on_its_page_once(self) -> None:
        for edition in Edition.objects.filter(kind="medication"):
            shown = Counter(re.findall(r' id="((?:class-)?[a-z]+-\d+)"', edition.fragment))
            record = edition.record
            own = [f"{key}-{n}" for key in FACT_KINDS for n in range(1, 1 + len(getattr(record, key)))]
            shared = [
                f"class-{key}-{n}" for key in FACT_KINDS for n in range(1, 1 + len(getattr(record.of_class, key, ())))
            ]
            assert own and [name for name in own + shared if shown[name] != 1] == []

    def test_version_in_review_changes_a_dose(self) -> None:
        state = the_one(waiting=Waiting.IN_REVIEW)
        assert state.live == Live.EDITION
        [waiter] = queue(person("pharmacist")).page
        assert waiter.version.pk == state.waiting_id and waiter.refusal == ""
        assert waiter.difference and "dosing" in waiter.difference.keys and "number" in waiter.difference.marks

    def test_version_in_review_is_risky_and_has_one_of_two_signatures(self) -> None:
        version = waiting_at("dosing")
        risk = json.loads(version.checked)["risk"]
        assert (risk["level"], version.signatures_required) == (Level.HIGH, 2) and risk["reasons"]
        assert [act.person.username for act in approvals(version)] == ["pharmacist2"]

    def test_each_record_began_with_two_signatures(self) -> None:
        first = Version.objects.filter(document__kind="medication", number=1)
        signers = {tuple(sorted(act.person.username for act in approvals(version))) for version in first}
        assert (first.count(), signers) == (8, {("pharmacist", "pharmacist2")})

    def test_version_in_review_has_a_warning_with_a_reason(self) -> None:
        findings = json.loads(waiting_at("dosing").checked)["findings"]
        assert [(found["rule"], bool(found["waiver"]["reason"])) for found in findings] == [("DOSE-005", True)]

    def test_draft_asks_for_a_waiver_which_a_pharmacist_can_grant(self) -> None:
        [asked] = waivers(article_of("clonazepam", "common-questions").pk).values()
        assert (asked.status, asked.waiver.rule, asked.waiver.severity) == (REQUESTED, "DOSE-002", "blocking")
        grant(waiver=asked.waiver.pk, by=person("pharmacist"))

    @pytest.mark.slow
    def test_page_is_to_be_checked_again_after_its_record_changed(self) -> None:
        [recheck] = outstanding()
        assert recheck.edition.document_id == article_of("diazepam", "full-guide").pk
        [fact] = json.loads(recheck.differences)["facts"]
        assert recheck.record is not None
        assert recheck.record.number == 2 and "12 months" in fact["now"]

    def test_nothing_live_has_a_finding_without_a_waiver(self) -> None:
        assert list(left_standing()) == []

    def test_request_for_changes_has_an_open_comment(self) -> None:
        version = Version.objects.get(pk=the_one(waiting=Waiting.CHANGES_REQUESTED).waiting_id)
        [comment] = version.comments.open()
        assert comment.quote in version.content_json

    def test_pages_of_another_class_say_nothing_that_is_true_of_the_first_alone(self) -> None:
        for path in ("", "history/", "full-guide/", "full-guide/history/"):
            answer = Client().get(f"/medicines/metformin/{path}")
            words = answer.content.decode().casefold()
            assert answer.status_code == 200 and "metformin" in words, path
            foreign = ("benzodiazepine", "opioid", "stop suddenly", "breathes very slowly", "cannot be woken", "addict")
            assert [word for word in foreign if word in words] == [], path

    def test_withdrawn_article_and_withdrawn_medicine_say_why(self) -> None:
        withdrawals = {one.edition.kind: one for one in Withdrawal.objects.select_related("edition")}
        assert withdrawals.keys() == {"other", "medication"}
        for kind, path in {"other": "/medicines/clonazepam/sleep/", "medication": "/medicines/ranitidine/"}.items():
            answer = Client().get(path)
            assert answer.status_code == 410
            assert withdrawals[kind].reason in answer.text

    def test_correction_says_what_was_wrong(self) -> None:
        [correction] = Edition.objects.filter(note__startswith="Correction: ")
        path = f"/medicines/{correction.medication_slug}/{correction.slug}/history/"
        changes = BeautifulSoup(Client().get(f"{path}{correction.number}/changes/").content, "html.parser")
        text = " ".join(changes.get_text(" ").split())
        assert "Correction" in text and "lost a nought" in text and "10 times" in text, text
        assert "Corrected" in Client().get("/").text and "lost a nought" in Client().get(path).text

    @pytest.mark.slow
    def test_every_topic_leads_to_parts_that_are_there(self) -> None:
        topics = published.topics()
        parts = [part.path.split("#") for topic in topics for medicine in topic.medicines for part in medicine.parts]
        pages = {path: Client().get(path) for path, _ in parts}
        assert {page.status_code for page in pages.values()} == {200}
        assert [place for place in parts if pages[place[0]].text.count(f'id="{place[1]}"') != 1] == []
        assert len(topics) == len(TOPICS)
        assert [len(topic.medicines) for topic in topics if topic.path == "/topics/missed-dose/"] == [6]

    def test_every_version_and_edition_is_what_was_signed(self) -> None:
        versions = Version.objects.all()
        assert len(versions) > 15
        assert [version for version in versions if not verify(version)] == []
        assert "all are what was signed" in verified()

    def test_references_of_live_articles_are_complete(self) -> None:
        editions = Edition.objects.exclude(slug="").filter(withdrawal=None)
        assert len(editions) >= 8
        assert [edition.title for edition in editions if not json.loads(edition.content_json)["references"]] == []
        wanting = ("label", "publisher", "title", "url", "source_date", "accessed")
        missing = [
            (edition.title, reference["label"], name)
            for edition in editions
            for reference in json.loads(edition.content_json)["references"]
            for name in wanting
            if not reference[name]
        ]
        assert missing == []

    def test_everybody_can_sign_in(self) -> None:
        assert set(Person.objects.values_list("username", flat=True)) == set(PEOPLE)
        assert len(PEOPLE) == 5
        for username in PEOPLE:
            client = Client()
            client.post("/accounts/sign-in/", {"username": username, "password": PASSWORD})
            assert client.get("/accounts/landing/", follow=True).status_code == 200, username
            assert int(client.session["_auth_user_id"]) == person(username).pk

    def test_nobody_may_more_than_their_role(self) -> None:
        for username, (role, _) in PEOPLE.items():
            found = person(username)
            assert found.roles == {role}, username
            assert not found.is_superuser and not found.get_all_permissions(), username
            assert (found.signing_refusal() == "") is (role == Role.PHARMACIST), username

    def test_nobody_signed_what_they_wrote(self) -> None:
        signed = [
            (act.person_id, version) for version in Version.objects.all() for act in version.acts.exclude(name="")
        ]
        assert signed
        assert [key for key, version in signed if version.contributors.filter(pk=key).exists()] == []
