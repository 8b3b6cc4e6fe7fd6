"""Parity: CSV, workbook, page and report tell exactly the published cells; a live score changes none of them."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from assessments.edition_files import load_edition
from benchmarks.cells import CellKey, Crowd, Edge, PublishedCell
from benchmarks.models import SubBranch
from organisations.models import Event, Purpose, SectorFund
from organisations.services.funds import join_fund
from reports.cell_words import change_words, crowd_range, key_words, mean_words, middle_words, sentence, share_words
from reports.documents.fund_export import (
    benchmark_csv,
    benchmark_xlsx,
    dictionary_csv,
    export_sector_report,
    export_shared_report,
    sector_report_html,
)
from reports.funds.benchmark import Group
from reports.funds.benchmark_export import DICTIONARY_HEADER, HEADER, build_dictionary
from reports.funds.benchmark_selectors import publication_for
from tests.benchmarks.factories import cell, store_publication
from tests.factories import NOW, admin_of, make_fund_member, make_round
from tests.reports.hostile import hostile_strings
from tests.reports.pdf_reading import failed_rules, flat, page_texts
from tests.reports.published import CELLS, column_of, make_published, tables_of

MARKS = ("<img", "<link", "<style", "<iframe", "<object", "<script", "<a ", "<svg", "<td")
EDITION = load_edition("goed-werk/2026")


@pytest.fixture
def found(fund, fund_manager):
    make_published(fund)
    return publication_for(fund_manager.user, fund.slug, 2026)


def number(value):
    return None if value in ("", None) else int(value)


def cell_of(row):
    """The published cell that an exported row tells."""
    told = dict(zip(HEADER, row, strict=True))
    branch = "" if told["deelbranche"] == "alle" else told["deelbranche"]
    pair = (number(told["middelste_helft_van"]), number(told["middelste_helft_tot"]))
    shares = tuple(number(value) for name, value in told.items() if name.startswith("aandeel_"))
    return PublishedCell(
        CellKey(branch, column_of(told["grootte"], told["route"])),
        told["code"],
        Crowd(told["werkgevers"]),
        number(told["gemiddelde"]),
        Edge(told["grens"]) if told["grens"] else None,
        band=None if None in pair else pair,
        shares=None if None in shares else shares,
        change=number(told["verschil_met_vorig_jaar"]),
    )


def read_csv(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_csv_tells_exactly_the_published_cells(found):
    header, *rows = read_csv(benchmark_csv(found))
    assert tuple(header) == HEADER
    assert [cell_of(row) for row in rows] == list(CELLS)


def test_workbook_tells_exactly_the_published_cells(found):
    book = openpyxl.load_workbook(BytesIO(benchmark_xlsx(found)))
    header, *rows = book["gegevens"].iter_rows(values_only=True)
    assert book.sheetnames == ["gegevens", "toelichting", "publicatie"]
    assert header == HEADER
    assert [cell_of(row) for row in rows] == list(CELLS)
    assert dict(book["publicatie"].iter_rows(values_only=True))["kenmerk (SHA-256)"] == found.publication.content_hash


def test_dictionary_is_the_same_in_both(found):
    header, *rows = read_csv(dictionary_csv())
    assert (tuple(header), tuple(map(tuple, rows))) == (DICTIONARY_HEADER, build_dictionary())
    sheet = openpyxl.load_workbook(BytesIO(benchmark_xlsx(found)))["toelichting"]
    assert [[value or "" for value in row] for row in sheet.iter_rows(values_only=True)] == [header, *rows]


def told_indicators(cells):
    return {
        (
            EDITION.indicator(c.measure).title,
            mean_words(c),
            middle_words(c) or "–",
            change_words(c) or "–",
            crowd_range(c),
        )
        for c in cells
        if EDITION.indicator(c.measure)
    }


def test_page_tells_exactly_the_published_cells_of_every_group(found, fund_manager, login):
    client, seen = login(fund_manager), {}
    for key in {told.key for told in CELLS}:
        page = client.get("/fonds/metaalfonds/2026/benchmark/", {"groep": Group(key, "").code}).content.decode()
        tables = tables_of(page)
        scores = tables["Gemiddelde score per indicator, 0 tot 100 punten"]
        seen[key] = {tuple(row) for row in scores[1:] if len(row) == 5}
        practices = [row for name, rows in tables.items() if name.endswith("doen dit al") for row in rows[1:]]
        told = {(c.measure, share_words(c)) for c in CELLS if c.key == key and not EDITION.indicator(c.measure)}
        shown = {(_practice(row[0]), row[1]) for row in practices if row[1] != "te weinig deelnemers"}
        assert shown == told
        spread = tables.get("Werkgevers per stand", [[]])[1:]
        assert [row[1:] for row in spread] == [[f"{n}%" for n in c.shares] for c in CELLS if c.key == key and c.shares]
    assert seen == {key: told_indicators(c for c in CELLS if c.key == key) for key in seen}


def _practice(text):
    return next(q.slug for q in EDITION.questions if q.levels and text == f"{q.text}{q.levels[3]}")


def test_report_tells_exactly_the_published_cells(found):
    tables = tables_of(sector_report_html(found, at=NOW))
    shown = set()
    for indicator in EDITION.indicators:
        rows = tables.get(f"{indicator.title}: per groep", [[]])
        shown |= {(indicator.slug, *dict(zip(rows[0], row, strict=True)).items()) for row in rows[1:]}
    told = {(c.measure, *_as_row(c).items()) for c in CELLS if EDITION.indicator(c.measure)}
    assert {(slug, *(pair for pair in pairs if pair[0] != "Verdeling (%)")) for slug, *pairs in shown} == told
    spreads = {pair[1] for _, *pairs in shown for pair in pairs if pair[0] == "Verdeling (%)"} - {""}
    assert spreads == {" · ".join(map(str, c.shares)) for c in CELLS if c.shares}


def _as_row(told):
    return {
        "Groep": sentence(key_words(told.key)),
        "Gemiddelde": mean_words(told),
        "Middelste helft": middle_words(told),
        "Verschil": change_words(told),
        "Werkgevers": crowd_range(told),
    }


def everything_told(found, client):
    pages = [
        client.get(f"/fonds/metaalfonds/2026/{name}").content.decode().partition("Gedeelde rapporten")[0]
        for name in ("benchmark/", "themas/")
    ]
    without_tokens = [page.partition("<main")[2] for page in pages]
    return (*without_tokens, benchmark_csv(found), benchmark_xlsx(found), sector_report_html(found, at=NOW))


def test_scores_of_members_change_nothing_that_is_told(found, fund, submitted, fund_manager, login):
    client = login(fund_manager)
    before = everything_told(found, client)
    admin = admin_of(submitted.organisation)
    join_fund(make_fund_member(fund), submitted.organisation, set(Purpose), by=admin, at=NOW)
    assert everything_told(found, client) == before


def test_report_is_valid_names_its_seal_and_says_that_it_is_fictional_on_every_page(found, fund):
    SectorFund.objects.update(is_fictional=True)
    found.publication.refresh_from_db()
    pdf = export_sector_report(publication_for(found.manager.user, fund.slug, 2026), at=NOW)
    pages = page_texts(pdf)
    text = flat("".join(pages))
    assert failed_rules(pdf) == set()
    assert all("(fictief)" in flat(sheet) for sheet in pages)
    assert "concept" not in text.lower()
    printed = (
        "Sectorrapport goed werk 2026",
        found.publication.content_hash,
        "boven 90",
        "minder dan 10%",
        "45 tot 70",
        "vanaf 20 werkgevers: afgerond op 20 procent, en vanaf 100 werkgevers op 5",
    )
    assert [words for words in printed if flat(words) not in text] == []


def test_hostile_names_stay_text(fund, fund_manager, tmp_path):
    """Sub-branches and the fund are named by people."""
    make_round(fund, 2026, ["Plaatwerk"])
    publication = store_publication(fund, 2026, [cell(branch="Plaatwerk")])
    found = publication_for(fund_manager.user, fund.slug, 2026)
    plain = sector_report_html(found, at=NOW)
    for hostile in hostile_strings(tmp_path / "canary"):
        SubBranch.objects.update(name=hostile[:80])
        publication.cells.update(branch=hostile[:80])
        SectorFund.objects.update(name=hostile[:120])
        html = sector_report_html(publication_for(fund_manager.user, fund.slug, 2026), at=NOW)
        assert {mark: html.count(mark) for mark in MARKS} == {mark: plain.count(mark) for mark in MARKS}


def test_report_of_an_empty_publication_is_valid(fund, fund_manager):
    make_published(fund, cells=())
    pdf = export_sector_report(publication_for(fund_manager.user, fund.slug, 2026), at=NOW)
    assert failed_rules(pdf) == set()


def test_same_publication_gives_the_same_bytes(found):
    assert benchmark_xlsx(found) == benchmark_xlsx(found)
    assert sector_report_html(found, at=NOW) == sector_report_html(found, at=NOW)


def test_reading_a_shared_report_leaves_an_event_with_the_member(submitted, fund_manager):
    pdf = export_shared_report(submitted, by=fund_manager, at=NOW)
    event = Event.objects.get(verb="read_report")
    assert pdf.startswith(b"%PDF-")
    assert (event.organisation, event.fund, event.actor, event.role, event.object) == (
        submitted.organisation,
        None,
        fund_manager.user,
        "fondsbeheerder",
        "2026/metaalfonds",
    )
