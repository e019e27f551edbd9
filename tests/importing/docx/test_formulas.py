import pytest

from articles.importing import docx
from tests.importing.docx.files import packed, paragraph, run


def math_run(*texts: str) -> str:
    return "".join(f"<m:r><m:t>{text}</m:t></m:r>" for text in texts)


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (f"<m:f><m:num>{math_run('1')}</m:num><m:den>{math_run('2')}</m:den></m:f>", "1/2"),
        (
            f"<m:f><m:num>{math_run('140', ' − age')}</m:num><m:den>{math_run('72 × c')}</m:den></m:f>",
            "(140 − age)/(72 × c)",
        ),
        (f"<m:d><m:e>{math_run('a')}</m:e></m:d>", "(a)"),
        (f'<m:d><m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/></m:dPr><m:e>{math_run("a")}</m:e></m:d>', "|a|"),
        (f"<m:rad><m:deg/><m:e>{math_run('a')}</m:e></m:rad>", "√(a)"),
        (f"<m:sSup><m:e>{math_run('m')}</m:e><m:sup>{math_run('2')}</m:sup></m:sSup>", "m²"),
        (f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e>{math_run("a")}</m:e></m:nary>', "∑a"),
        (
            f"<m:m><m:mr><m:e>{math_run('1')}</m:e><m:e>{math_run('2')}</m:e></m:mr><m:mr><m:e>{math_run('3')}</m:e></m:mr></m:m>",
            "1 2 3",
        ),
        (f"{math_run('2')}<m:f><m:num>{math_run('1')}</m:num><m:den>{math_run('2')}</m:den></m:f>", "2 1/2"),
        (f"<m:eqArr><m:e>{math_run('1')}</m:e><m:e>{math_run('2')}</m:e></m:eqArr>", "1 2"),
        (f"<m:limLow><m:e>{math_run('2')}</m:e><m:lim>{math_run('3')}</m:lim></m:limLow>", "2₃"),
        (
            f"<m:borderBox><m:borderBoxPr><m:strikeH/></m:borderBoxPr><m:e>{math_run('1')}</m:e></m:borderBox>{math_run('2')}",
            "2",
        ),
        (
            f'{math_run("2")}<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e>{math_run("1")}</m:e></m:phant>',
            "2",
        ),
    ],
)
def test_a_formula_stands_on_one_line(inner: str, shown: str) -> None:
    body = paragraph(run("Take ") + f"<m:oMath>{inner}</m:oMath>" + run(" of it."))
    assert docx.read(packed(body)).body == f"Take {shown} of it."
