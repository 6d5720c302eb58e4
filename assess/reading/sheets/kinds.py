"""The kind of a file, by what is in it and not by its name: names are changed, and half of all “.xls” are something else."""

import re
from dataclasses import dataclass

from assess.errors import Wrong
from assess.reading.sheets.packed import Parts
from assess.reading.sheets.workbook import Unreadable

OLE = b"\xd0\xcf\x11\xe0"
OLD_STREAMS = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
"""Beginnings of old workbooks that are in no container."""
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OPEN_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"
CONTENT_TYPES = "[content_types].xml"
WORKBOOK_TYPES = (b"spreadsheetml", b"ms-excel")
OPEN = b"application/vnd.oasis.opendocument."


@dataclass(frozen=True, kw_only=True, slots=True)
class Other:
    """A kind of file that is no table: the sentence that says so, and the name of the kind in it."""

    wrong: Wrong
    kind: str

    def refused(self) -> Unreadable:
        """The reason why nothing of it can be used."""
        return Unreadable(self.wrong, kind=self.kind)


def _others(wrong: Wrong, **beginnings: bytes) -> tuple[tuple[bytes, Other], ...]:
    return tuple((begin, Other(wrong=wrong, kind=kind.rstrip("_").replace("_", " "))) for kind, begin in beginnings.items())


BEGINNINGS = (
    *_others(Wrong.PDF_FILE, PDF=b"%PDF"),
    *_others(
        Wrong.PICTURE_FILE, PNG=b"\x89PNG", JPG=b"\xff\xd8\xff", GIF=b"GIF8", TIFF=b"II*\x00", TIFF_=b"MM\x00*", PSD=b"8BPS",
    ),
    *_others(
        Wrong.PACKED_FILE, RAR=b"Rar!\x1a", **{"7Z": b"7z\xbc\xaf"}, GZIP=b"\x1f\x8b", BZIP2=b"BZh9", XZ=b"\xfd7zXZ", CAB=b"MSCF",
    ),
    *_others(Wrong.DOCUMENT_FILE, RTF=b"{\\rtf"),
    *_others(
        Wrong.MEDIA_FILE, MP3=b"\xff\xfb", MP3_=b"\xff\xf3", AMR=b"#!AMR", OGG=b"OggS", FLAC=b"fLaC",
        MKV=b"\x1aE\xdf\xa3", WMV=b"0&\xb2u\x8ef\xcf\x11", FLV=b"FLV\x01", MPG=b"\x00\x00\x01\xba",
    ),
    *_others(
        Wrong.DATABASE_FILE, SQLite=b"SQLite format 3\0", Access=b"\x00\x01\x00\x00Standard Jet",
        Access_=b"\x00\x01\x00\x00Standard ACE",
    ),
    *_others(Wrong.PROGRAM_FILE, ELF=b"\x7fELF", LNK=b"L\x00\x00\x00\x01\x14\x02\x00"),
)  # fmt: skip
"""First bytes of files that are no text."""
LIKE_WORDS = _others(Wrong.PROGRAM_FILE, EXE=b"MZ") + _others(Wrong.MEDIA_FILE, MP3=b"ID3")
"""The same where a text could begin so: a text has no zeros soon afterwards."""
SOON = 64
BITMAP = re.compile(rb"BM.{4}\0{4}", re.DOTALL)
RIFF = {b"WEBP": Other(wrong=Wrong.PICTURE_FILE, kind="WebP")}
PICTURES_IN_BOXES = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif")
IN_OLE = (
    ("EncryptedPackage", Other(wrong=Wrong.ENCRYPTED, kind="")),
    ("WordDocument", Other(wrong=Wrong.DOCUMENT_FILE, kind="DOC")),
    ("PowerPoint Document", Other(wrong=Wrong.SLIDES_FILE, kind="PPT")),
    ("__properties_version1.0", Other(wrong=Wrong.NOT_A_TABLE, kind="MSG")),
    ("VisioDocument", Other(wrong=Wrong.NOT_A_TABLE, kind="VSD")),
)
"""Streams in Microsoft's container of the last century, by which one tells what it holds."""
IN_OLD_WORKBOOK = ("Workbook", "Book")
IN_ZIP = (
    ("xl/workbook.bin", Other(wrong=Wrong.OTHER_WORKBOOK, kind="XLSB")),
    ("word/", Other(wrong=Wrong.DOCUMENT_FILE, kind="DOCX")),
    ("ppt/", Other(wrong=Wrong.SLIDES_FILE, kind="PPTX")),
    ("ofd.xml", Other(wrong=Wrong.DOCUMENT_FILE, kind="OFD")),
    ("index/document.iwa", Other(wrong=Wrong.NUMBERS_FILE, kind="Numbers")),
    ("index.zip", Other(wrong=Wrong.NUMBERS_FILE, kind="Numbers")),
    ("meta-inf/container.xml", Other(wrong=Wrong.DOCUMENT_FILE, kind="EPUB")),
    ("androidmanifest.xml", Other(wrong=Wrong.PROGRAM_FILE, kind="APK")),
)
OPEN_KINDS = {
    b"text": Other(wrong=Wrong.DOCUMENT_FILE, kind="ODT"),
    b"presentation": Other(wrong=Wrong.SLIDES_FILE, kind="ODP"),
    b"graphics": Other(wrong=Wrong.PICTURE_FILE, kind="ODG"),
}
TEXTS = (
    (
        re.compile(r"<(?:!doctype\s+html|html|head|meta|table|body|style|script|title|div|tr|font)\b", re.IGNORECASE),
        Wrong.OTHER_WORKBOOK,
        "HTML",
    ),
    (re.compile(r"<\?xml|<!doctype|<!--|<[a-z]+:[a-z]+\s", re.IGNORECASE), Wrong.OTHER_WORKBOOK, "XML"),
    (
        re.compile(r"(?:from|mime-version|content-type|date|subject):[\s\S]{0,2000}?\smultipart/", re.IGNORECASE),
        Wrong.OTHER_WORKBOOK,
        "MHTML",
    ),
    (re.compile(r"ID;P"), Wrong.OTHER_WORKBOOK, "SYLK"),
    (re.compile(r"begin:vcalendar", re.IGNORECASE), Wrong.CALENDAR_FILE, "ICS"),
    (re.compile(r"begin:vcard", re.IGNORECASE), Wrong.NOT_A_TABLE, "VCF"),
    (re.compile(r'\{\s*"'), Wrong.NOT_A_TABLE, "JSON"),
    (re.compile(r'\[\s*[{\["]'), Wrong.NOT_A_TABLE, "JSON"),
)
"""Beginnings of texts that are no table."""
OURS = re.compile(r'"format"\s*:\s*"wuhua-')
LOOKED_AT = 4000
"""So many characters of a text are looked at."""


def refuse_other_bytes(data: bytes) -> None:
    """Raise `Unreadable`, with what it is, for a file that begins as no table does."""
    for begin, other in BEGINNINGS + (LIKE_WORDS if b"\0" in data[:SOON] else ()):
        if data.startswith(begin):
            raise other.refused()
    if BITMAP.match(data):
        raise Other(wrong=Wrong.PICTURE_FILE, kind="BMP").refused()
    if data.startswith(b"RIFF"):
        raise RIFF.get(data[8:12], Other(wrong=Wrong.MEDIA_FILE, kind=_letters(data[8:12]))).refused()
    if data[4:8] == b"ftyp":
        is_picture = data[8:12] in PICTURES_IN_BOXES
        raise Other(wrong=Wrong.PICTURE_FILE if is_picture else Wrong.MEDIA_FILE, kind="HEIC" if is_picture else "MP4").refused()
    if data[257:262] == b"ustar":
        raise Other(wrong=Wrong.PACKED_FILE, kind="TAR").refused()


def _letters(data: bytes) -> str:
    """The name of a kind as it stands in the file, where it is one."""
    name = data.decode("ascii", "replace").strip()
    return name if name.isalnum() and name.isascii() else "RIFF"


def refuse_other_container(data: bytes, name: str, *, unless_workbook: bool = True) -> None:
    """Raise `Unreadable`, with what it is, for an old container that holds no workbook.

    A workbook may hold a document, and a document a workbook: unless it can be read as one, it is the other.
    """
    if unless_workbook and any(_has_stream(data, stream) for stream in IN_OLD_WORKBOOK):
        return
    for stream, other in IN_OLE:
        if _has_stream(data, stream):
            is_wps = stream == "WordDocument" and name.lower().endswith(".wps")
            raise Other(wrong=other.wrong, kind="WPS" if is_wps else other.kind).refused()
    raise Unreadable(Wrong.DAMAGED_FILE)


def _has_stream(data: bytes, stream: str) -> bool:
    """True if some stream of the container has this name."""
    return (stream + "\0").encode("utf-16-le") in data


def kind_in_zip(parts: Parts) -> str:
    """`xlsx` or `ods`. Raises `Unreadable`, with what it is, for anything else."""
    kind = parts.beginning("mimetype").strip()
    if kind.startswith(OPEN):
        if kind.startswith(OPEN_SHEET):
            return "ods"
        word = kind.removeprefix(OPEN).partition(b"-")[0]
        raise OPEN_KINDS.get(word, Other(wrong=Wrong.NOT_A_TABLE, kind="OpenDocument")).refused()
    for begin, other in IN_ZIP:
        if any(name.startswith(begin) for name in parts.names):
            raise other.refused()
    types = parts.beginning(CONTENT_TYPES).lower()
    if any(name.startswith("xl/") for name in parts.names) or any(word in types for word in WORKBOOK_TYPES):
        return "xlsx"
    if "content.xml" in parts.names:
        return "ods"
    raise Other(wrong=Wrong.PACKED_FILE, kind="ZIP").refused()


def refuse_other_text(text: str) -> None:
    """Raise `Unreadable`, with what it is, for a text that is no table."""
    begin = text[:LOOKED_AT].lstrip()
    for pattern, wrong, kind in TEXTS:
        if pattern.match(begin):
            raise Other(wrong=Wrong.BRANCH_FILE if kind == "JSON" and OURS.search(begin) else wrong, kind=kind).refused()
