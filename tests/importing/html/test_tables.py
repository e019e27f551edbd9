import pytest

from articles.importing import html


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        (
            "<table><tr><th>Form<th>Use</tr><tr><td>5 mg | white<td><b>sleep</b></tr></table>",
            "| Form | Use |\n| --- | --- |\n| 5 mg \\| white | **sleep** |",
        ),
        (
            "<table><caption>Doses</caption><tr><td>a<td>b<tr><td>c</table>",
            "Doses\n\n| a | b |\n| --- | --- |\n| c |  |",
        ),
        (
            "<table><tr><td>a<td>b<tr><td><td>c<tr><td></td><td><br>d<tr><td>e</table>",
            "| a | b |\n| --- | --- |\n|  | c |\n|  | d |\n| e |  |",
        ),
        (
            "<table><tr><th>who<th>mg<th>when<tr><td rowspan=2>all<td>1<td>day<tr><td>2<td>night"
            "<tr><td colspan=2>others<td>ask<tr><td>x<td>y<td>z</table>",
            "| who | mg | when |\n| --- | --- | --- |\n| all | 1 | day |\n| all | 2 | night |\n| others |  | ask |"
            "\n| x | y | z |",
        ),
        (
            "<table><thead><tr><th>a<th>b<tbody><tr><td>c<td>d<td>e</table>",
            "| a | b |  |\n| --- | --- | --- |\n| c | d | e |",
        ),
        (
            f"<table><tr><th>a<th>b<tr><td rowspan=12>c<td>d{'<tr><td>e' * 11}</table>",
            "| a | b |\n| --- | --- |\n| c | d |" + "\n| c | e |" * 11,
        ),
        (
            f"<table><tr><th>a<th>b<tr><td rowspan=2>{'c' * 201}<td>d<tr><td>e</table>",
            f"| a | b |\n| --- | --- |\n| {'c' * 201} | d |\n|  | e |",
        ),
        ("<table><tr><td>One.</td></tr><tr><td>Two.</td></tr></table>", "One.\n\nTwo."),
        ("<table><tr><td>One.</td><td>Two.</td></tr></table>", "One. | Two."),
        ("<table><tr><td><h2>Storage</h2><p>Dry.</td></tr></table>", "## Storage {: storage }\n\nDry."),
        ("<table><tr>" + "<td>a" * 11 + "<tr><td>b</table>", " | ".join("a" * 11) + "\n\nb"),
    ],
    ids=[
        "table",
        "caption",
        "empty cells",
        "spans",
        "long row",
        "tall",
        "tall and long",
        "one column",
        "one row",
        "layout",
        "too wide",
    ],
)
def test_a_table_of_text_stays_one_and_others_become_lines(page: str, markdown: str) -> None:
    assert html.read(f"<h1>T</h1><p>It is.</p>{page}").body == f"It is.\n\n{markdown}"


def test_pictures_and_addresses_in_a_table_are_set_aside() -> None:
    page = '<h1>T</h1><table><tr><td>a<img alt="A box"><td><a href="/b">b</a><tr><td>c<td>d</table>'
    assert [(scrap.text, scrap.reason) for scrap in html.read(page).quarantine] == [
        ("A box", "stray caption"),
        ("/b", "link address"),
    ]
