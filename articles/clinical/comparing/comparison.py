"""What a comparison of a claim with the medicine's record comes to."""

from dataclasses import dataclass

from articles.lifecycle import Severity


@dataclass(frozen=True)
class Comparison:
    """`recorded` goes on after "the record". `severity` is for where it differs, if not the rule's own."""

    agrees: bool
    recorded: str
    severity: Severity | None = None
