"""What a fund downloads: under a name that says what it is, and a Dutch page where a PDF cannot be made."""

import pytest

from organisations.models import Event, Purpose
from organisations.services.funds import join_fund
from reports import pdf
from reports.pdf import RenderProcess
from tests.factories import NOW, admin_of, make_fund_member
from tests.reports.published import make_published

PLACE = "/fonds/metaalfonds/2026/"


@pytest.mark.parametrize(
    ("page", "kind", "name", "start"),
    [
        (
            "benchmark.csv",
            "text/csv; charset=utf-8",
            "benchmark-metaalfonds-2026.csv",
            b"\xef\xbb\xbffonds;verslagjaar;",
        ),
        (
            "benchmark-toelichting.csv",
            "text/csv; charset=utf-8",
            "benchmark-toelichting-metaalfonds-2026.csv",
            b"\xef\xbb\xbfkolom;betekenis;",
        ),
        (
            "benchmark.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "benchmark-metaalfonds-2026.xlsx",
            b"PK",
        ),
        ("sectorrapport.pdf", "application/pdf", "sectorrapport-metaalfonds-2026.pdf", b"%PDF-"),
    ],
)
def test_file_has_a_kind_and_a_name(page, kind, name, start, fund, fund_manager, login):
    make_published(fund)
    response = login(fund_manager).get(PLACE + page)
    assert (response["Content-Type"], response["Content-Disposition"]) == (kind, f'attachment; filename="{name}"')
    assert response.content.startswith(start)


@pytest.mark.parametrize(
    ("page", "words"),
    [("sectorrapport.pdf", "Het sectorrapport kon nu"), ("gedeeld/90000001/jaarrapport.pdf", "Het jaarrapport kon nu")],
)
def test_failing_renderer_gives_a_dutch_page_and_no_trace(
    page, words, fund, submitted, fund_manager, login, monkeypatch
):
    make_published(fund)
    admin = admin_of(submitted.organisation)
    join_fund(make_fund_member(fund), submitted.organisation, {Purpose.REPORT}, by=admin, at=NOW)
    starved = RenderProcess(memory=32 * 1024**2)
    monkeypatch.setattr(pdf, "_process", starved)

    response = login(fund_manager).get(PLACE + page)
    starved.close()

    assert response.status_code == 503
    assert words in response.content.decode()
    assert not Event.objects.filter(verb="read_report").exists()


def test_files_are_only_read(fund, fund_manager, login):
    make_published(fund)
    client = login(fund_manager)
    pages = (
        "benchmark.csv",
        "benchmark.xlsx",
        "benchmark-toelichting.csv",
        "sectorrapport.pdf",
        "benchmark/",
        "themas/",
    )
    assert [client.post(PLACE + page).status_code for page in pages] == [405] * 6
