import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from articles.text.reading.model import Reading, SourceLine

_WORD = re.compile(r"[^\W_]+")
# What the reader turns into structure: list marks, "Q:" and "A:", the kind at the end of a heading.
_MARK = re.compile(r"^\s*(?:o\s+|\d{1,3}[.)]\s+)?(?:(?:Q|A|Question|Answer)\s*\d{0,3}\s*[:.)]\s+)?", re.IGNORECASE)
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\([^()\s]*\)")
_KIND = re.compile(r"\{: [a-z-]+ \}$")


def words(text: str) -> list[str]:
    """Letters and digits, in order; "²" counts as 2."""
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def lost(reading: Reading) -> list[SourceLine]:
    """The lines whose words are, in order and as often, in neither the draft's fields nor the quarantine."""
    texts = list(_texts(reading))
    spare = Counter(word for text in texts for word in words(text))
    whole = {tuple(words(form)) for text in texts for line in text.split("\n") for form in _forms(line)}
    running = "\n".join(f" {' '.join(words(form))} " for text in texts for form in (text, _LINK.sub(r"\1", text)))
    return [line for line in reading.lines if not _kept(words(_MARK.sub("", line.text)), spare, whole, running)]


def _kept(needed: list[str], spare: Counter[str], whole: set[tuple[str, ...]], running: str) -> bool:
    """Takes the words out of `spare` when they are there."""
    if tuple(needed) not in whole and f" {' '.join(needed)} " not in running:
        return not needed
    counts = Counter(needed)
    if any(spare[word] < count for word, count in counts.items()):
        return False
    spare.subtract(counts)
    return True


def _forms(line: str) -> tuple[str, ...]:
    """The line as it stands, and as the source may have had it: without marks, without a link's address."""
    return line, _KIND.sub("", line), _MARK.sub("", line), _LINK.sub(r"\1", line)


def _texts(reading: Reading) -> Iterator[str]:
    yield from (reading.title, reading.slug, reading.kind, reading.medication, reading.short_answer)
    yield from (reading.body, reading.author, reading.disclosure)
    yield "" if reading.review_months is None else str(reading.review_months)
    for question in reading.questions:
        yield from (question.question, question.answer)
    for reference in reading.references:
        yield from vars(reference).values()
    yield from (scrap.text for scrap in reading.quarantine)
