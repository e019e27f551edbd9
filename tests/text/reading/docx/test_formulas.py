import pytest

from articles.text.reading import docx
from tests.text.reading.docx.files import packed, paragraph, run


def said(*texts: str) -> str:
    return "".join(f"<m:r><m:t>{text}</m:t></m:r>" for text in texts)


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (f"<m:f><m:num>{said('1')}</m:num><m:den>{said('2')}</m:den></m:f>", "1/2"),
        (f"<m:f><m:num>{said('140', ' − age')}</m:num><m:den>{said('72 × c')}</m:den></m:f>", "(140 − age)/(72 × c)"),
        (f"<m:d><m:e>{said('a')}</m:e></m:d>", "(a)"),
        (f'<m:d><m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/></m:dPr><m:e>{said("a")}</m:e></m:d>', "|a|"),
        (f"<m:rad><m:deg/><m:e>{said('a')}</m:e></m:rad>", "√(a)"),
        (f"<m:sSup><m:e>{said('m')}</m:e><m:sup>{said('2')}</m:sup></m:sSup>", "m²"),
        (f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e>{said("a")}</m:e></m:nary>', "∑a"),
    ],
)
def test_a_formula_stands_on_one_line(inner: str, shown: str) -> None:
    body = paragraph(run("Take ") + f"<m:oMath>{inner}</m:oMath>" + run(" of it."))
    assert docx.read(packed(body)).body == f"Take {shown} of it."
