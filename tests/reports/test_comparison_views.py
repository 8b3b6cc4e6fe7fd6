"""The benchmark beside the scores over HTTP: on results, one indicator and tips, and never while answering."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.edition_files import load_edition
from assessments.services.life_cycle import return_to_draft
from benchmarks.cells import ALL_SIZES, FULL_COLUMNS, Crowd
from organisations.services.funds import join_fund
from reports.services.plan import choose_tip
from reports.tip_files import load_tips
from reports.tips import LevelLift
from tests.benchmarks.factories import cell, store_publication
from tests.factories import NOW, make_fund_member

pytestmark = pytest.mark.django_db
YEAR = "/werkgever/90000001/2026/"
RESULTS = f"{YEAR}resultaten/"
SLUGS = [indicator.slug for indicator in load_edition("goed-werk/2026").indicators]
MEDIUM = FULL_COLUMNS[1]
MEMBERS = "de leden van Opleidingsfonds Metaal met 50 tot 250 medewerkers"


@pytest.fixture
def admin(hr, login):
    return login(hr)


@pytest.fixture
def joined(fund, employer, hr):
    """The employer belongs to the fund and is compared in it."""
    return join_fund(make_fund_member(fund), employer, set(), by=hr, at=NOW)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def rows_of(response):
    """The cells of the table beside other employers, by indicator."""
    table = re.search(r"<caption>Uw scores naast.*?</table>", response.content.decode(), re.DOTALL)[0]
    lines = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", table, re.DOTALL)
    cells = [[part.strip() for part in re.split(r"<[^>]+>", line) if part.strip()] for line in lines]
    return {title: rest for title, *rest in cells}


class TestResults:
    def test_tell_the_closest_group_once_when_it_is_one(self, submitted, fund, joined, admin):
        store_publication(fund, 2026, [cell(slug, 40, column=MEDIUM, band=(30, 55)) for slug in SLUGS])
        response = admin.get(RESULTS)
        assert f"Vergeleken met {MEMBERS}: 20 tot 100 werkgevers, publicatie van 1 december 2026." in text_of(response)
        rows = rows_of(response)
        assert len(rows) == 12
        assert rows["Autonomie"][1:] == ["40", "30 tot 55", "ongeveer 40 hoger", "20 tot 100"]

    def test_name_the_group_per_indicator_when_they_differ(self, submitted, fund, joined, admin):
        store_publication(fund, 2026, [cell("autonomie", 40, column=MEDIUM), cell("redelijk-loon", 40)])
        response = admin.get(RESULTS)
        rows = rows_of(response)
        assert (rows["Autonomie"][-1], rows["Redelijk loon"][-1]) == ("A", "B")
        assert rows["Sociale steun"][1:] == ["te weinig deelnemers"]
        assert f"Groep A, {MEMBERS}: 20 tot 100 werkgevers" in text_of(response)

    def test_draw_the_band_or_else_the_mean(self, submitted, admin):
        told = [cell("autonomie", 40, band=(30, 55)), cell("redelijk-loon", 40)]
        store_publication(None, 2026, told)
        response = admin.get(RESULTS)
        rows = {row.row.label: row.row for row in response.context["plot"].rows}
        assert (rows["Autonomie"].typical, rows["Autonomie"].reference) == ((30, 55), None)
        assert (rows["Redelijk loon"].typical, rows["Redelijk loon"].reference) == (None, 40)
        assert (rows["Sociale steun"].typical, rows["Sociale steun"].reference) == (None, None)
        assert "gemiddelde van de vergelijkingsgroep" in text_of(response)

    def test_say_why_there_is_nobody_and_keep_the_official_figures(self, submitted, admin):
        response = admin.get(RESULTS)
        told = text_of(response)
        assert (
            "Een vergelijking met andere werkgevers is er niet. De benchmark van alle werkgevers over 2026 is er nog "
            "niet; die staat gepland voor 1 november 2026. U ziet alleen de officiële cijfers."
        ) in told
        assert "Officiële cijfers ter vergelijking" in told
        assert "Naast andere werkgevers" not in told

    def test_keep_other_employers_and_official_figures_apart(self, submitted, admin):
        store_publication(None, 2026, [cell(slug) for slug in SLUGS])
        page = admin.get(RESULTS).content.decode()
        headings = re.findall(r"<h2>(.*?)</h2>", page)
        assert headings[-2:] == ["Naast andere werkgevers", "Officiële cijfers ter vergelijking"]

    def test_tell_nothing_of_other_places_in_the_grid(self, submitted, fund, joined, admin):
        elsewhere = [cell(slug, 13, column=FULL_COLUMNS[0]) for slug in SLUGS]
        store_publication(fund, 2026, [*elsewhere, *(cell(slug, 13, branch="Staal") for slug in SLUGS)])
        assert "13" not in re.findall(r"<td class=\"number\">(.*?)</td>", admin.get(RESULTS).content.decode())

    def test_of_a_draft_show_no_other_employers(self, submitted, hr, admin):
        store_publication(None, 2026, [cell(slug) for slug in SLUGS])
        return_to_draft(submitted, "Reden", by=hr, at=NOW)
        assert "andere werkgevers" not in text_of(admin.get(RESULTS))

    def test_cost_the_same_for_one_cell_and_for_all(self, submitted, fund, joined, admin):
        store_publication(fund, 2026, [cell()])
        store_publication(None, 2026, [cell()])
        with CaptureQueriesContext(connection) as few:
            admin.get(RESULTS)
        columns = (ALL_SIZES, *FULL_COLUMNS)
        for owner in (fund, None):
            told = [cell(s, 50, column=c, branch=b) for s in SLUGS for c in columns for b in ("", "C", "G")]
            store_publication(owner, 2026, told, is_correction=True)
        with CaptureQueriesContext(connection) as many:
            assert "correctie van" in text_of(admin.get(RESULTS))
        assert len(many) == len(few) <= 19


class TestIndicator:
    def test_tells_the_group_and_why_no_closer_one(self, submitted, fund, joined, admin):
        store_publication(fund, 2026, [cell("autonomie", 40, crowd=Crowd.HUNDREDS, band=(30, 55))])
        told = text_of(admin.get(f"{RESULTS}autonomie/"))
        assert "Gemiddeld bij andere werkgevers 40 punten, de middelste helft 30 tot 55. Uw score daarnaast:" in told
        assert (
            "Vergeleken met de leden van Opleidingsfonds Metaal met 10 medewerkers of meer: 100 of meer werkgevers, "
            f"publicatie van 1 december 2026. Van {MEMBERS} doen er hier te weinig mee om een gemiddelde te tonen."
        ) in told

    def test_says_that_there_are_too_few_or_nobody(self, submitted, admin):
        assert "Een vergelijking met andere werkgevers is er niet." in text_of(admin.get(f"{RESULTS}sociale-steun/"))
        store_publication(None, 2026, [cell("autonomie")])
        told = text_of(admin.get(f"{RESULTS}sociale-steun/"))
        assert "Over deze indicator zijn er te weinig deelnemers om u met andere werkgevers te vergelijken." in told


class TestTips:
    TIP = next(
        t for t in load_tips() if len(t.lifts) == 1 and isinstance(t.lifts[0], LevelLift) and "50-249" in t.sizes
    )
    WORDS = "Ongeveer 60% van de werkgevers in Industrie (SBI C) met 50 tot 250 medewerkers doet dit al."

    @pytest.fixture
    def published(self, db):
        return store_publication(None, 2026, [cell(self.TIP.lifts[0].question, 60, branch="C", column=MEDIUM)])

    def test_say_how_many_others_do_it(self, submitted, published, admin):
        assert self.WORDS in text_of(admin.get(f"{YEAR}verbeterplan/tips/", {"indicator": self.TIP.indicator}))

    def test_in_the_plan_say_it_too(self, submitted, published, hr, admin):
        action = choose_tip(submitted, self.TIP, by=hr, at=NOW)
        assert self.WORDS in text_of(admin.get(f"{YEAR}verbeterplan/{action.pk}/"))

    def test_say_nothing_while_the_questions_are_open_again(self, submitted, published, hr, admin):
        return_to_draft(submitted, "Reden", by=hr, at=NOW)
        response = admin.get(f"{YEAR}verbeterplan/tips/", {"indicator": self.TIP.indicator})
        assert "doet dit al" not in text_of(response)
