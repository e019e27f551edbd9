"""How a document stands, for the head of its page: its state, what can be done now, and what waits for its writer."""

from typing import Any

from ..compare.changes import changes, size
from ..compare.parts import parts
from ..content.stored import Content
from ..lifecycle import Live, Verb, Waiting
from ..models import Act, Comment, Edition, Person, Quarantined, Version, Withdrawal
from ..models.document import Answered
from ..models.state import DocumentState
from ..published.addresses import page_path
from ..workflow.turns import bounded
from .steps import offered


def page_head(obj: Answered, person: Person, content: Content) -> dict[str, Any]:
    """Of a document that came with its state; `content` is what it says as it is saved."""
    state = DocumentState(obj)
    waiting = state.version
    same = same_version(obj, content.digest)
    return {
        "state": state,
        "public_url": public_url(obj),
        "steps": offered(obj, person, new=same is None),
        "same": same,
        "differs": (bounded(lambda: differs(waiting, content)) or 0) if waiting else 0,
        "comments": open_comments(obj),
        "requested_changes": requested_changes(obj),
        "withdrawal": Withdrawal.objects.filter(edition=obj.edition_id).first(),
        "scraps": Quarantined.objects.filter(source__document=obj.pk, state=Quarantined.WAITING).count(),
        "waits": obj.waiting in (Waiting.IN_REVIEW, Waiting.APPROVED),
    }


def requested_changes(obj: Answered) -> Act | None:
    acts = Act.objects.filter(version=obj.waiting_id, verb=Verb.REQUEST_CHANGES)
    return acts.select_related("person").last()


def same_version(obj: Answered, draft: str) -> Version | None:
    """The version in review, or else the live one, that says exactly what the draft says."""
    counts = {obj.waiting_id: obj.waiting == Waiting.IN_REVIEW, obj.edition_version: Live(obj.live).is_up}
    same = Version.objects.filter(pk__in=[key for key in counts if key and counts[key]], content_digest=draft)
    return same.defer("content_json", "fragment").order_by("-number").first()


def differs(waiting: Version, content: Content) -> int:
    """By how many words the saved draft differs from the version that waits."""
    return size(changes(waiting.content, content))


def public_url(obj: Answered) -> str:
    if obj.edition_id is None or not Live(obj.live).is_up:
        return ""
    [address] = Edition.objects.filter(pk=obj.edition_id).values_list("medication_slug", "slug")
    return page_path(*address)


def open_comments(obj: Answered) -> list[tuple[Comment, str]]:
    """Each with the name of the part that it is about, as it was called then."""
    comments = Comment.objects.filter(version__document=obj.pk).open().select_related("by", "version")
    named = {version: _names(version) for version in {comment.version for comment in comments}}
    return [(comment, named[comment.version].get(comment.section, "")) for comment in comments]


def _names(version: Version) -> dict[str, str]:
    return {part.key: part.label for part in parts(version.content)}
