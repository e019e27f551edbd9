from collections.abc import Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraphs(texts: Sequence[str], style: str = "") -> str:
    """Body XML; control characters, which XML cannot hold, are left out."""
    marked = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    shown = ("".join(sign for sign in text if sign >= " " and sign not in "\ufffe\uffff") for text in texts)
    return "".join(f'<w:p>{marked}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in shown)


def packed(body: str = "", **parts: bytes) -> bytes:
    """A .docx with this body XML; `parts` are further members, "__" in their names standing for "/"."""
    document = f"<?xml version='1.0' encoding='UTF-8'?><w:document {_WORD}><w:body>{body}</w:body></w:document>"
    return zipped({"word/document.xml": document.encode()} | {name.replace("__", "/"): parts[name] for name in parts})


def zipped(members: dict[str, bytes]) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(name, text)
    return data.getvalue()
