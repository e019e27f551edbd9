"""What moved while somebody had a version open: what waits now, how it differs, which comments lost their words."""

from dataclasses import dataclass

from ..compare.parts import parts
from ..lifecycle import ENDS, Verb
from ..models import Act, Edition, Version
from ..models.state import DocumentState, read_state
from .difference import Difference, difference
from .sheet import texts
from .talk import Thread, talk


@dataclass(frozen=True)
class Moved:
    state: DocumentState
    opened: Version
    now: Version | None
    """The version that waits now; None where nothing does."""
    live: Edition | None
    edition: Edition | None
    """What the opened version became, where it was published."""
    ended: Act | None
    """What ended the opened version."""
    difference: Difference | None
    threads: tuple[Thread, ...]
    """Comments placed in the text that waits now; none where nothing does."""

    @property
    def base_moved(self) -> bool:
        """The version still waits, and the edition under it is another."""
        return self.now == self.opened and self.opened.base_edition != self.live

    @property
    def before(self) -> str:
        if self.now != self.opened:
            return f"Version {self.opened.number}"
        return f"Edition {self.live.number}" if self.live else "Nothing live"

    @property
    def after(self) -> str:
        return f"Version {self.now.number}" if self.now else ""


def moved(opened: Version) -> Moved:
    state = read_state(opened.document_id)
    now = state.version
    live = state.edition
    return Moved(
        state=state,
        opened=opened,
        now=now,
        live=live,
        edition=Edition.objects.filter(version=opened).first(),
        ended=opened.acts.filter(verb__in=[*ENDS, Verb.REQUEST_CHANGES]).select_related("person").last(),
        difference=_difference(opened, now, live),
        threads=talk(state.document, texts(now.fragment, parts(now.content))) if now else (),
    )


def _difference(opened: Version, now: Version | None, live: Edition | None) -> Difference | None:
    if now is None:
        return None
    if now != opened:
        return difference(opened.content, now.content)
    return difference(live.content if live else None, now.content)
