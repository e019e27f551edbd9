"""What must be true of one article, kept in plain Python and apart from the code that it judges."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tests.machine.made import APPROVED, ASIDE, CHANGES, IN_REVIEW, Form, Made, Note, Shown, Text

GRACE = timedelta(days=90)
RECORDER = "recorder"
"""Whoever wrote the record, which every page shows that has facts."""
Threes = set[tuple[str, ...]]


def threes(*texts: str) -> Threes:
    """Every three words in a row, where the edges of a text are words too."""
    found: Threes = set()
    for text in texts:
        words = ["|", *text.lower().replace(".", " ").split(), "|"]
        found |= {tuple(words[at : at + 3]) for at in range(len(words) - 2)} if len(words) > 3 else set()
    return found


@dataclass
class Oracle:
    author: str
    importer: str
    """Who brought the title, which stays."""
    text: Text
    now: datetime
    writers: set[str]
    pharmacists: set[str]
    records: list[tuple[str, date]]
    """By number, from 1: the fragments of the record's editions, and when they are due."""
    records_down: set[int] = field(default_factory=set)
    texts: list[Text] = field(default_factory=list)
    """By revision, from 1."""
    hands: list[frozenset[str]] = field(default_factory=list)
    """By revision: everybody whose words came in with it."""
    wording: list[tuple[frozenset[str], Threes]] = field(default_factory=list)
    """Who put which words in a row."""
    branched: dict[int, int] = field(default_factory=dict)
    """By number of a version: the last revision at which its edition was loaded into the draft."""
    versions: list[Made] = field(default_factory=list)
    editions: list[Shown] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    """Places in the quarantine of what was taken back."""

    def __post_init__(self) -> None:
        first, self.text = self.text, ("", "", "")
        self.wrote(first, {self.author, self.importer})

    def wrote(self, text: Text, people: set[str], carried: frozenset[str] = frozenset()) -> None:
        """Typed or brought by these people; the others only come along."""
        self.word(people, threes(*text) - threes(*self.text))
        self.saved(text, people | carried)

    def word(self, people: set[str], words: Threes) -> None:
        self.wording.append((frozenset(people), words))

    def saved(self, text: Text, people: set[str] | frozenset[str]) -> None:
        self.text = text
        self.texts.append(text)
        self.hands.append(frozenset(people))

    def loaded(self, text: Text, people: set[str] | frozenset[str], by: str) -> None:
        self.saved(text, people | ({by} if text != self.text else set()))

    def typed(self, form: Form) -> None:
        """Where its form is from before the draft began again, whoever wrote until then comes along."""
        old = form.over < self.since(self.standing)
        self.wrote(form.text, {form.by}, frozenset().union(*self.hands[: form.over]) if old else frozenset())

    @property
    def facts(self) -> int | None:
        return None if len(self.records) in self.records_down else len(self.records)

    @property
    def record_up(self) -> bool:
        return self.facts is not None and self.now.date() <= self.records[-1][1] + GRACE

    @property
    def newest(self) -> Shown | None:
        return self.editions[-1] if self.editions else None

    @property
    def standing(self) -> Shown | None:
        return None if self.newest is None or self.newest.down else self.newest

    @property
    def base(self) -> int | None:
        return len(self.editions) if self.standing else None

    @property
    def live(self) -> str:
        if self.newest is None:
            return "nothing"
        if self.newest.down:
            return "withdrawn"
        if self.now.date() > self.newest.due + GRACE:
            return "expired"
        return "overdue" if self.now.date() > self.newest.due else "edition"

    @property
    def is_up(self) -> bool:
        return self.live in ("edition", "overdue")

    @property
    def waiting(self) -> Made | None:
        waits = [version for version in self.versions if version.fate in (IN_REVIEW, CHANGES, APPROVED)]
        assert len(waits) <= 1, "two versions wait"
        return waits[0] if waits else None

    @property
    def waiting_words(self) -> str:
        if self.waiting:
            return self.waiting.fate
        return "unsubmitted changes" if len(self.texts) > self.since(self.newest) else "nothing"

    def since(self, edition: Shown | None) -> int:
        if edition is None:
            return 0
        return max(edition.version.at, self.branched.get(edition.version.number, 0))

    def people(self, by: str) -> frozenset[str]:
        """Who contributed to what would be frozen now."""
        people = frozenset({self.author, self.importer, by}).union(*self.hands[self.since(self.standing) :])
        standing = threes(*self.text)
        people = people.union(*(names for names, words in self.wording if words & standing))
        return people | ({RECORDER} if self.facts else set())

    def behind(self, version: Made) -> frozenset[str]:
        """Who comes along with its text: theirs comes back as a change where readers have something else by now."""
        people, base = version.people, version.base
        while base is not None and base != self.base:
            under = self.editions[base - 1].version
            people, base = people | under.people, under.base
        return people

    @property
    def is_kept(self) -> bool:
        return any(map(self.says, self.versions))

    def says(self, version: Made) -> bool:
        return (version.text, version.facts) == (self.text, self.facts)

    @property
    def staff(self) -> set[str]:
        return self.writers | self.pharmacists

    @property
    def aside(self) -> list[Made]:
        return [version for version in self.versions if version.fate == ASIDE]

    @property
    def scheduled(self) -> list[Made]:
        return [version for version in self.versions if version.fate == APPROVED]

    def is_writer(self, by: str) -> bool:
        return by in self.writers

    def is_pharmacist(self, by: str) -> bool:
        return by in self.pharmacists

    def may_submit(self, by: str) -> bool:
        said = [self.waiting] if self.waiting and self.waiting.fate == IN_REVIEW else []
        said += [self.standing.version] if self.standing and self.is_up else []
        free = self.waiting is None or self.waiting.fate != APPROVED
        return by in self.writers and free and self.record_up and not any(map(self.says, said))

    def may_recall(self, version: Made, by: str) -> bool:
        return by in self.writers and version.fate in (IN_REVIEW, CHANGES)

    def may_set_aside(self, by: str) -> bool:
        return by in self.writers and self.waiting is None

    def may_branch(self, by: str) -> bool:
        return by in self.writers and self.standing is not None and self.is_kept

    def may_resume(self, version: Made, by: str) -> bool:
        return by in self.writers and version.fate == ASIDE and self.is_kept

    def may_suggest(self, quote: str, suggestion: str, by: str) -> bool:
        return by in self.staff and quote != suggestion

    def may_take(self, note: Note, by: str) -> bool:
        return by in self.writers and note.quote in self.text[0]

    def may_take_line(self, place: int, by: str) -> bool:
        return by in self.writers and place not in self.lines

    def may_settle(self, note: Note, opened: bool, by: str) -> bool:
        return by in self.pharmacists and note.open != opened

    @property
    def needs(self) -> int:
        """Signatures, for what would be frozen now: two where more than the short answer differs from what readers had
        last.
        """
        last = self.newest and self.newest.version
        return 2 if last and (last.text[1], last.facts) != (self.text[1], self.facts) else 1

    def may_approve(self, version: Made, at: datetime | None, by: str) -> bool:
        in_review = version.fate == IN_REVIEW and not any(note.open for note in self.notes)
        free = by in self.pharmacists - version.people - set(version.signers)
        return free and in_review and self.may_go_public(version) and self.may_complete(version, at)

    def may_complete(self, version: Made, at: datetime | None) -> bool:
        """Who signed before could still sign, where this signature makes it public at once."""
        last = len(version.signers) + 1 == version.needs
        at_once = not version.waits(self.now) and (at is None or at <= self.now)
        return not (last and at_once) or self.pharmacists.issuperset(version.signers)

    def may_go_public(self, version: Made) -> bool:
        return version.base == self.base and version.facts == self.facts

    def is_due(self, version: Made) -> bool:
        return version.fate == APPROVED and not version.waits(self.now)

    def may_publish_due(self, version: Made) -> bool:
        return self.may_go_public(version) and self.pharmacists.issuperset(version.signers)

    def may_cancel(self, version: Made, by: str) -> bool:
        return by in self.staff and version.fate == APPROVED

    def may_request_changes(self, version: Made, by: str) -> bool:
        said = any(note.open and note.version is version for note in self.notes)
        return by in self.pharmacists and version.fate == IN_REVIEW and version.base == self.base and said

    def may_withdraw(self, edition: Shown, by: str) -> bool:
        return by in self.pharmacists and not edition.down

    def may_reaffirm(self, edition: Shown, by: str) -> bool:
        right = edition is self.standing and edition.version.facts == self.facts
        return right and by in self.pharmacists - edition.version.people
