"""What the clinical checks say of a draft, each finding with the waiver that its writers gave or asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from threading import Lock
from typing import Any

from django.conf import settings
from django.db.models import Q

from ..clinical.api import RULES, Finding, Rule, Subject, check, versions
from ..clinical.passage import Passage
from ..clinical.record import Known, Record, names_of
from ..clinical.report import finding_as_dict
from ..compare.risk import Risk
from ..content.canonical import canonical
from ..content.stored import read_content
from ..lifecycle import Severity
from ..models import Edition, Kind, Person, Ruling, Waiver, clock
from ..models.state import live_editions
from .snapshot import Snapshot

STANDS, REQUESTED, REFUSED = "stands", "requested", "refused"


@dataclass(frozen=True)
class Waived:
    """`status`: stands, requested (a blocking one, until a pharmacist grants it) or refused."""

    waiver: Waiver
    ruling: Ruling | None
    status: str

    def granted(self, finding: Finding) -> bool:
        """Whether a pharmacist let this very finding stand: the record's value, too, stands in its message."""
        return self.ruling is not None and self.waiver.message == finding.message

    def to_dict(self) -> dict[str, str]:
        granted = self.ruling if self.ruling and self.ruling.verb == Ruling.GRANT else None
        by = {"granted_by": granted.name, "granted_as": granted.credentials} if granted else {}
        return {"reason": self.waiver.reason, "by": self.waiver.by.name, **by}


@dataclass(frozen=True)
class DraftFinding:
    finding: Finding
    waived: Waived | None = None

    @property
    def rule(self) -> Rule:
        return RULES[self.finding.rule]

    @property
    def stands(self) -> bool:
        """Whether it may stand, over a waiver."""
        if self.waived is None or self.waived.status != STANDS:
            return False
        return self.finding.severity is not Severity.BLOCKING or self.waived.granted(self.finding)

    @property
    def blocks(self) -> bool:
        return self.finding.severity is Severity.BLOCKING and not self.stands

    @property
    def granter(self) -> int | None:
        """Who let it stand, where that took a pharmacist."""
        ruling = self.waived.ruling if self.waived and self.stands else None
        return ruling.person_id if ruling else None

    def to_dict(self) -> dict[str, Any]:
        waiver = self.waived.to_dict() if self.waived and self.stands else None
        return finding_as_dict(self.finding) | {"version": self.finding.version, "waiver": waiver}


@dataclass(frozen=True)
class CheckResult:
    """In the order of the text."""

    findings: tuple[DraftFinding, ...] = ()

    @cached_property
    def blocking(self) -> tuple[DraftFinding, ...]:
        """What keeps the draft from being submitted."""
        return tuple(one for one in self.findings if one.blocks)

    @cached_property
    def givers(self) -> tuple[Person, ...]:
        """Whose reasons let findings stand: a version keeps them, so they had a hand in it."""
        return tuple(one.waived.waiver.by for one in self.findings if one.waived and one.stands)

    def to_json(self, risk: Risk) -> str:
        """What a version keeps of it: canonical JSON."""
        of_change = {"level": risk.level.value, "reasons": risk.reasons}
        findings = [one.to_dict() for one in self.findings]
        return canonical({"findings": findings, "risk": of_change, "rules": versions()})


def check_draft(snapshot: Snapshot, document: int | None) -> CheckResult:
    """`document` is None for a draft that was never saved, which has no waivers."""
    rows = waivers(document) if document else {}
    return CheckResult(tuple(DraftFinding(one, rows.get(one.id)) for one in check(subject_of(snapshot, document))))


def subject_of(snapshot: Snapshot, document: int | None) -> Subject:
    if snapshot.content.is_record:
        return Subject.from_content(snapshot.content, names=live_names(), today=clock.today(), **house())
    return Subject.from_content(snapshot.content, **read_with(snapshot.pinned, document))


def read_with(pinned: Edition | None, document: int | None = None) -> dict[str, Any]:
    """What a text on a medicine is compared with: its record, every other live article on it, and all names."""
    pages = _live_pages(pinned)
    record = _record(pinned.content_json) if pinned else Record()
    others = _others(pages, pinned.document_id, document) if pinned else {}
    names, today = _names_in(pages), clock.today()
    return {"record": record, "others": others, "names": names, "today": today, **house()}


def house() -> dict[str, str]:
    """How the house spells and writes amounts, as `Subject` has it."""
    spelling = "" if settings.HOUSE_SPELLING == "either" else settings.HOUSE_SPELLING
    return {"spelling": spelling, "style": settings.HOUSE_STYLE}


def compared_with(pinned: Edition | None) -> tuple[str, ...]:
    """What the findings in a text on a medicine depend on beside the text itself: the day, its record, how the house
    writes, and the live editions whose names and sentences it is held against.
    """
    record = pinned.digest if pinned else ""
    return (clock.today().isoformat(), record, *house().values(), *(page.digest for page in _live_pages(pinned)))


@lru_cache(maxsize=64)
def _record(content_json: str) -> Record:
    """One value for one content: what was read from texts with it is remembered by it."""
    content = read_content(content_json)
    return Record.from_content(content.facts)


@dataclass(frozen=True)
class _Page:
    """A live edition, without its texts."""

    pk: int
    digest: str
    kind: str
    medication: int
    document: int
    title: str


def _live_pages(pinned: Edition | None = None) -> list[_Page]:
    """Those of every record, and those on the medicine of the pinned one."""
    which = Q(kind=Kind.MEDICATION) | (Q(medication=pinned.document_id) if pinned else Q())
    live = live_editions(clock.now()).filter(which).order_by()
    named = live.values_list("pk", "digest", "kind", "medication", "document", "title")
    return sorted((_Page(*row) for row in named), key=lambda page: page.pk)


def live_names() -> frozenset[Known]:
    return _names_in(_live_pages())


def _names_in(pages: Iterable[_Page]) -> frozenset[Known]:
    """Of every live record, classes among them."""
    return _names(tuple((page.pk, page.digest) for page in pages if page.kind == Kind.MEDICATION))


@lru_cache(maxsize=8)
def _names(editions: tuple[tuple[int, str], ...]) -> frozenset[Known]:
    """An edition never changes, so reading it once is enough; its digest stands for it."""
    rows = Edition.objects.filter(pk__in=[pk for pk, _ in editions])
    return frozenset(name for row in rows for name in names_of(row.record))


def _others(pages: Iterable[_Page], medication: int, document: int | None) -> Mapping[str, tuple[Passage, ...]]:
    """Every other live article on the medicine, by title. Those that were not read before are read in one query."""
    others = [page for page in pages if page.medication == medication and page.kind != Kind.MEDICATION]
    others = [page for page in others if page.document != document]
    known = {page.pk: _passages.get((page.pk, page.digest)) for page in others}
    unread = [pk for pk, passages in known.items() if passages is None]
    for row in Edition.objects.filter(pk__in=unread).defer("fragment") if unread else ():
        known[row.pk] = _remember((row.pk, row.digest), Subject.from_content(row.content).passages)
    return {page.title: known[page.pk] or () for page in others}


_passages: dict[tuple[int, str], tuple[Passage, ...]] = {}
"""Of live articles, by their key and digest: an edition never changes, so reading it once is enough."""
_MOST = 256
_writing = Lock()


def _remember(key: tuple[int, str], passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    # Another thread may drop the same oldest one: looking for it and dropping it are one step.
    with _writing:
        while len(_passages) >= _MOST:
            del _passages[next(iter(_passages))]
        _passages[key] = passages
    return passages


def waivers(document: int) -> Mapping[str, Waived]:
    """By the identity of the finding, the last that was given and not taken back."""
    rows = Waiver.objects.filter(document=document).select_related("by").prefetch_related("rulings").order_by("pk")
    last = {waiver.finding: _waived(waiver) for waiver in rows}
    return {finding: waived for finding, waived in last.items() if waived is not None}


def _waived(waiver: Waiver) -> Waived | None:
    ruling = max(waiver.rulings.all(), key=lambda row: row.pk, default=None)
    if ruling is not None and ruling.verb == Ruling.TAKE_BACK:
        return None
    if ruling is not None:
        return Waived(waiver, ruling, STANDS if ruling.verb == Ruling.GRANT else REFUSED)
    return Waived(waiver, None, REQUESTED if waiver.severity == Severity.BLOCKING else STANDS)
