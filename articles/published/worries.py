"""What people ask first, and where on the live pages it is answered."""

from collections.abc import Iterable, Mapping, Sequence

from ..content.article import ArticleContent
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
    articles = sorted(
        (item for item in up if item.edition.kind != Kind.MEDICATION),
        key=lambda item: (item.edition.medication_name.casefold(), KIND_ORDER[item.edition.kind], item.edition.title),
    )
    asked_about = ((question, _links(kinds, articles, slugs)) for question, kinds in WORRIES.items())
    return tuple(Worry(question, links) for question, links in asked_about if links)


def _links(
    kinds: Sequence[str], articles: Iterable[PublishedEdition], slugs: Mapping[int, str]
) -> tuple[WorryLink, ...]:
    """One for each medicine."""
    links: dict[str, WorryLink] = {}
    for item in articles:
        medicine, anchors = item.edition.medication_name, _anchors(item)
        kind = next((kind for kind in kinds if kind in anchors), None)
        if kind and medicine not in links:
            path = page_path(slugs[item.edition.medication_id], item.edition.slug)
            links[medicine] = WorryLink(medicine, f"{path}#{anchors[kind]}")
    return tuple(links.values())[:LINKS_AT_MOST]


def _anchors(item: PublishedEdition) -> Mapping[str, str]:
    """The first section of each kind. An edition never changes, and reading all texts for each visitor would be slow:
    its anchors are remembered by its digest.
    """
    anchors = _remembered.get(item.edition.digest)
    if anchors is None:
        content = item.content
        sections = content.sections if isinstance(content, ArticleContent) else ()
        anchors = {one.kind: one.anchor for one in reversed(sections)}
        if len(_remembered) >= REMEMBERED_AT_MOST:
            _remembered.clear()
        _remembered[item.edition.digest] = anchors
    return anchors
