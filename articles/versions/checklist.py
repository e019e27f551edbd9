"""The checks that a signature asks for: drawn up from what the version says, and from how it was judged."""

import json
from collections.abc import Iterator

from ..clinical.checklist import Check, checklist
from ..clinical.judgement import Judgement, read_finding, read_judgement
from ..models import Edition, Version
from ..models.recheck import outstanding


def checks_of_version(version: Version) -> tuple[Check, ...]:
    return checklist(version.content, read_judgement(version.checked))


def checks_of_edition(edition: Edition) -> tuple[Check, ...]:
    """To look at it again: its change was signed, but what came up since has to be looked at."""
    first = read_judgement(edition.version.checked) or Judgement()
    again = Judgement(first.waived)
    return checklist(edition.content, again, tuple(_differences(edition)))


def _differences(edition: Edition) -> Iterator[str]:
    for recheck in outstanding().filter(edition=edition):
        differences = json.loads(recheck.differences)
        yield from map(_became, differences["facts"])
        yield from (f"{finding.rule}: {finding.message}" for finding in map(read_finding, differences["findings"]))


def _became(fact: dict[str, str]) -> str:
    return f"{fact['label']}: {fact['was'] or 'nothing'} became {fact['now'] or 'nothing'}"
