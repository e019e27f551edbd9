import pytest

from articles.importing import markdown


@pytest.mark.parametrize(
    ("written", "body", "aside"),
    [
        ('Take 2<b style="text-decoration: line-through">3</b>5 mg.', "Take 2 5 mg.", [(3, "3", "struck-out text")]),
        ("Take 2<i hidden>3</i> mg.", "Take 2 mg.", [(3, "3", "hidden text")]),
        ('Take 2<bdo dir="rtl">51</bdo> mg.', "Take 2 mg.", [(3, "51", "text shown backwards")]),
        ("Take 2<sup>5</sup> or 10<sup>5.5</sup>3 mg.", "Take 2⁵ or 10^5.5 3 mg.", []),
        ('Take 50 <font face="Symbol">m</font>g.', "Take 50 μg.", []),
        ("<del>\n\n- Take 5 mg.\n\n</del>\n\nTake 2 mg.", "Take 2 mg.", [(5, "- Take 5 mg.", "struck-out text")]),
        ("<div hidden>\n\nTake 5 mg.\n\n</div>\n\nTake 2 mg.", "Take 2 mg.", [(5, "Take 5 mg.", "hidden text")]),
        ("Take 2<s\nclass='a'>5</s> mg.", "Take 2\n mg.", [(4, "5", "struck-out text")]),
        ("Not <i hidden>open one.\n\nTake 2 mg.", "Not \n\nTake 2 mg.", [(3, "open one.", "hidden text")]),
        ("Write `2<s>5</s>`.", "Write `2<s>5</s>`.", []),
        ("Below 5 < 6 and <https://example.org/a>.", "Below 5 < 6 and <https://example.org/a>.", []),
    ],
)
def test_tags_count_by_what_they_show(written: str, body: str, aside: list[tuple[int, str, str]]) -> None:
    reading = markdown.read(f"# Doses\n\n{written}\n")
    assert reading.body == body
    assert [(scrap.line, scrap.text, scrap.reason) for scrap in reading.quarantine] == aside


def test_a_style_sheet_in_the_file_counts() -> None:
    sheet = "<style>.old { text-decoration: line-through }</style>"
    reading = markdown.read(f'# Doses\n\n{sheet}\n\nTake 2<b class="old">5</b> mg.\n')
    assert "Take 2 mg." in reading.body
    assert ("5", "struck-out text") in [(scrap.text, scrap.reason) for scrap in reading.quarantine]
