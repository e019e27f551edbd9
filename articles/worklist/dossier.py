"""All that the page of one version shows to one person."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet

from ..clinical.judgement import Judgement
from ..compare.parts import Part, parts
from ..content.stored import Content
from ..lifecycle import ENDS, Live, Role, Verb, Waiting
from ..models import Act, Claim, Edition, Kind, Person, Version, clock
from ..models.desk import CLAIM_LAPSES
from ..models.one_person import administers, read_accounts, ties_of
from ..models.state import DocumentState, read_state
from ..models.version import chosen_time
from .difference import Difference, difference
from .findings import Findings, findings
from .sheet import Block, sheet, texts
from .talk import Thread, talk
from .trail import Save, saves
from .waiting import current_claim, publication, sign_refusal

FATES = {
    Verb.SET_ASIDE: "It was set aside.",
    Verb.RECALL: "Its writer took it back.",
    Verb.CANCEL: "Its schedule was cancelled.",
    Verb.SUPERSEDE: "A later version took its place.",
}


@dataclass(frozen=True)
class Dossier:
    version: Version
    person: Person
    state: DocumentState
    last: Edition | None
    """What readers have, or had last: it may be down by now."""
    seen: Version | None
    """The version that this person looked at before this one."""
    record: Edition | None
    """The newest edition of the record that it relies on: its medicine's, or its class's."""
    record_withdrawn: bool
    acts: tuple[Act, ...]
    """Of this version and of those since its base edition, newest first."""
    saves: tuple[Save, ...]
    threads: tuple[Thread, ...]
    against_seen: bool

    @property
    def content(self) -> Content:
        return self.version.content

    @property
    def title(self) -> str:
        return self.content.title

    @property
    def kind(self) -> str:
        return Kind(self.content.kind).label

    @property
    def of_record(self) -> bool:
        """Whether it is a medicine's record, which relies on its class's."""
        return self.content.is_record

    @property
    def medication(self) -> str:
        return self.content.medicine

    @property
    def waiting(self) -> str:
        """Where this version itself stands: "in review" …, or "" when it does not wait."""
        return str(self.state.waiting) if self.state.waiting_id == self.version.pk else ""

    @property
    def in_review(self) -> bool:
        return self.waiting == Waiting.IN_REVIEW

    @cached_property
    def became(self) -> Edition | None:
        return None if self.waiting else Edition.objects.filter(version=self.version).first()

    @cached_property
    def fate(self) -> str:
        """What became of a version that does not wait."""
        if self.waiting:
            return ""
        if self.became is not None:
            return f"It became edition {self.became.number}."
        ended = [act.verb for act in self._own_acts if act.verb in ENDS | {Verb.SET_ASIDE}]
        return FATES[Verb(ended[0])] if ended else "It does not wait."

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return parts(self.content)

    @cached_property
    def baseline(self) -> Edition | None:
        """What it is compared with: what readers have or had last, and for what became an edition the one before."""
        if self.became is None:
            return self.last
        return Edition.objects.filter(document=self.version.document_id, number=self.became.number - 1).first()

    @cached_property
    def since_baseline(self) -> Difference:
        return difference(self.baseline.content if self.baseline else None, self.content)

    @cached_property
    def difference(self) -> Difference:
        """Against what this person chose."""
        if self.against_seen and self.seen is not None:
            return difference(self.seen.content, self.content)
        return self.since_baseline

    @cached_property
    def fresh(self) -> frozenset[str]:
        """The parts that differ from the version which this person saw last, by their keys."""
        return difference(self.seen.content, self.content).keys if self.seen else frozenset()

    @property
    def fresh_changes(self) -> int:
        return sum(change.key in self.fresh for change in self.since_baseline.changes)

    @property
    def before(self) -> str:
        """What the text is compared with, in words."""
        if self.against_seen and self.seen is not None:
            return f"Version {self.seen.number}"
        if self.baseline is None:
            return "Nothing"
        live = "Withdrawn edition" if self.state.live is Live.WITHDRAWN else "Live edition"
        return f"{'Edition' if self.became else live} {self.baseline.number}"

    @property
    def after(self) -> str:
        return f"Version {self.version.number}"

    @cached_property
    def sheet(self) -> tuple[Block, ...]:
        return sheet(self.version.fragment, self.parts, self.since_baseline.keys, self.threads)

    @cached_property
    def blocks(self) -> dict[str, str]:
        """The block of the page in which each part stands, by their keys."""
        return {key: block.key for block in self.sheet for key in block.keys}

    @cached_property
    def findings(self) -> Findings | None:
        return findings(self.version, self.parts, self.blocks)

    @property
    def judgement(self) -> Judgement | None:
        return self.findings.judgement if self.findings else None

    @property
    def gone(self) -> tuple[Thread, ...]:
        """Comments whose words or section this version no longer has."""
        return tuple(thread for thread in self.threads if not thread.place)

    @property
    def open(self) -> tuple[Thread, ...]:
        return tuple(thread for thread in self.threads if thread.open)

    @property
    def tied(self) -> int:
        """Open comments of this very version that name their place: what a request for changes rests on."""
        here = (t.comment for t in self.open if t.comment.version_id == self.version.pk)
        return sum(bool(comment.section or comment.quote) for comment in here)

    @property
    def claim(self) -> Claim | None:
        return current_claim(self.version)

    @property
    def claim_lapses(self) -> datetime | None:
        return self.claim.at + CLAIM_LAPSES if self.claim else None

    @cached_property
    def signers(self) -> tuple[Act, ...]:
        return tuple(act for act in self._own_acts if act.verb == Verb.APPROVE)

    @property
    def signatures_missing(self) -> int:
        return self.version.signatures_required - len(self.signers)

    @property
    def publication(self) -> str:
        return publication(chosen_time(self.signers), clock.now())

    @property
    def record_moved(self) -> bool:
        pinned = self.version.pinned_edition
        return pinned is not None and self.record is not None and pinned != self.record

    @cached_property
    def refusal(self) -> str:
        accounts = read_accounts()
        self.person.administers = administers(self.person, accounts)
        return sign_refusal(
            self.person,
            self.version,
            ties=ties_of(self.person.pk, accounts),
            contributors=[row.person_id for row in self.version.contributor_rows.all()],
            signers=[act.person_id for act in self.signers],
            record_withdrawn=self.record_withdrawn,
        )

    @property
    def is_pharmacist(self) -> bool:
        return self.person.has_role(Role.PHARMACIST)

    @property
    def may_comment(self) -> bool:
        return self.person.has_role(Role.PHARMACIST, Role.WRITER)

    @property
    def may_ask(self) -> bool:
        """New comments belong to a version that waits; answers to any."""
        return self.may_comment and bool(self.waiting)

    @property
    def is_writer(self) -> bool:
        return self.person.has_role(Role.WRITER)

    @property
    def _own_acts(self) -> list[Act]:
        return [act for act in self.acts if act.version_id == self.version.pk]


def dossier(
    version: Version, person: Person, *, since: int, seen: Version | None = None, against_seen: bool = False
) -> Dossier:
    """`since` is the revision after which the edit trail belongs to this version."""
    state = read_state(version.document_id)
    pinned = version.pinned_edition
    return Dossier(
        version=version,
        person=person,
        state=state,
        last=_last(version, state),
        seen=seen,
        record=pinned and Edition.objects.filter(document=pinned.document_id).order_by("number").last(),
        record_withdrawn=hasattr(pinned, "withdrawal"),
        acts=tuple(_acts(version)),
        saves=saves(version.document, since=since, until=version.revision),
        threads=talk(state.document, texts(version.fragment, parts(version.content))),
        against_seen=against_seen and seen is not None,
    )


def _last(version: Version, state: DocumentState) -> Edition | None:
    """Mostly what the version builds on, which was read with it."""
    newest, base = state.document.edition_id, version.base_edition
    return base if base is not None and base.pk == newest else Edition.objects.filter(pk=newest).first()


def _acts(version: Version) -> QuerySet[Act]:
    base = version.base_edition.version.number if version.base_edition else 0
    since = Act.objects.filter(
        version__document=version.document_id,
        version__number__gt=base,
        version__number__lte=version.number,
    )
    return since.select_related("person", "version").order_by("-pk")
