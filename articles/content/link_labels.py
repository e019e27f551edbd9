"""Where the label of a link ends: what markdown-it finds, but no bracket is looked at again for each one before it."""

from dataclasses import dataclass
from types import SimpleNamespace
from weakref import WeakKeyDictionary

from markdown_it import helpers
from markdown_it.rules_inline import StateInline


@dataclass(frozen=True)
class _Label:
    """`end` is the offset of the closing bracket, -1 where there is none; `has_token`: a link, say, stands inside."""

    end: int
    has_token: bool


_read: WeakKeyDictionary[StateInline, dict[tuple[int, int], _Label]] = WeakKeyDictionary()


def label_end(state: StateInline, start: int, without_links: bool = False) -> int:
    """As the library's `parseLinkLabel`: -1 where the label is not closed, or has a link inside and must not."""
    known = _read.setdefault(state, {})
    label = known.get((start, state.posMax))
    if label is None:
        at = state.pos
        label = known[start, state.posMax] = _label(state, start, known)
        state.pos = at
    return -1 if without_links and label.has_token else label.end


def _label(state: StateInline, start: int, known: dict[tuple[int, int], _Label]) -> _Label:
    state.pos, depth, has_token = start + 1, 1, False
    while state.pos < state.posMax:
        at = state.pos
        if state.src[at] == "]":
            depth -= 1
            if not depth:
                return _Label(at, has_token)
        state.md.inline.skipToken(state)
        if state.src[at] != "[":
            continue
        if state.pos != at + 1:
            has_token = True
        elif (inner := known.get((at, state.posMax))) is None:
            depth += 1
        elif inner.end < 0:
            return inner
        else:
            state.pos, has_token = inner.end + 1, has_token or inner.has_token
    return _Label(-1, has_token)


HELPERS = SimpleNamespace(
    parseLinkLabel=label_end,
    parseLinkDestination=helpers.parseLinkDestination,
    parseLinkTitle=helpers.parseLinkTitle,
)
