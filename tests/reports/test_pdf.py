import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reports import pdf
from reports.pdf import PdfError, RenderProcess, printable, render_pdf, write_pdf
from tests.reports.hostile import hostile_strings
from tests.reports.pdf_reading import failed_rules, font_names, page_texts
from tests.reports.reading_spy import watch_reading

WORDS = "Werkgelegenheidsverordeningen en personeelsvertegenwoordigingen. " * 9


def html(body="", head="<title>Proef</title>", lang=' lang="nl"'):
    return f"<!doctype html><html{lang}><head>{head}</head><body><h1>Proef</h1>{body}</body></html>"


def test_pdf_keeps_to_pdf_ua():
    assert failed_rules(render_pdf(html("<p>Zeeën, façades en één €.</p>"))) == set()


def test_validation_catches_a_document_without_title_language_and_order():
    careless = write_pdf("<html><body><h3>Proef</h3></body></html>")

    assert failed_rules(careless) == {
        "PDFUA1-LANGUAGE-TAG-001",
        "PDFUA1-METADATA-TITLE-001",
        "PDFUA1-HEADING-NESTING-001",
    }


def test_pdf_has_the_same_text_every_time():
    document = html(f"<p>{WORDS}</p>")

    assert page_texts(render_pdf(document)) == page_texts(render_pdf(document))


def test_pdf_uses_our_own_fonts():
    names = font_names(write_pdf(html("<p>Tekst, <b>vet</b> en Wiśniewski</p>")))

    assert {name.partition("-")[0] for name in names} == {"Source"}


@pytest.mark.parametrize("hostile", hostile_strings("CANARY"))
def test_hostile_html_reads_nothing(hostile, tmp_path):
    canary = tmp_path / "canary"
    canary.write_text("geheim")
    write_pdf(html(f"<p>{WORDS}</p>"))

    with watch_reading() as seen:
        result = write_pdf(html(f"<div>{hostile.replace('CANARY', str(canary))}</div><p>{WORDS}</p>"))

    assert seen == []
    assert b"geheim" not in result


def test_spy_sees_a_file_that_is_read(tmp_path):
    (tmp_path / "canary").write_text("geheim")

    with watch_reading() as seen:
        (tmp_path / "canary").read_text()

    assert seen == [("open", str(tmp_path / "canary"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gewone tekst, één € – “zo”.\n", "Gewone tekst, één € – “zo”.\n"),
        ("Wiśniewski en Şahin", "Wiśniewski en Şahin"),
        ("e\N{COMBINING DIAERESIS}", "ë"),
        ("\N{LATIN SMALL LIGATURE FFI}", "ffi"),
        ("goed \N{GRINNING FACE} \N{CJK UNIFIED IDEOGRAPH-6F22}", "goed ? ?"),
        ("\a", "?"),
    ],
)
def test_printable_replaces_what_the_fonts_lack(text, expected):
    assert printable(text) == expected


def test_text_that_the_fonts_lack_keeps_to_pdf_ua():
    foreign = "\N{GRINNING FACE} \N{CJK UNIFIED IDEOGRAPH-6F22} \N{RIGHTWARDS ARROW}"

    assert failed_rules(render_pdf(html(f"<p>{foreign}</p>"))) == set()


@pytest.fixture
def process():
    made = []

    def make(**limits):
        made.append(RenderProcess(**limits))
        return made[0]

    yield make
    for render_process in made:
        render_process.close()


def test_document_that_takes_too_long_ends_and_the_next_one_is_written(process):
    slow = html("<table>" + "<tr><td>x</td><td>y</td></tr>" * 20_000 + "</table>")
    render_process = process(seconds=1)

    with pytest.raises(PdfError):
        render_process.render(slow)

    assert page_texts(render_process.render(html("<p>Verder</p>"))) == ["Proef\nVerder\n1 van 1"]


def test_process_that_died_is_replaced(process):
    before = set(multiprocessing.active_children())
    render_process = process()
    render_process.render(html())
    (child,) = set(multiprocessing.active_children()) - before

    os.kill(child.pid, signal.SIGKILL)
    child.join()

    assert page_texts(render_process.render(html("<p>Verder</p>"))) == ["Proef\nVerder\n1 van 1"]


PARENT = """
import multiprocessing, sys, time
from reports.pdf import render_pdf

if __name__ == "__main__":
    render_pdf("<h1>Proef</h1>")
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    time.sleep(60)
"""


def test_render_process_dies_with_a_parent_that_is_killed(tmp_path, settings):
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    environment = os.environ | {"PYTHONPATH": str(settings.BASE_DIR)}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, env=environment) as parent:  # noqa: S603
        child = int(parent.stdout.readline())
        parent.kill()

    deadline = time.monotonic() + 10
    while Path(f"/proc/{child}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{child}").exists()


def test_process_without_memory_gives_an_error(process):
    with pytest.raises(PdfError):
        process(memory=32 * 1024**2).render(html())


def test_only_own_fonts_can_be_fetched():
    allowed = pdf.FONTS
    uri = next(iter(allowed))

    assert pdf._fetcher(allowed).fetch(uri).read() == allowed[uri].read_bytes()
    with pytest.raises(pdf.DeniedError):
        pdf._fetcher(allowed).fetch(f"{uri}/../fonts.css")
