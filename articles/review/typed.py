"""What a reviewer typed: shown again after a refusal, and kept where the text moved. Never a password."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest

from ..content.canonical import normalise
from ..models import Version
from ..workflow import Incomplete

NO_CONFLICT = "I have no conflict of interest about this medicine."
KEPT = ("declared", "conflict", "reason")


@dataclass(frozen=True)
class Typed:
    checks: tuple[str, ...] = ()
    declared: str = ""
    """"none" or "some"; "" where nothing was chosen."""
    conflict: str = ""
    timing: str = "now"
    """"now" or "later"."""
    publish_at: str = ""
    reason: str = ""
    section: str = ""
    quote: str = ""
    body: str = ""
    suggestion: str = ""
    comment: int = 0
    """The comment that was answered."""

    @property
    def statement(self) -> str:
        return NO_CONFLICT if self.declared == "none" else self.conflict if self.declared == "some" else ""

    @property
    def moment(self) -> datetime | None:
        """When to publish, None for at once. Raises Incomplete when no moment can be read."""
        if self.timing != "later":
            return None
        try:
            moment = datetime.fromisoformat(self.publish_at)
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError) as error:
            raise Incomplete("Choose the day and the time, in UTC, at which it is published.") from error


def typed(request: HttpRequest, comment: int = 0) -> Typed:
    names = ("declared", "conflict", "timing", "publish_at", "reason", "section", "quote", "body", "suggestion")
    fields = {name: normalise(request.POST[name]) for name in names if name in request.POST}
    return Typed(checks=tuple(request.POST.getlist("checks")), comment=comment, **fields)


def keep(request: HttpRequest, version: Version) -> Typed:
    """Keep what holds for any text of this document: the conflict statement and the line to the writer."""
    now = typed(request)
    request.session["kept"] = {str(version.document_id): {name: getattr(now, name) for name in KEPT}}
    return now


def typed_before(request: HttpRequest, version: Version) -> Typed:
    fields: Mapping[str, Any] = request.session.get("kept", {}).get(str(version.document_id), {})
    return Typed(**fields)


def forget(request: HttpRequest) -> None:
    request.session.pop("kept", None)
