import pytest
from markdown_it import MarkdownIt

from articles.content.tables import label_cells

DOSES = """
| Used for | **Start** [^label] | Limit |
| :-- | --: | :-: |
| Panic | 0.25 mg **twice** a day | 4 mg |
| Seizures |

| Other |
| --- |
| alone |
"""


@pytest.fixture
def html() -> str:
    markdown = MarkdownIt("commonmark").enable("table")
    markdown.core.ruler.push("label_cells", label_cells)
    return str(markdown.render(DOSES))


def test_the_first_cell_of_a_row_is_its_header(html: str) -> None:
    assert '<th scope="row">Panic</th>' in html
    assert '<th scope="row">alone</th>' in html


def test_other_cells_carry_the_name_of_their_column_without_marks_and_citations(html: str) -> None:
    assert 'data-label="Start">0.25 mg <strong>twice</strong> a day</td>' in html
    assert html.count('data-label="Limit"') == 2


def test_alignment_is_a_class_and_never_a_style(html: str) -> None:
    assert "style=" not in html
    assert '<td class="right" data-label="Start">' in html
    assert '<th scope="col" class="center">Limit</th>' in html


def test_a_text_without_tables_is_left_alone() -> None:
    markdown = MarkdownIt("commonmark").enable("table")
    plain = markdown.render("One\n\n- two")
    markdown.core.ruler.push("label_cells", label_cells)
    assert markdown.render("One\n\n- two") == plain
    assert markdown.render("") == ""
