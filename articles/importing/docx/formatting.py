"""How a run looks by all that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from xml.etree.ElementTree import Element

from articles.importing.docx.values import first, is_on


@dataclass(frozen=True)
class Formatting:
    """`own` are the run's properties. `levels` are those of the styles of its characters, its paragraph and its table,
    of each the nearest first; `defaults` are the document's.
    """

    own: Sequence[Element] = ()
    levels: Sequence[Sequence[Element]] = ()
    defaults: Sequence[Element] = ()

    def first(self, name: str) -> Element | None:
        """The property as the nearest says that names it at all."""
        return first(chain(self.own, *self.levels, self.defaults), name)

    def toggled(self, name: str) -> bool:
        """As Word has it for what can be switched on and off: two levels of styles that both switch it on undo each
        other, and the document's defaults are stronger than styles.
        """
        if (own := first(self.own, name)) is not None:
            return is_on(own)
        return is_on(first(self.defaults, name)) or sum(is_on(first(level, name)) for level in self.levels) % 2 == 1
