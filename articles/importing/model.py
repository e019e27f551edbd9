"""What reading a file gives: the fields of a draft, the lines of the source, and what was set aside."""

from dataclasses import dataclass

from articles.content.rows import Question, Reference

MAX_BYTES = 5_000_000
MAX_TEXT = 1_000_000
"""Characters that a reader would see."""
MAX_SCRAPS = 2_000
FLAG = ": a dose or danger"
"""Behind the reason for which a sentence was set aside that names such: a person should look at it."""
TOO_MUCH_TEXT = f"The file has more than {MAX_TEXT:,} characters of text, far more than an article. Split it."


class Unreadable(Exception):
    """The file cannot be read. The message is a sentence for the writer: what is wrong and what to do."""


@dataclass(frozen=True)
class SourceLine:
    """A line of the source as text. `number` counts from 1: the file's lines, or the paragraphs of a .docx."""

    number: int
    text: str


@dataclass(frozen=True)
class Scrap:
    """Text that was set aside, for the writer to accept or take back. `line` is a SourceLine's number."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """What a file says. `body` is Markdown in this project's dialect; what the file leaves out is empty."""

    title: str = ""
    slug: str = ""
    kind: str = ""
    medication: str = ""
    short_answer: str = ""
    body: str = ""
    author: str = ""
    disclosure: str = ""
    review_months: int | None = None
    questions: tuple[Question, ...] = ()
    references: tuple[Reference, ...] = ()
    quarantine: tuple[Scrap, ...] = ()
    lines: tuple[SourceLine, ...] = ()
