"""Looks into uploaded files for words that stand for a person: they are the employer's, who replaces them."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from django.db.models.fields.files import FieldFile

from assessments.models import Answer, MatrixSetup
from oversight.erased_words import Words

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
MOST = 50 * 1024 * 1024  # bytes of one part, unpacked


def files_telling(words: Words, organisations: frozenset[int]) -> tuple[str, ...]:
    """Files of these organisations that, by name or contents, tell a word; as kvk/year/question."""
    pattern = words.pattern(with_name=True)
    if pattern is None:
        return ()
    kept = (*_evidence(organisations), *_consents(organisations))
    return tuple(place for place, file in kept if _tells(file, pattern))


def content_tells(content: bytes, pattern: re.Pattern) -> bool:
    """Whether the text of a file, also where it is packed, has what the pattern looks for."""
    return any(pattern.search(text) for part in _unpacked(content) for text in _readings(part))


def _evidence(organisations: frozenset[int]) -> Iterator[tuple[str, FieldFile]]:
    answers = Answer.objects.filter(assessment__organisation__in=organisations).exclude(evidence_file="")
    for answer in answers.select_related("assessment__organisation").order_by("pk").iterator():
        assessment = answer.assessment
        yield f"{assessment.organisation.kvk}/{assessment.year}/{answer.question}", answer.evidence_file


def _consents(organisations: frozenset[int]) -> Iterator[tuple[str, FieldFile]]:
    setups = MatrixSetup.objects.filter(organisation__in=organisations).exclude(document_file="")
    for setup in setups.select_related("organisation").order_by("pk"):
        yield f"{setup.organisation.kvk}/competentiematrix/instemming", setup.document_file


def _tells(file: FieldFile, pattern: re.Pattern) -> bool:
    if pattern.search(PurePosixPath(file.name).name):
        return True
    try:
        with file.open("rb") as opened:
            return content_tells(opened.read(), pattern)
    except FileNotFoundError:
        return False


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The bytes themselves, the parts of a zip (also docx and xlsx), and the streams of a PDF."""
    yield content
    yield from _zipped(content)
    for stream in STREAM.findall(content):
        yield _inflated(stream)


def _zipped(content: bytes) -> Iterator[bytes]:
    """As far as it can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.infolist():
                if part.file_size <= MOST:
                    yield archive.read(part)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        return


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream, MOST)
    except zlib.error:
        return b""


def _readings(part: bytes) -> Iterator[str]:
    yield part.decode("utf-8", "replace")
    yield part.decode("latin-1")
    yield part.decode("utf-16-le", "replace")
