import pytest

from articles.clinical.prose.polarity import refused


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it must not be given to children under 6", "under 6"),
        ("children under 6 must not take it", "under 6"),
        ("in children under 6, it has no place", "under 6"),
        ("do not use it in pregnancy, or in children under 6", "under 6"),
        ("it is given by mouth and never by injection", "by injection"),
    ],
)
def test_is_refused(text: str, words: str) -> None:
    start = text.index(words)
    assert refused(text, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("children from 6 can take it", "from 6"),
        ("children from 6 can take it when sleep hygiene has not been enough", "from 6"),
        ("it does not treat colds, but children from 6 can take it", "from 6"),
        ("no fever; children from 6 can take it", "from 6"),
    ],
)
def test_is_allowed(text: str, words: str) -> None:
    start = text.index(words)
    assert not refused(text, start, start + len(words))
