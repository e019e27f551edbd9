"""What pharmacists do to versions and editions, and what time and administrators do to all of them."""

from datetime import timedelta
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from articles import workflow
from articles.lifecycle import months_later
from articles.models import Edition
from articles.workflow import people
from tests import factory
from tests.machine.made import APPROVED, CHANGES, ENDED, PUBLIC, Made, Note, Shown
from tests.machine.oracle import threes
from tests.machine.walk import back, some, who
from tests.machine.writing import SHORT, Writing

NOT_AT_ALL = timedelta(0)
steps_back = st.sampled_from([NOT_AT_ALL, timedelta(minutes=2), timedelta(hours=2), timedelta(days=30)])


class Reviewing(Writing):
    def publish(self, version: Made) -> None:
        version.fate = PUBLIC
        self.oracle.editions.append(Shown(version, months_later(version.last.date(), 12)))

    @some("versions")
    @rule(who=who, back=back, words=st.sampled_from(SHORT))
    def comment(self, who: int, back: int, words: str) -> None:
        version = self.version(back)
        quote, suggestion = version.text[0], f"{words} Delta."
        said = partial(workflow.comment, body="Plainer.", section="title", quote=quote, suggestion=suggestion)
        may = partial(self.oracle.may_suggest, quote, suggestion)
        by, made = self.attempt(who, may, partial(said, version=version.key))
        if made:
            self.oracle.notes.append(Note(made.pk, version, by, quote, suggestion))
            earlier = [text for made in self.oracle.versions if made.number <= version.number for text in made.text]
            self.oracle.word({by}, threes(suggestion) - threes(*earlier))

    @some("notes")
    @rule(who=who, back=back, opened=st.sampled_from([False, False, True]))
    def settle(self, who: int, back: int, opened: bool) -> None:
        """Resolve or reopen."""
        note, verb = self.note(back), workflow.reopen if opened else workflow.resolve
        may = partial(self.oracle.may_settle, note, opened)
        if self.attempt(who, may, partial(verb, comment=note.key))[1]:
            note.open = opened

    @some("waiting")
    @rule(who=who, back=back)
    def request_changes(self, who: int, back: int) -> None:
        version = self.version(back)
        digest = self.stored(version).digest
        request = partial(workflow.request_changes, version=version.key, digest=digest)
        if self.attempt(who, partial(self.oracle.may_request_changes, version), request)[1]:
            version.fate = CHANGES

    @some("versions")
    @rule(who=who, back=back, days=st.sampled_from([0, 0, 0, 1, 20]))
    def approve(self, who: int, back: int, days: int) -> None:
        version = self.version(back)
        publish_at = self.oracle.now + timedelta(days=days) if days else None
        approve = partial(factory.approve, self.stored(version), publish_at=publish_at)
        by, done = self.attempt(who, partial(self.oracle.may_approve, version, publish_at), approve)
        if done:
            version.signers.append(by)
            version.chosen += [publish_at] if publish_at else []
            version.acted(self.oracle.now)
            self.complete(version)

    def complete(self, version: Made) -> None:
        if len(version.signers) < version.needs:
            return
        version.fate = APPROVED
        if not version.waits(self.oracle.now):
            self.publish(version)

    @some("scheduled")
    @rule(who=who, back=back)
    def cancel(self, who: int, back: int) -> None:
        version = self.version(back)
        cancel = partial(workflow.cancel, version=version.key, reason="Not yet.")
        if self.attempt(who, partial(self.oracle.may_cancel, version), cancel)[1]:
            version.fate = ENDED

    @some("editions")
    @rule(who=who, back=back)
    def withdraw(self, who: int, back: int) -> None:
        edition = self.edition(back)
        withdraw = partial(factory.withdraw, self.public(edition))
        if self.attempt(who, partial(self.oracle.may_withdraw, edition), withdraw)[1]:
            edition.down = True

    @some("editions")
    @rule(who=who, back=back)
    def reaffirm(self, who: int, back: int) -> None:
        edition = self.edition(back)
        reaffirm = partial(factory.reaffirm, self.public(edition))
        if self.attempt(who, partial(self.oracle.may_reaffirm, edition), reaffirm)[1]:
            edition.due = months_later(self.oracle.now.date(), 12)

    @some("facts")
    @rule(who=who)
    def withdraw_record(self, who: int) -> None:
        withdraw = partial(factory.withdraw, self.house.record.editions.latest("number"))
        if self.attempt(who, self.oracle.is_pharmacist, withdraw)[1]:
            self.oracle.records_down.add(len(self.oracle.records))

    @precondition(lambda machine: not machine.oracle.facts or len(machine.oracle.records) < 2)
    @rule()
    def sign_record(self) -> None:
        self.tick()
        edition = self.run(True, self.house.sign_record)
        self.oracle.records.append((edition.fragment, edition.review_due))

    @some("versions")
    @rule(name=st.sampled_from(["second", "reviewer", "stranger"]))
    def deactivate(self, name: str) -> None:
        self.tick()
        legal = self.house.person(name).is_active
        if self.run(legal, partial(people.deactivate, person=self.house.keys[name], by=self.house.administrator)):
            self.oracle.writers.discard(name)
            self.oracle.pharmacists.discard(name)

    @rule(back=steps_back)
    def put_clock_back(self, back: timedelta) -> None:
        self.oracle.now -= back

    @some("versions")
    @rule(days=st.sampled_from([0, 1, 20, 200, 370, 460]))
    def wait(self, days: int) -> None:
        """Time passes, and what is due by then is published."""
        self.tick()
        self.oracle.now += timedelta(days=days)
        due = list(filter(self.oracle.is_due, self.oracle.versions))
        found = {v.pk: isinstance(result, Edition) for v, result in self.run(True, workflow.publish_due)}
        assert found == {version.key: self.oracle.may_publish_due(version) for version in due}
        for version in list(filter(self.oracle.may_publish_due, due)):
            self.publish(version)
