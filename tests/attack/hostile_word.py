"""Word files as somebody ill-willed would build them. Each holds the word SEEN where it holds readable text at all."""

import struct
import warnings
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

from tests.importing.docx.files import (
    NAMES,
    NOISE,
    box,
    cell,
    in_list,
    packed,
    paragraph,
    part,
    relations,
    run,
    table,
    zipped,
)

SEEN = "harmless"
SECRET = "root:"
"""In a file of the machine that a hostile one may want to bring in."""
ELSEWHERE = "http://127.0.0.1:9/"
TEXT = paragraph(f"It is {SEEN}.")
DOCUMENT = part("w:document", f"<w:body>{TEXT}</w:body>")
MAIN = "word/document.xml"
MANY = 100_000


def declared(doctype: str, text: str = "&x;") -> bytes:
    """A document with this declaration before it."""
    return zipped({MAIN: f"<!DOCTYPE d {doctype}><w:document {NAMES}>{paragraph(text)}</w:document>".encode()})


def named(name: str, data: bytes = DOCUMENT, **said: int) -> bytes:
    """The document and one more member, whose directory says this of it."""
    made = BytesIO()
    with warnings.catch_warnings(), ZipFile(made, "w", ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # a name that is there twice
        archive.writestr(MAIN, DOCUMENT)
        info = ZipInfo(name)
        info.compress_type = ZIP_DEFLATED
        for key, value in said.items():
            setattr(info, key, value)
        archive.writestr(info, data)
    return made.getvalue()


def squeezed(method: int) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", method) as archive:
        archive.writestr(MAIN, part("w:document", " " * 19_000_000))
    return made.getvalue()


def patched(at: int, field: bytes) -> bytes:
    """A change in what the directory says of the document, `at` bytes from where that begins."""
    data = zipped({MAIN: DOCUMENT})
    place = data.rindex(b"PK\x01\x02") + at
    return data[:place] + field + data[place + len(field) :]


def overlapping() -> bytes:
    """A thousand names for the bytes of one member."""
    data = zipped({"word/a.xml": part("w:hdr", " " * 1_000_000)})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[start:end]
    entries = b"".join(entry.replace(b"word/a.xml", b"word/%05d" % number) for number in range(1000))
    return data[:start] + entries + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(entries), start, 0)


def body(inner: str, **parts: bytes) -> Callable[[], bytes]:
    return lambda: packed(TEXT + inner, noise=NOISE, **parts)


def nested(opening: str, closing: str, depth: int = MANY) -> Callable[[], bytes]:
    return lambda: packed(TEXT + opening * depth + closing * depth, noise=NOISE)


def linked(kind: str, target: str, inner: str = "", mode: str = ' TargetMode="External"') -> Callable[[], bytes]:
    """The document in a relation to something; `inner` refers to it as r1."""
    rows = relations({"r1": (kind, target)}, mode)
    document = part("w:document", f"<w:body>{TEXT}{inner}</w:body>")
    return lambda: zipped({MAIN: document, "word/_rels/document.xml.rels": rows})


def field(instruction: str) -> str:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{end}</w:p>"


LINK = f'<w:p><w:hyperlink r:id="r1">{run("here")}</w:hyperlink></w:p>'
PICTURE = '<w:drawing><wp:inline><wp:extent cx="{0}" cy="{0}"/><wp:docPr descr="x"/></wp:inline></w:drawing>'
ABSTRACT = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="a"/><w:styleLink w:val="a"/></w:abstractNum>'
LOOP = "".join(f'<w:style w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("ab", "ba"))

ARCHIVES: dict[str, Callable[[], bytes]] = {
    "no archive": lambda: b"PK",
    "empty archive": lambda: b"PK\x05\x06" + bytes(18),
    "cut in half": lambda: zipped({MAIN: DOCUMENT})[:200],
    "a program before it": lambda: b"MZ" + b"\0" * 5000 + zipped({MAIN: DOCUMENT}),
    "bytes that differ from their sum": lambda: patched(16, b"\1\2\3\4"),
    "a size that is a lie": lambda: patched(24, struct.pack("<L", 7)),
    "a size of four gigabytes": lambda: patched(20, b"\xff" * 8),
    "a password": lambda: patched(8, b"\1\0"),
    "an unknown method": lambda: patched(10, b"\x63\0"),
    "zeros in a picture": lambda: named("word/media/a.png", bytes(9_000_000)),
    "zeros in the text": lambda: zipped({MAIN: part("w:document", " " * 18_000_000)}),
    "zeros by bzip2": lambda: squeezed(ZIP_BZIP2),
    "zeros by LZMA": lambda: squeezed(ZIP_LZMA),
    "an archive in an archive": lambda: named("word/embeddings/a.docx", zipped({"a": bytes(4_000_000)})),
    "bytes of a thousand names": overlapping,
    "too many names": lambda: zipped({str(number): b"" for number in range(10_000)}),
    "a name outside": lambda: named("../../../../tmp/hostile.xml"),
    "a name from the root": lambda: named("/etc/hostile.xml"),
    "a name of Windows": lambda: named("C:\\hostile.xml"),
    "a link to a file": lambda: named("word/link.xml", b"/etc/passwd", external_attr=0xA1ED0000),
    "a document twice": lambda: named(MAIN),
    "a document in other letters": lambda: named(MAIN.upper()),
    "macros": lambda: named("word/vbaProject.bin", NOISE),
    "a spreadsheet": lambda: zipped({"xl/workbook.xml": b"<workbook/>"}),
}
XML: dict[str, Callable[[], bytes]] = {
    "a file of the machine": lambda: declared('[<!ENTITY x SYSTEM "file:///etc/passwd">]'),
    "an entity from elsewhere": lambda: declared(f'[<!ENTITY x SYSTEM "{ELSEWHERE}">]'),
    "a parameter from elsewhere": lambda: declared(f'[<!ENTITY % p SYSTEM "{ELSEWHERE}"> %p;]'),
    "a declaration from elsewhere": lambda: declared(f'SYSTEM "{ELSEWHERE}"', "x"),
    "a billion": lambda: declared("[" + "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 9)) + "]"),
    "an inclusion": body(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{ELSEWHERE}"/>'),
    "a stylesheet": lambda: zipped({MAIN: f'<?xml-stylesheet href="{ELSEWHERE}"?>'.encode() + DOCUMENT[38:]}),
    "an encoding that is none": lambda: zipped({MAIN: b"<?xml version='1.0' encoding='utf-7'?>" + DOCUMENT[38:]}),
    "a sign that is none": body("<w:p><w:r><w:t>a\0b</w:t></w:r></w:p>"),
    "one attribute of megabytes": body(f'<w:p w:x="{"a " * 2_000_000}"/>'),
    "many attributes": body("<w:p " + " ".join(f'a{number}="1"' for number in range(MANY)) + "/>"),
    "elements of no kind, nested": nested("<w:q>", "</w:q>"),
    "a part that is broken": body("", footnotes=b"<w:footnotes>"),
}
WORD: dict[str, Callable[[], bytes]] = {
    "a template from elsewhere": linked("attachedTemplate", ELSEWHERE),
    "a picture from elsewhere": linked("image", f"{ELSEWHERE}a.png", '<a:blip r:link="r1"/>'),
    "a frame from elsewhere": linked("frame", f"file://{ELSEWHERE[7:]}share"),
    "an object from elsewhere": linked("oleObject", ELSEWHERE, '<w:object r:id="r1"/>'),
    "a chunk of a web page": linked("aFChunk", "a.html", '<w:altChunk r:id="r1"/>', ""),
    "a link that runs": linked("hyperlink", "javascript:alert(1)", LINK),
    "a link that holds a page": linked("hyperlink", "data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;", LINK),
    "a link to a share": linked("hyperlink", "\\\\127.0.0.1\\share", LINK),
    "a document outside": lambda: zipped(
        {MAIN: DOCUMENT, "_rels/.rels": relations({"r": ("officeDocument", "../../../../etc/passwd")})}
    ),
    "a document that is its own relation": linked("styles", "document.xml", mode=""),
    "a field that runs a program": body(field('DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"')),
    "a field that brings in a file": body(field('INCLUDETEXT "/etc/passwd"')),
    "fields without an end": body("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000 + "</w:p>"),
    "markup as words": body(paragraph(run("<script>alert(1)</script><img src=x onerror=alert(1)>"))),
    "tables, nested": nested("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>", "</w:tc></w:tr></w:tbl>", 15_000),
    "boxes, nested": nested("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>", 20_000),
    "formulas, nested": nested("<m:oMath><m:f><m:num>", "</m:num></m:f></m:oMath>", 40_000),
    "alternatives, nested": nested("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>", 40_000),
    "a cell of a million columns": body(table([cell("a", '<w:gridSpan w:val="999999"/>'), cell("b")], [cell("c")] * 2)),
    "a number of many digits": body(table([cell("a", f'<w:gridSpan w:val="{"9" * 9000}"/>')] * 2, [cell("b")] * 2)),
    "a tall cell": body(table(*([cell("a", "<w:vMerge/>"), cell("")] for _ in range(8_000)))),
    "a picture of no end": body(f"<w:p><w:r>{PICTURE.format('9' * 400)}</w:r></w:p>"),
    "styles in a ring": body(paragraph("x", '<w:pStyle w:val="a"/>'), styles=part("w:styles", LOOP)),
    "lists in a ring": body(paragraph("x", in_list(1, 999)), numbering=part("w:numbering", ABSTRACT)),
    "words that stand backwards": body(paragraph("\u202etpircs\u202c \u200b\ufeff\U000e0041")),
    "one word of megabytes": body(paragraph("a" * 3_000_000)),
    "boxes beside each other": body("".join(paragraph(box("a")) for _ in range(8_000))),
    "many comments": body("", comments=part("w:comments", f"<w:comment>{paragraph('a')}</w:comment>" * 4_000)),
}
FILES = ARCHIVES | XML | WORD
