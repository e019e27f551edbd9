"""YAML whose values stay the text that stands in the file, and that is refused where it could be made to unfold."""

import yaml

from articles.deadline import go_on
from articles.importing.model import Unreadable

MAX_DEPTH = 8


def composed(text: str, what: str, *, above: int = 0) -> yaml.Node | None:
    """Unreadable when `what` is no plain YAML; it counts lines from the top of the file, of which so many stand above
    the text.
    """
    # Composed, not loaded: loading makes 1.10 a number and 2024-01-04 a date, and drops all but the last of two
    # equal keys. Here a value stays the text that stands in the file.
    try:
        node: yaml.Node | None = _Plain(text, what).get_single_node()
    except yaml.YAMLError as error:
        raise Unreadable(_broken(error, what, text.split("\n"), above)) from None
    except (ValueError, OverflowError):
        raise Unreadable(f"{what} is broken YAML. Check its quotes and escapes, and try again.") from None
    return node


def scalar(node: yaml.Node) -> str | None:
    """A value as text; None for lists and mappings, and for what only a tag makes sense of."""
    if not isinstance(node, yaml.ScalarNode):
        return None
    return "" if node.style is None and node.value in ("~", "null") else str(node.value)


class _Plain(yaml.SafeLoader):
    """Refuses aliases, which a few lines can unfold to gigabytes, and depth, before anything is built."""

    def __init__(self, text: str, what: str) -> None:
        super().__init__(text)
        self._what, self._depth = what, 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        go_on()
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]  # as the library's stubs have it
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise Unreadable(
                f"{self._what} uses YAML anchors, aliases or tags (&, * and !). Write the text out or quote it."
            )
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise Unreadable(f"{self._what} is nested too deep. Keep to the keys of the documentation.")
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


def _broken(error: yaml.YAMLError, what: str, lines: list[str], above: int) -> str:
    mark = getattr(error, "problem_mark", None)
    at = mark.line if mark else 0
    if 0 < at < len(lines) and lines[at - 1].strip() and ":" not in lines[at - 1]:
        at -= 1  # a missing colon is noticed at the next one
    where = f" at line {at + 1 + above}" if mark else ""
    return f"{what} is broken YAML{where}. Put values that hold a colon or # in quotes, and try again."
