"""Files in, text out: .txt, .docx, .pdf, .html, told apart by their bytes. The one impure file of this room.

Raises `Unreadable` with a sentence for the officer: where, what, and what was expected.
"""

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

from tracker.reports import language, numbering

MOST_BYTES = 100_000_000
# the least that a page of a report holds; a scan gives next to nothing
LETTERS_A_PAGE = 40


class Unreadable(Exception):
    """A file that cannot be read as a report. The message is a sentence that says what it is and what was expected."""


def text(path: Path) -> str:
    """The text of a file; pages are parted by form feeds where the file has pages. Raises Unreadable."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB; expected one report.")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be opened: {error.strerror or error}.") from error
    return text_of(data, path.name)


def text_of(data: bytes, name: str) -> str:
    """The text of a file's bytes, checked to be an English report. Raises Unreadable."""
    if not data.strip():
        raise Unreadable(f"{name} is empty; expected the text of a report.")
    found = _extracted(data, name)
    _check(found, name)
    return found


def fragment_of(data: bytes, name: str) -> str:
    """The text of a pasted piece of a report, which need not name a body or a session. Raises Unreadable."""
    found = _extracted(data, name) if data.strip() else ""
    if not found.strip():
        raise Unreadable(f"{name} is empty; expected a piece of a report.")
    _check_language(found, name)
    return found


def _extracted(data: bytes, name: str) -> str:
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return _pdf(data, name)
    if data.startswith(b"PK\x03\x04"):
        return _docx(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(f"{name} is a Word file of the old kind (.doc); expected .docx, .pdf, .html or .txt.")
    plain = _decoded(data, name)
    if re.match(
        r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body)\b", plain[:3000], re.I | re.S
    ):
        return _html(plain)
    return plain


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _decode(data, encoding, name)
    if b"\x00" in data[:8192]:
        raise Unreadable(f"{name} is not text but binary data; expected .txt, .docx, .pdf or .html.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(data, "cp1252", name)


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        decoded = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"{name} is not text in any encoding known here; expected UTF-8.") from error
    odd = sum(1 for letter in decoded[:20_000] if not (letter.isprintable() or letter in "\n\r\t\f\x08\x0b"))
    if odd > len(decoded[:20_000]) / 20:
        raise Unreadable(f"{name} is not text but binary data; expected .txt, .docx, .pdf or .html.")
    return decoded


def _pdf(data: bytes, name: str) -> str:
    # imported here: only a PDF needs it, and it is the slowest import of the room
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(f"{name} is locked with a password; expected a PDF that opens without one.")
        pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise Unreadable(f"{name} is a damaged PDF and cannot be read; expected a whole one.") from error
    if sum(len(page.strip()) for page in pages) < LETTERS_A_PAGE * len(pages):
        raise Unreadable(
            f"{name} is a scan without text; expected a PDF with text, or one put through text recognition."
        )
    return "\f".join(pages)


def _docx(data: bytes, name: str) -> str:
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > 4 * MOST_BYTES:
                raise Unreadable(f"{name} unpacks to more than {4 * MOST_BYTES // 1_000_000} MB; expected one report.")
        return "\n\n".join(numbering.numbered(Document(io.BytesIO(data))))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise Unreadable(f"{name} is not a Word file, though packed like one; expected .docx.") from error


def _html(markup: str) -> str:
    reader = _Page()
    reader.feed(markup)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.parts))


class _Page(HTMLParser):
    """The words of a page, its blocks parted by empty lines."""

    BLOCKS = frozenset({
        "address", "article", "blockquote", "body", "br", "center", "div", "dd", "dl", "dt", "footer", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre",
        "section", "table", "tbody", "td", "th", "thead", "tr", "ul",
    })  # fmt: skip
    UNREAD = frozenset(["script", "style", "nav", "noscript", "template", "svg", "head"])

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.UNREAD:
            self._unread += 1
        elif tag in self.BLOCKS:
            self.parts.append("\n" if tag == "br" else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag in self.BLOCKS and tag != "br":
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.parts.append(re.sub(r"\s+", " ", data))


# what any report, resolution or agenda of such a body names
BODIES = re.compile(
    r"\b(?:Commission|Committee|Council|Assembly|Conference|Board|Working Group|Congress|Forum|Plenary|Panel|Platform"
    r"|meeting of Chairs)\b"
)
ACTS = re.compile(
    r"\b(?:sessions?|meetings?|resolutions?|decisions?|agenda|draft report|representatives?|observers?)\b", re.I
)


def _check_language(found: str, name: str) -> None:
    spoken = language.of(found)
    if spoken not in ("en", ""):
        raise Unreadable(f"{name} is in {language.NAMES[spoken]}; only English is read so far.")


def _check(found: str, name: str) -> None:
    if not found.strip():
        raise Unreadable(f"{name} holds no text; expected the text of a report.")
    _check_language(found, name)
    if not (BODIES.search(found) and ACTS.search(found)):
        raise Unreadable(
            f"{name} is not a report: it names no body, session, meeting or agenda; expected a report, a resolution or"
            " an agenda of a United Nations body."
        )
