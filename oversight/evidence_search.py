"""Looks into uploaded evidence for words that stand for a person: it is the employer's, who replaces it."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from assessments.models import Answer
from oversight.erased_words import Words

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
MOST = 50 * 1024 * 1024  # bytes of one part, unpacked


def files_telling(words: Words, organisations: frozenset[int]) -> tuple[str, ...]:
    """Answers of these organisations whose file, by its name or contents, tells a word; as kvk/year/question."""
    pattern = words.pattern(with_name=True)
    if pattern is None:
        return ()
    answers = Answer.objects.filter(assessment__organisation__in=organisations).exclude(evidence_file="")
    answers = answers.select_related("assessment__organisation").order_by("pk")
    return tuple(_place(answer) for answer in answers.iterator() if _tells(answer, pattern))


def _place(answer: Answer) -> str:
    return f"{answer.assessment.organisation.kvk}/{answer.assessment.year}/{answer.question}"


def _tells(answer: Answer, pattern: re.Pattern) -> bool:
    if pattern.search(answer.evidence_name):
        return True
    try:
        with answer.evidence_file.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        return False
    return any(pattern.search(text) for part in _unpacked(content) for text in _readings(part))


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
