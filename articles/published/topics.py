"""What people ask first, and where on the live pages it is answered."""

from collections.abc import Iterable, Mapping, Sequence

from ..content.article import ArticleContent
from ..content.record import RecordContent
from ..models import Kind
from .addresses import page_path
from .entries import Worry, WorryLink
from .shelf import KIND_ORDER, PublishedEdition

WORRIES: Mapping[str, tuple[str, ...]] = {
    "I missed a dose": ("missed-dose",),
    "I took too much": ("overdose",),
    "I want to stop": ("stopping", "dependence"),
    "Can I drink alcohol?": ("alcohol",),
    "Can I take it with another medicine?": ("interactions",),
    "Is this a side effect?": ("side-effects", "coping"),
    "I am pregnant": ("pregnancy",),
    "Can I drive?": ("driving",),
}
"""The kinds of section that answer each, best first."""
LINKS_AT_MOST = 12
REMEMBERED_AT_MOST = 2_000
_remembered: dict[str, Mapping[str, str]] = {}


def worries(up: Iterable[PublishedEdition], slugs: Mapping[int, str]) -> tuple[Worry, ...]:
    """Those that a live page answers; `up` are the newest editions that readers can open."""
    pages = sorted((item for item in up if not item.is_class), key=_longest_first)
    asked_about = ((question, _links(kinds, pages, slugs)) for question, kinds in WORRIES.items())
    return tuple(Worry(question, links) for question, links in asked_about if links)


def _longest_first(item: PublishedEdition) -> tuple[str, bool, int, str]:
    """By medicine. An article says more than the medicine's own page, which answers where there is none."""
    edition = item.edition
    is_record = edition.kind == Kind.MEDICATION
    return edition.medication_name.casefold(), is_record, KIND_ORDER[edition.kind], edition.title


def _links(kinds: Sequence[str], pages: Iterable[PublishedEdition], slugs: Mapping[int, str]) -> tuple[WorryLink, ...]:
    """One for each medicine."""
    links: dict[str, WorryLink] = {}
    for item in pages:
        medicine, anchors = item.edition.medication_name, _anchors(item)
        kind = next((kind for kind in kinds if kind in anchors), None)
        if kind and medicine not in links:
            path = page_path(slugs[item.edition.medication_id], item.edition.slug)
            links[medicine] = WorryLink(medicine, f"{path}#{anchors[kind]}")
    return tuple(links.values())[:LINKS_AT_MOST]


def _anchors(item: PublishedEdition) -> Mapping[str, str]:
    """By kind of section. An edition never changes, and reading all texts for each visitor would be slow: its anchors
    are remembered by its digest.
    """
    anchors = _remembered.get(item.edition.digest)
    if anchors is None:
        content = item.content
        anchors = _of_record(content) if isinstance(content, RecordContent) else _of_article(content)
        if len(_remembered) >= REMEMBERED_AT_MOST:
            _remembered.clear()
        _remembered[item.edition.digest] = anchors
    return anchors


def _of_article(content: ArticleContent) -> Mapping[str, str]:
    """The first section of each kind."""
    return {one.kind: one.anchor for one in reversed(content.sections)}


def _of_record(content: RecordContent) -> Mapping[str, str]:
    """The parts of a medicine's page have the names of the kinds. One that was signed before it had advice had none."""
    record = content.complete
    if not record.advice:
        return {}
    parts = {row.topic for row in record.advice}
    parts |= {"interactions"} if record.interactions else set()
    parts |= {"side-effects"} if record.effects else set()
    parts |= {"pregnancy"} & {row.group for row in record.populations}
    anchors = {part: part for part in parts}
    if any("alcohol" in row.partner.casefold() for row in record.interactions):
        anchors["alcohol"] = "interactions"
    return anchors
