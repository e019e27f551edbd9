"""Findings put together by kind: nothing is lost, the gravest comes first, and a dozen groups stand open."""

from collections import Counter
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from articles.clinical.groups import AT_ONCE, FEW, Groups, grouped
from articles.lifecycle import Severity

ORDER = list(Severity)


@dataclass(frozen=True)
class Told:
    rule: str
    severity: Severity
    section: str
    number: int = 0
    stands: bool = False


def groups_of(*told: Told) -> Groups[Told]:
    return grouped(told, lambda one: one, lambda one: one.stands)


told_of_any_kind = st.lists(
    st.builds(
        Told,
        rule=st.sampled_from([f"R-{number}" for number in range(20)] + ["CLM-001", "META-002"]),
        severity=st.sampled_from(ORDER),
        section=st.sampled_from(["", "short", "uses", "dosing"]),
        number=st.integers(),
        stands=st.booleans(),
    ),
    max_size=60,
)


@given(told_of_any_kind)
def test_each_finding_stands_in_one_group(told: list[Told]) -> None:
    groups = groups_of(*told)
    assert Counter(one for group in groups.all for one in group.items) == Counter(told)
    assert len({group.rule for group in groups.all}) == len(groups.all)
    assert (*groups.first, *groups.rest) == groups.all and len(groups.first) <= AT_ONCE
    assert all((*group.first, *group.rest) == group.items and len(group.first) <= FEW for group in groups.all)


@given(told_of_any_kind)
def test_the_gravest_comes_first_and_what_may_stand_last(told: list[Told]) -> None:
    groups = groups_of(*told)
    ranks = [(group.is_settled, ORDER.index(group.severity)) for group in groups.all]
    assert ranks == sorted(ranks)
    for group in groups.all:
        inside = [(one.stands, ORDER.index(one.severity)) for one in group.items]
        assert inside == sorted(inside)
        assert group.is_settled == all(one.stands for one in group.items)
        assert group.severity == group.items[0].severity


@given(told_of_any_kind)
def test_counts_what_asks_for_something(told: list[Told]) -> None:
    groups = groups_of(*told)
    assert sum(groups.counts.values()) == sum(not group.is_settled for group in groups.all)


def test_findings_of_one_section_stand_side_by_side() -> None:
    told = [Told("A", Severity.INFO, section, number) for number, section in enumerate(["uses", "dosing", "uses"])]
    assert [one.section for one in groups_of(*told).all[0].items] == ["uses", "uses", "dosing"]


def test_a_text_without_any_source_lacks_one_thing() -> None:
    numbers = [Told("CLM-001", Severity.WARNING, "uses", number) for number in range(7)]
    lack = Told("META-002", Severity.BLOCKING, "")
    (group,) = groups_of(lack, *numbers).all
    assert (group.rule, group.severity, group.items) == ("META-002", Severity.BLOCKING, (lack, *numbers))
    assert [group.rule for group in groups_of(*numbers).all] == ["CLM-001"]
