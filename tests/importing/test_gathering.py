from hypothesis import given
from hypothesis import strategies as st

from articles.importing import Scrap, lost, read
from articles.importing.gathering import gathered

SCRAPS = st.lists(
    st.builds(
        Scrap,
        st.integers(1, 9),
        st.sampled_from(["/a", "Home", "x" * 3_000, "Take 5 mg"]),
        st.sampled_from(["navigation", "link address", "struck-out text"]),
    ),
    max_size=600,
)


def test_few_rows_stay_as_they_are() -> None:
    scraps = tuple(Scrap(line, "Home", "navigation") for line in range(200))
    assert gathered(scraps) == scraps


@given(SCRAPS)
def test_nothing_is_lost_and_what_was_struck_out_keeps_its_place(scraps: list[Scrap]) -> None:
    rows = gathered(scraps)
    lines = [(row.reason, line) for row in rows for line in row.text.split("\n")]
    assert sorted(lines) == sorted((scrap.reason, scrap.text) for scrap in scraps)
    assert all(len(row.text) <= 4_100 for row in rows)
    struck = [scrap for scrap in scraps if scrap.reason == "struck-out text"]
    assert sorted(map(str, struck)) == sorted(str(row) for row in rows if row.reason == "struck-out text")


def test_a_page_of_thousands_of_links_is_read() -> None:
    page = "".join(f'<p>Read <a href="/page{number}">word {number}</a> of it.</p>' for number in range(3_000))
    reading = read("a.html", page.encode())
    assert len(reading.quarantine) == 60
    assert lost(reading) == []
