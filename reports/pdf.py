"""HTML in, PDF/UA-1 out, written by a process beside the web worker: the only module that knows WeasyPrint."""

import atexit
import gc
import multiprocessing
import os
import resource
import signal
import threading
import time
import unicodedata
from concurrent.futures import CancelledError, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "goedwerk_site" / "static" / "goedwerk"
STYLESHEETS = ("fonts.css", "pdf.css")
FONTS = {path.as_uri(): path for path in STATIC.glob("fonts/*.woff2")}
# Together these hold every character that all our faces can print.
TEXT_FONTS = ("source-sans-3-latin-400-normal.woff2", "source-sans-3-latin-ext-400-normal.woff2")
LAYOUT_CHARACTERS = "\n\r\t"
UNPRINTABLE = "?"

TIME_LIMIT = 60.0  # seconds
MEMORY_LIMIT = 2 * 1024**3  # bytes of address space
# How much longer than the limit the caller waits: for the process to start, or for a document before this one.
PATIENCE = 15.0  # seconds


class PdfError(RuntimeError):
    """The PDF could not be written within the limits of time and memory."""


class DeniedError(ValueError):
    """A document asked for something that is not one of our own fonts."""


class RenderProcess:
    """A child process that writes one PDF at a time. It starts at the first document and is replaced when it dies."""

    def __init__(self, seconds: float = TIME_LIMIT, memory: int = MEMORY_LIMIT):
        self._seconds, self._memory = seconds, memory
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None

    def render(self, html: str) -> bytes:
        """Raises PdfError for a document that takes too long or too much, or finds no living process twice."""
        began = time.monotonic()
        try:
            return self._wait_for(html)
        except BrokenProcessPool as error:
            # The process may have died before this document came; one that used up its time is not tried again.
            if time.monotonic() - began >= self._seconds:
                raise PdfError(str(error)) from error
        try:
            return self._wait_for(html)
        except BrokenProcessPool as error:
            raise PdfError(str(error)) from error

    def close(self) -> None:
        with self._lock:
            if self._pool:
                self._pool.shutdown(cancel_futures=True)
                self._pool = None

    def _wait_for(self, html: str) -> bytes:
        future = self._submit(html)
        try:
            return future.result(timeout=self._seconds + PATIENCE)
        except (TimeoutError, CancelledError, MemoryError) as error:
            future.cancel()
            raise PdfError(f"{type(error).__name__}: {error}") from error

    def _submit(self, html: str):
        with self._lock:
            self._pool = self._pool or self._start()
            try:
                return self._pool.submit(_write_in_time, html, self._seconds)
            except BrokenProcessPool:  # the child died since the last document
                self._pool = self._start()
                return self._pool.submit(_write_in_time, html, self._seconds)

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            max_workers=1,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_prepare_process,
            initargs=(self._memory,),
        )


_process = RenderProcess()


def render_pdf(html: str) -> bytes:
    """A PDF/UA-1 of a complete document with a title, its language and h1 as first heading. Raises PdfError."""
    return _process.render(html)


def _prepare_process(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _house_style()
    _known_characters()
    # Layout makes many objects that live until the end; a lazy collector saves a tenth of the time.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _die_with_parent() -> None:
    """A web worker that is killed cannot say goodbye to its children."""
    multiprocessing.parent_process().join()
    os._exit(0)


def _write_in_time(html: str, seconds: float) -> bytes:
    """SIGALRM ends this process wherever it is, also inside a C library; the caller then finds a broken pool."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return write_pdf(html)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def write_pdf(html: str) -> bytes:
    """Write the PDF in this very process, without limits."""
    from weasyprint import HTML  # slow, and only the child needs it

    css, fonts = _house_style()
    document = HTML(string=printable(html), url_fetcher=_fetcher(allowed={}))
    return document.write_pdf(stylesheets=css, font_config=fonts, pdf_variant="pdf/ua-1")


def printable(text: str) -> str:
    """The text with a question mark for each character our fonts lack, whatever fonts this machine happens to have.

    A glyph that is missing would make the PDF unreadable for a screen reader, and so no PDF/UA.
    """
    known = _known_characters()
    composed = unicodedata.normalize("NFC", text)
    return "".join(character if character in known else _fallback(character, known) for character in composed)


def _fallback(character: str, known: frozenset[str]) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return plain if known.issuperset(plain) else UNPRINTABLE


@cache
def _known_characters() -> frozenset[str]:
    from fontTools.ttLib import TTFont  # slow, and only the child needs it

    codes = (TTFont(STATIC / "fonts" / name).getBestCmap() for name in TEXT_FONTS)
    return frozenset(map(chr, (code for cmap in codes for code in cmap))) | set(LAYOUT_CHARACTERS)


@cache
def _house_style():
    """Stylesheets and fonts, read once: a font configuration per document takes time and never gives memory back."""
    from weasyprint import CSS  # slow, and only the child needs it
    from weasyprint.text.fonts import FontConfiguration  # slow too

    fonts = FontConfiguration()
    atexit.register(_house_style.cache_clear)  # while the libraries that it must be freed with are still there
    base, fetcher = f"{STATIC.as_uri()}/", _fetcher(allowed=FONTS)
    sheets = [(STATIC / name).read_text("utf-8") for name in STYLESHEETS]
    css = [CSS(string=sheet, base_url=base, url_fetcher=fetcher, font_config=fonts) for sheet in sheets]
    return css, fonts


def _fetcher(allowed: dict[str, Path]):
    """Denies every address but the allowed ones; a document itself is allowed none."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # slow, and only the child needs it

    class OwnFilesOnly(URLFetcher):
        def fetch(self, url, headers=None):
            if url not in allowed:
                raise DeniedError(url)
            return URLFetcherResponse(url, allowed[url].read_bytes())

    return OwnFilesOnly()
