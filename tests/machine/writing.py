"""What writers do to the draft."""

from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from articles import workflow
from articles.models import Version
from tests import factory
from tests.machine.house import LINES
from tests.machine.made import ASIDE, ENDED, IN_REVIEW, Form, Made
from tests.machine.walk import Walk, back, some, who

SHORT = ("Alpha eats apples.", "Bravo reads books.", "Charlie paints walls.")
ANSWERS = (factory.ANSWER, factory.ANSWER.replace("Not at first", "Never"))
"""From one to the other is a risky change; from one short answer to another is none."""
Typed = tuple[str, str]
texts = st.tuples(st.sampled_from(SHORT), st.sampled_from(ANSWERS))


class Writing(Walk):
    def freeze(self, version: Version, by: str, fate: str) -> None:
        oracle = self.oracle
        frozen = (oracle.text, oracle.facts, oracle.base, len(oracle.texts), oracle.people(by))
        made = Made(version.pk, len(oracle.versions) + 1, *frozen, version.fragment, fate, oracle.needs)
        made.acted(self.oracle.now)
        assert fate == ASIDE or version.signatures_required == made.needs
        assert self.house.contributors(version) == made.people
        assert all(line in made.fragment for text in made.text for line in text.split("\n\n"))
        oracle.versions.append(made)

    @rule(who=who, typed=texts)
    def save(self, who: int, typed: Typed) -> None:
        text = (*typed, self.oracle.text[2])
        by, _ = self.attempt(who, lambda _: True, partial(self.house.write, text=text))
        if text != self.oracle.text:
            self.oracle.wrote(text, {by})

    @rule(who=who, short=st.sampled_from((*SHORT, "")))
    def open_form(self, who: int, short: str) -> None:
        """A form is opened and typed in, and not saved: it stays open, or its typing is kept."""
        text = (short or self.oracle.text[0], *self.oracle.text[1:])
        by = self.somebody(who, self.oracle.is_writer)
        self.oracle.forms.append(Form(by, text, len(self.oracle.texts)))

    @some("forms")
    @rule(back=back)
    def save_form(self, back: int) -> None:
        """A second time, where it was stale: the whole of it replaces what was saved meanwhile."""
        form = self.oracle.forms.pop(-1 - back % len(self.oracle.forms))
        write = partial(self.house.write, by=self.house.person(form.by), text=form.text, over=form.over)
        self.run(True, write)
        if form.text != self.oracle.text:
            self.oracle.typed(form)

    @rule(who=who, place=st.integers(0, len(LINES) - 1))
    def take_line(self, who: int, place: int) -> None:
        oracle, take = self.oracle, partial(workflow.take_back_line, scrap=self.house.lines[place].pk)
        by, done = self.attempt(who, partial(oracle.may_take_line, place), take)
        if done:
            oracle.lines.add(place)
            oracle.wrote((*oracle.text[:2], f"{oracle.text[2]}\n\n{LINES[place]}"), {by, oracle.importer})

    @rule(who=who)
    def submit(self, who: int) -> None:
        by, made = self.attempt(who, self.oracle.may_submit, partial(factory.submit, self.house.draft()))
        if made:
            if self.oracle.waiting:
                self.oracle.waiting.fate = ENDED
            self.freeze(made, by, IN_REVIEW)

    @precondition(lambda machine: machine.oracle.waiting)
    @rule(who=who, back=back)
    def recall(self, who: int, back: int) -> None:
        version = self.version(back)
        recall = partial(workflow.recall, version=version.key)
        if self.attempt(who, partial(self.oracle.may_recall, version), recall)[1]:
            version.fate = ENDED

    @rule(who=who)
    def set_aside(self, who: int) -> None:
        set_aside = partial(workflow.set_aside, document=self.house.article)
        by, made = self.attempt(who, self.oracle.may_set_aside, set_aside)
        if made:
            self.freeze(made, by, ASIDE)

    @some("editions")
    @rule(who=who)
    def branch(self, who: int) -> None:
        oracle, branch = self.oracle, partial(workflow.branch, document=self.house.article)
        by, done = self.attempt(who, oracle.may_branch, branch)
        if done and oracle.standing:
            oracle.loaded(oracle.standing.version.text, set(), by)
            oracle.branched[oracle.standing.version.number] = len(oracle.texts)

    @some("aside")
    @rule(who=who, back=back)
    def resume(self, who: int, back: int) -> None:
        version = self.version(back) if back else self.oracle.aside[-1]
        resume = partial(workflow.resume, version=version.key)
        by, done = self.attempt(who, partial(self.oracle.may_resume, version), resume)
        if done:
            self.oracle.loaded(version.text, self.oracle.behind(version), by)

    @some("versions")
    @rule(who=who, back=back)
    def restore_version(self, who: int, back: int) -> None:
        version = self.version(back)
        restore = partial(workflow.restore, document=self.house.article, version=version.key)
        by, done = self.attempt(who, self.oracle.is_writer, restore)
        if done:
            self.oracle.loaded(version.text, self.oracle.behind(version), by)

    @rule(who=who, back=st.integers(0, 5))
    def restore_save(self, who: int, back: int) -> None:
        revision = max(1, len(self.oracle.texts) - back)
        restore = partial(workflow.restore, document=self.house.article, revision=revision)
        by, done = self.attempt(who, self.oracle.is_writer, restore)
        if done:
            people = frozenset[str]().union(*self.oracle.hands[:revision])
            self.oracle.loaded(self.oracle.texts[revision - 1], people, by)

    @some("notes")
    @rule(who=who, back=back)
    def take(self, who: int, back: int) -> None:
        oracle, note = self.oracle, self.note(back)
        by, done = self.attempt(who, partial(oracle.may_take, note), partial(workflow.take, comment=note.key))
        if done:
            oracle.wrote((note.suggestion, *oracle.text[1:]), {by, note.by})
