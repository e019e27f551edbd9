"""Whether two claims of one measure agree: two of one text, or of two pages on the same medicine."""

from articles.clinical.claims import Amount, Claim, Measure
from articles.clinical.prose.frequency import Share
from articles.clinical.prose.partners import against
from articles.clinical.prose.periods import Period

# An illness that the medicine brings on is no illness that it treats, unless its label says so.
_HARMS = frozenset({"depression", "psychosis", "dementia"})


def agree(one: Claim, other: Claim) -> bool:
    match one.value, other.value:
        case Period() as first, Period() as second:
            return _same_time(one.measure, first, second)
        case Amount() as first_amount, Amount() as second_amount:
            return _same_dose(one.measure, first_amount, second_amount)
        case frozenset() as sizes, frozenset() as others:
            return sizes <= others or others <= sizes
        case Share() as share, Share() as other_share:
            return share.agrees(other_share)
    return _agree_in_words(one, other)


def _same_time(measure: Measure, one: Period, other: Period) -> bool:
    if measure == "longest use":
        return one.high == other.high
    if measure in ("dependence", "withdrawal"):
        return one.open or other.open or (one.low <= other.high and other.low <= one.high)
    return one.agrees(other)


def _same_dose(measure: Measure, one: Amount, other: Amount) -> bool:
    if one.unit != other.unit:
        return True
    if measure == "maximum dose":
        return one.high == other.high
    return one.low <= other.high and other.low <= one.high


def _agree_in_words(one: Claim, other: Claim) -> bool:
    values = {str(one.value), str(other.value)}
    if one.measure == "interaction":
        return not against(str(one.value), str(other.value)) and not against(str(other.value), str(one.value))
    if one.measure == "population":
        return values not in ({"avoid", "careful"}, {"avoid", "safe"})
    if one.measure == "advice":
        return len(values) == 1
    treats = one if one.value == "treats" else other
    if values == {"treats", "not"}:
        # Words of one list can be two illnesses: it helps with tonsillitis, and not with flu.
        return treats.marked or one.words.lower() != other.words.lower()
    return values != {"treats", "causes"} or treats.labelled or treats.marked or one.about not in _HARMS
