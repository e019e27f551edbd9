from hypothesis import given
from hypothesis import strategies as st

from articles.content.blocks import Block, join, lay_out, split

KEYS = st.text("abcdefgh-", min_size=1, max_size=12)
HTML = st.text("<p>a b\n</p>-!", max_size=40).map(lambda text: f"<p>{text}</p>")


@given(st.lists(st.builds(Block, KEYS, HTML), min_size=1))
def test_what_was_joined_is_split_to_the_same_bytes(blocks: list[Block]) -> None:
    assert list(split(join(blocks))) == blocks


def test_a_fragment_without_marks_is_one_block() -> None:
    assert split("<p>Old.</p>") == (Block("", "<p>Old.</p>"),)
    assert lay_out("<p>Old.</p>").opening == (Block("", "<p>Old.</p>"),)


def test_the_list_of_contents_parts_opening_and_sections() -> None:
    blocks = [Block(key, f"<p>{key}</p>") for key in ("title", "contents", "uses", "author")]
    layout = lay_out(join(blocks))
    assert [[block.key for block in part] for part in layout] == [["title"], ["contents"], ["uses"], ["author"]]
