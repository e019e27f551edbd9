"""The glossary of wrong translations: what an entry matches passes the quick look before it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.clinical.rules.language import Entry, glossary


@pytest.mark.property
@pytest.mark.parametrize("entry", glossary(), ids=lambda entry: str(entry.letters))
@settings(max_examples=30)
@given(data=st.data())
def test_every_match_holds_its_letters(entry: Entry, data: st.DataObject) -> None:
    said = data.draw(st.from_regex(entry.pattern)).lower()
    assert not entry.pattern.search(said) or entry.may_match(said)
