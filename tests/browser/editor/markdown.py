"""Texts in the project's Markdown: canonical ones as the importer writes them, and any other."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

WORDS = st.text(st.sampled_from("abcdeé 5.,()µ–'/#+-*_[]{}|\\<>&!~`^:=0123456789"), min_size=1, max_size=40)
_PLAIN = st.text(st.sampled_from("abcdefgh 0123456789.,()"), min_size=1, max_size=30).map(str.strip).filter(bool)
_INLINE = st.one_of(
    _PLAIN,
    _PLAIN.map("**{}**".format),
    _PLAIN.map("*{}*".format),
    _PLAIN.map("[{}](https://example.org/a)".format),
    st.sampled_from(["[^label]", "{{dose panic maximum}}", "`code`", "a\\*b", "5 &lt; 6", "<https://example.org>"]),
)
_LINE = st.lists(_INLINE, min_size=1, max_size=5).map(" ".join)
_ITEMS = st.lists(_LINE, min_size=1, max_size=4)


def _table(rows: list[list[str]]) -> str:
    head, *others = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([head, "| --- | ---: |", *others])


BLOCKS = st.one_of(
    _LINE,
    st.builds("## {} {{: {} }}".format, _PLAIN, st.sampled_from(["uses", "dosing", "other"])),
    _PLAIN.map("### {}".format),
    _ITEMS.map(lambda items: "\n".join(f"- {item}" for item in items)),
    _ITEMS.map(lambda items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))),
    _ITEMS.map(lambda items: "\n\n".join(f"* {item}" for item in items)),
    st.lists(st.lists(_LINE, min_size=2, max_size=2), min_size=2, max_size=4).map(_table),
    st.lists(_LINE, min_size=2, max_size=3).map("\n".join),
    _LINE.map("> {}".format),
    st.sampled_from(["---", "```\nas it *is*\n```", "    indented", "- one\n\n  two\n- three\n  - four"]),
)
GAPS = st.sampled_from(["\n\n", "\n\n", "\n\n\n", "\n"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    blocks = draw(st.lists(BLOCKS, max_size=7))
    return "".join(f"{draw(GAPS) if at else ''}{block}" for at, block in enumerate(blocks))


ANY_TEXT: SearchStrategy[str] = st.lists(WORDS, max_size=8).map("\n".join)
