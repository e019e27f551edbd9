import re
from base64 import b16encode
from collections.abc import Mapping, Sequence
from hashlib import shake_256
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

# A part that does not pack, so that the others may.
NOISE = b"<n>" + b16encode(shake_256(b"noise").digest(100_000)) + b"</n>"
_OFFICE = "http://schemas.openxmlformats.org"
NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": f"{_OFFICE}/wordprocessingml/2006/main",
        "r": f"{_OFFICE}/officeDocument/2006/relationships",
        "m": f"{_OFFICE}/officeDocument/2006/math",
        "mc": f"{_OFFICE}/markup-compatibility/2006",
        "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
        "a": f"{_OFFICE}/drawingml/2006/main",
        "c": f"{_OFFICE}/drawingml/2006/chart",
        "dgm": f"{_OFFICE}/drawingml/2006/diagram",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


CONTROL = re.compile("[\0-\x1f\ufffe\uffff]")


def run(text: str, properties: str = "") -> str:
    """Control characters, which XML cannot hold, are left out."""
    shown = CONTROL.sub("", text)
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(shown)}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    """`inner` is text, or XML when it begins with a tag."""
    content = inner if inner.startswith("<") else run(inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def paragraphs(texts: Sequence[str], style: str = "") -> str:
    marked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return "".join(f"<w:p><w:pPr>{marked}</w:pPr>{run(text)}</w:p>" for text in texts)


def cell(inner: str, properties: str = "") -> str:
    content = inner if inner.startswith("<w:") else paragraph(inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    return "".join(["<w:tbl>", *("".join(["<w:tr>", *row, "</w:tr>"]) for row in rows), "</w:tbl>"])


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"


def in_list(number: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def numbering(*levels: Sequence[tuple[str, str]], more: str = "") -> bytes:
    """Lists 1, 2, …, each with the forms and texts of its levels."""
    made = ""
    for key, forms in enumerate(levels, 1):
        made += f'<w:abstractNum w:abstractNumId="{key}">'
        for depth, (form, text) in enumerate(forms):
            made += f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        made += "</w:abstractNum>"
    nums = "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key, _ in enumerate(levels, 1)
    )
    return f"<w:numbering {NAMES}>{made}{nums}{more}</w:numbering>".encode()


def part(root: str, inner: str) -> bytes:
    return f"<?xml version='1.0' encoding='UTF-8'?><{root} {NAMES}>{inner}</{root}>".encode()


def relations(rows: Mapping[str, tuple[str, str]], mode: str = "") -> bytes:
    """Relations by their names, each of a kind and with a target."""
    elements = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/officeDocument/2006/relationships/{kind}" Target="{target}"{mode}/>'
        for name, (kind, target) in rows.items()
    )
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{elements}</Relationships>'.encode()


def packed(body: str = "", **parts: bytes) -> bytes:
    """A .docx with this body XML; `parts` are further ones in word/, "__" in their names standing for "/"."""
    document = part("w:document", f"<w:body>{body}</w:body>")
    return zipped(
        {"word/document.xml": document} | {f"word/{name.replace('__', '/')}.xml": parts[name] for name in parts}
    )


def zipped(members: dict[str, bytes]) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(name, text)
    return data.getvalue()


def whole_file(body: str, **parts: bytes) -> bytes:
    """A .docx with the parts that say what its other parts are, as other readers ask for."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        f'<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    return zipped(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": relations({}),
            "word/document.xml": part("w:document", f"<w:body>{body}</w:body>"),
        }
        | {f"word/{name}.xml": data for name, data in parts.items()}
    )
