"""ZIP containers (EPUB, DOCX), read with limits: nothing is unpacked before its declared and real size is known.

A bomb declares (or hides) gigabytes in kilobytes; the limits are far above any book.
"""

import io
import re
import zipfile
import zlib

from regesta.errors import EncryptedSource, RegestaError, UnreadableSource, UnsafeSource, UnsupportedFormat
from regesta.source.record import Raw

MEMBERS = 20_000
MEMBER_BYTES = 200_000_000
TOTAL_BYTES = 1_000_000_000
RATIO = 300  # times its packed size; deflate's own limit is 1032
RATIO_FROM = 5_000_000  # bytes below which the ratio doesn't matter
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, ValueError, OSError, RuntimeError)
KINDS = (("word/document.xml", "docx"), ("META-INF/container.xml", "epub"))


class Archive:
    """The members of a checked ZIP file, each read on demand.

    Raises:
        UnreadableSource, UnsafeSource, EncryptedSource: when it is opened or a member is read.
    """

    def __init__(self, raw: Raw) -> None:
        self.name = raw.name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw.data))
            self._members = {m.filename: m for m in self._zip.infolist()}
        except BROKEN as error:
            raise self._unreadable(str(error)) from None
        self._check()

    def __contains__(self, member: str) -> bool:
        return member in self._members

    @property
    def members(self) -> list[str]:
        """The members' names, as they stand in the archive."""
        return list(self._members)

    def read(self, member: str) -> bytes:
        """A member's bytes."""
        if member not in self._members:
            raise self._unreadable(f"no {member!r} in it")
        try:
            with self._zip.open(self._members[member]) as file:
                data = file.read(MEMBER_BYTES + 1)
        except BROKEN as error:
            raise self._unreadable(str(error)) from None
        if len(data) > MEMBER_BYTES:
            raise self._unsafe(f"{member!r} unpacks to more than {MEMBER_BYTES:,} bytes")
        return data

    def _check(self) -> None:
        sizes = [m.file_size for m in self._members.values()]
        if len(sizes) > MEMBERS or sum(sizes) > TOTAL_BYTES or max(sizes, default=0) > MEMBER_BYTES:
            raise self._unsafe(f"{len(sizes):,} members of {sum(sizes):,} bytes")
        for member in self._members.values():
            if member.file_size > RATIO_FROM and member.file_size > RATIO * max(1, member.compress_size):
                raise self._unsafe(
                    f"{member.filename!r} grows from {member.compress_size:,} to {member.file_size:,} bytes"
                )
            if member.flag_bits & 1:
                raise EncryptedSource(
                    expected="a file without a password",
                    found=f"{self.name!r}, whose members are encrypted",
                    hint="Save a copy without the password.",
                )

    def _unsafe(self, found: str) -> RegestaError:
        return UnsafeSource(
            expected="a book's archive",
            found=f"{found} in {self.name!r}, as in a ZIP bomb",
            hint="If the file is what it claims to be, unpack it yourself and read the parts.",
        )

    def _unreadable(self, found: str) -> RegestaError:
        return UnreadableSource(
            expected="a whole ZIP archive, as EPUB and DOCX are",
            found=f"{self.name!r}, damaged or cut short ({found})",
            hint="Fetch or save the file again.",
        )


def kind_of_archive(raw: Raw) -> str:
    """`epub` or `docx`, by what lies in it.

    Raises:
        UnsupportedFormat: another kind of archive.
    """
    archive = Archive(raw)
    for member, kind in KINDS:
        if member in archive:
            return kind
    if "mimetype" in archive and archive.read("mimetype").strip() == b"application/epub+zip":
        return "epub"
    opendocument = "content.xml" in archive
    raise UnsupportedFormat(
        expected="EPUB or DOCX",
        found=f"{'an OpenDocument file' if opendocument else 'another kind of ZIP archive'}, {raw.name!r}",
        hint="Save it as DOCX." if opendocument else "Unpack it and read the files in it.",
    )


def refuse_entities(data: bytes, member: str) -> None:
    """Office files declare no document type; one that does means harm.

    Raises:
        UnsafeSource: a document type or entity is declared.
    """
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data.replace(b"\x00", b"")):
        raise UnsafeSource(
            expected="Office XML without declarations",
            found=f"a document type or entity declared in {member!r}",
            hint="Save the file anew with a word processor.",
        )
