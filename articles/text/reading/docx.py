import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

import mammoth

from articles.text.reading import html
from articles.text.reading.model import Reading, Unreadable

MAX_MEMBERS = 2_000
MAX_UNPACKED = 20_000_000
MAX_RATIO = 200
_DOCUMENT = "word/document.xml"
_NEEDED = re.compile(r"(?:\[Content_Types\]|_rels/\.rels|word/[^/]+|word/_rels/[^/]+)(?:\.xml|\.rels)?", re.IGNORECASE)
_TITLE = "p.Title => h1:fresh\np[style-name='Title'] => h1:fresh"
_BROKEN = "The Word file is damaged. Open it in Word or LibreOffice, save it again as .docx and try again."


def read(data: bytes) -> Reading:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("The file is in the old Word format or has a password. Save it as .docx without one.")
    return html.read(_html(_safe_copy(data)))


def _no_source(_image: object) -> dict[str, str]:
    """A picture leaves its description only; its bytes are never opened."""
    return {}


def _html(document: BytesIO) -> str:
    try:
        made = mammoth.convert_to_html(document, style_map=_TITLE, convert_image=mammoth.images.img_element(_no_source))
    # What mammoth and the XML reader below it raise on a damaged file has no common class.
    except Exception:
        raise Unreadable(_BROKEN) from None
    return re.sub(r"(</(?:p|li|h\d|tr)>)", r"\1\n", str(made.value))


def _safe_copy(data: bytes) -> BytesIO:
    """The parts that hold text, unpacked within limits and packed anew; pictures stay behind."""
    copy = BytesIO()
    try:
        with ZipFile(BytesIO(data)) as packed, ZipFile(copy, "w") as safe:
            for name, text in _parts(packed).items():
                safe.writestr(name, text)
    except (
        BadZipFile,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        zlib.error,
    ) as error:
        raise Unreadable(_BROKEN) from error
    copy.seek(0)
    return copy


def _parts(packed: ZipFile) -> dict[str, bytes]:
    infos = packed.infolist()
    _check(infos)
    left, parts = MAX_UNPACKED, dict[str, bytes]()
    for info in infos:
        if _NEEDED.fullmatch(info.filename):
            parts[info.filename] = _unpacked(packed, info, left)
            left -= len(parts[info.filename])
    return parts


def _check(infos: list[ZipInfo]) -> None:
    """Before anything is unpacked: what the directory says of number, size and ratio."""
    size, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    if len(infos) > MAX_MEMBERS or size > MAX_UNPACKED or size > MAX_RATIO * max(packed, 1):
        raise Unreadable("The Word file unpacks to far more than an article. Copy the text into a new document.")
    if _DOCUMENT not in {info.filename for info in infos}:
        raise Unreadable("The file is no Word document: it has no word/document.xml. Save it as .docx from Word.")


def _unpacked(packed: ZipFile, info: ZipInfo, limit: int) -> bytes:
    """The directory may lie, so no more than the limit is read."""
    with packed.open(info) as member:
        text = member.read(limit + 1)
    if len(text) > limit:
        raise Unreadable("The Word file unpacks to far more than an article. Copy the text into a new document.")
    # No Word document declares entities, and a few lines of them can unfold to gigabytes.
    if b"<!" in text.replace(b"\0", b"") and b"<!DOCTYPE" in text.replace(b"\0", b"").upper():
        raise Unreadable("The Word file declares XML entities. Copy the text into a new document.")
    return text
