"""What readers reported: what nobody has closed yet, oldest first, and what was closed, newest first."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import F, Prefetch

from ..models import Edition, Person, Report, ReportAct
from ..models.report import ReportQuerySet

PAGE = 50


class Pile(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class Reported:
    report: Report
    """With its acts, oldest first."""

    @cached_property
    def owner(self) -> Person | None:
        """Who has it, or closed it."""
        return self.report.last_move.by if self.report.last_move else None

    @cached_property
    def closing(self) -> ReportAct | None:
        return None if self.report.is_open else self.report.last_move

    @property
    def is_emptied(self) -> bool:
        return not (self.report.quote or self.report.text)

    @cached_property
    def newer_editions(self) -> list[int]:
        """Those that may have fixed it, newest first."""
        edition = self.report.edition
        newer = Edition.objects.filter(document=edition.document_id, number__gt=edition.number)
        return list(newer.order_by("-number").values_list("number", flat=True))


@dataclass(frozen=True)
class Reports:
    page: Page[Report]
    rows: list[Reported]
    """Those of the page."""
    pile: Pile
    counts: dict[Pile, int]
    about: Edition | None
    """Any edition of the one page that was asked for."""


def reports(pile: Pile, document: int | None = None, page: str | int = 1) -> Reports:
    """Of all pages, or of one."""
    everything = Report.objects.filter(edition__document=document) if document else Report.objects.all()
    piles = {Pile.OPEN: everything.open(), Pile.CLOSED: everything.closed().order_by(F("last_at").desc())}
    chosen = Paginator(_with_acts(piles[pile]), PAGE).get_page(page)
    counts = {name: rows.count() for name, rows in piles.items()}
    about = Edition.objects.filter(document=document).order_by("number").last() if document else None
    return Reports(chosen, [Reported(report) for report in chosen], pile, counts, about)


def reported(report: int) -> Reported | None:
    row = _with_acts(Report.objects.filter(pk=report)).first()
    return Reported(row) if row else None


def report_count() -> int:
    """How many nobody has closed."""
    return Report.objects.open().count()


def _with_acts(rows: ReportQuerySet) -> ReportQuerySet:
    acts = ReportAct.objects.select_related("by", "edition", "duplicate_of").order_by("pk")
    return (
        rows.select_related("edition")
        .defer("edition__fragment", "edition__content_json")
        .prefetch_related(Prefetch("acts", acts))
    )
