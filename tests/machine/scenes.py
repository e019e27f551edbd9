"""Several steps in the order in which they tell most: by chance alone a walk seldom gets so far."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from tests.machine.reviewing import NOT_AT_ALL, Reviewing, steps_back
from tests.machine.walk import ABLE, BARRED, REVIEWER, some, who
from tests.machine.writing import ANSWERS, SHORT, Typed, texts

MEANWHILE = ("nothing", "withdraw", "withdraw_record", "sign_record", "comment", "recall", "cancel", "leave")


class Scenes(Reviewing):
    @initialize(times=st.integers(0, 2), whos=st.tuples(who, who))
    def begin(self, times: int, whos: tuple[int, int]) -> None:
        for words, one in zip(SHORT[:times], whos, strict=False):
            self.bring_out(one, one + 4, (words, ANSWERS[1]), 0, "nothing")

    @rule(
        who=who,
        also=who,
        typed=texts,
        days=st.sampled_from([0, 1]),
        then=st.sampled_from(MEANWHILE),
        back=steps_back,
    )
    def bring_out(self, who: int, also: int, typed: Typed, days: int, then: str, back: timedelta = NOT_AT_ALL) -> None:
        """Saved, submitted, signed by who may not and by who may, the clock put back between them, and published."""
        self.save(who | ABLE, typed)
        self.submit(also | ABLE)
        for place, note in enumerate(reversed(self.oracle.notes)):
            if note.open:
                self.settle(also | ABLE, place, opened=False)
        if not days:
            self.happens(then, who)
        for one in (who & ~3 | BARRED, also | ABLE, REVIEWER):
            if self.oracle.waiting:
                self.approve(one, 0, days)
                self.put_clock_back(back)
        if days:
            self.happens(then, who)
            self.wait(days)

    def happens(self, what: str, who: int) -> None:
        """Between the submission and the signature, or between the signature and its date."""
        if what == "withdraw" and self.oracle.editions:
            self.withdraw(who | ABLE, 0)
        elif what == "withdraw_record" and self.oracle.facts:
            self.withdraw_record(who | ABLE)
        elif what == "sign_record":
            self.sign_record()
        elif what in ("comment", "recall", "cancel") and self.oracle.versions:
            words = {"words": "Echo."} if what == "comment" else {}
            getattr(self, what)(who=who | ABLE, back=0, **words)
        elif what == "leave" and self.oracle.scheduled:
            self.deactivate(self.oracle.scheduled[0].signers[-1])

    @some("editions")
    @rule(who=who, also=who, typed=texts)
    def hotfix(self, who: int, also: int, typed: Typed) -> None:
        """Set aside, branch, correct, and go on with what was set aside."""
        self.save(who | ABLE, typed)
        self.set_aside(also | ABLE)
        self.branch(also | ABLE)
        self.bring_out(also, who, ("Foxtrot and golf bags.", typed[1]), 0, "nothing")
        if self.oracle.aside:
            self.resume(also | ABLE, 0)
            self.submit(also | ABLE)

    @some("editions")
    @rule(who=who, also=who, typed=texts, line=st.booleans())
    def come_back(self, who: int, also: int, typed: Typed, line: bool) -> None:
        """Somebody's words are set aside, and come back in another's form that was open, or kept, or as a line."""
        self.save(who | ABLE, typed)
        self.open_form(also | ABLE, "")
        self.set_aside(also | ABLE)
        self.branch(also | ABLE)
        if line:
            self.take_line(also | ABLE, 0)
        self.save_form(0)
        self.submit(also | ABLE)
        if self.oracle.waiting:
            self.approve(who, 0, 0)

    @some("versions")
    @rule(who=who, also=who, words=st.sampled_from(SHORT))
    def suggest(self, who: int, also: int, words: str) -> None:
        """A suggestion is made, changes are requested, the words are taken, and the text submitted."""
        self.comment(who | ABLE, 0, words)
        if self.oracle.waiting:
            self.request_changes(also | ABLE, 0)
        if self.oracle.notes:
            self.take(also | ABLE, 0)
            self.submit(also | ABLE)
