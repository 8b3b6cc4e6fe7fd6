"""Other employers in words: the group, its size and publication, why no closer group, and how far the own score is."""

from datetime import date
from decimal import Decimal

import pytest

from benchmarks.cells import FULL_COLUMNS, SHORT_COLUMNS, Crowd, Edge
from benchmarks.ladder import Among, Comparison, Place, Rung, Source
from organisations.sbi import section_for_figures
from reports.comparison import Compared, compare, difference_words, group_words, practice_words, show_peers
from reports.tips import AllGroupsLift, FigureLift, LevelLift
from tests.benchmarks.factories import cell
from tests.reports.factories import make_tip

MEDIUM = FULL_COLUMNS[1]
INDUSTRY = section_for_figures("25110")
PLACE = Place("Fonds Metaal", INDUSTRY, MEDIUM)
FUND_SIZE, FUND_ALL, SECTION_SIZE, SECTION_ALL, EVERYONE = PLACE.ladder
FUND, PLATFORM = Source(date(2026, 12, 1)), Source(date(2026, 11, 1))
MEMBERS = "de leden van Fonds Metaal met 50 tot 250 medewerkers"
ALL_MEMBERS = "de leden van Fonds Metaal met 10 medewerkers of meer"


def comparison(cells=None, *, place=PLACE, fund=FUND, everyone=PLATFORM):
    told = {rung: {one.measure: one for one in ones} for rung, ones in (cells or {}).items()}
    return Comparison(2026, place, fund if place.fund else None, everyone, told)


def shown_on(comparison, measure, score):
    return show_peers(comparison, compare(comparison, [measure]), measure, score)


@pytest.mark.parametrize(
    ("rung", "words"),
    [
        (FUND_SIZE, MEMBERS),
        (FUND_ALL, ALL_MEMBERS),
        (SECTION_SIZE, "de werkgevers in Industrie (SBI C) met 50 tot 250 medewerkers"),
        (SECTION_ALL, "de werkgevers in Industrie (SBI C) met 10 medewerkers of meer"),
        (EVERYONE, "de werkgevers in alle sectoren met 10 medewerkers of meer"),
        (
            Rung(Among.EVERYONE, SHORT_COLUMNS[0]),
            "de werkgevers in alle sectoren met 1 tot 10 medewerkers op de korte route",
        ),
    ],
)
def test_group_in_words(rung, words):
    assert group_words(rung, PLACE) == words


def test_group_of_an_employer_without_a_section():
    place = Place("", None, MEDIUM)
    assert group_words(*place.ladder, place) == "de werkgevers in alle sectoren met 10 medewerkers of meer"


@pytest.mark.parametrize(
    ("score", "crowd", "told", "words"),
    [
        (None, Crowd.SCORES, {"mean": 70}, ""),
        ("74.99", Crowd.HUNDREDS, {"mean": 70}, "geen verschil"),
        ("75", Crowd.HUNDREDS, {"mean": 70}, "5 hoger"),
        ("57.6", Crowd.HUNDREDS, {"mean": 70}, "12 lager"),
        ("65.01", Crowd.SCORES, {"mean": 70}, "geen verschil"),
        ("65", Crowd.SCORES, {"mean": 70}, "ongeveer 5 lager"),
        ("58", Crowd.SCORES, {"mean": 70}, "ongeveer 10 lager"),
        ("79.9", Crowd.TENS, {"mean": 70}, "geen verschil"),
        ("60", Crowd.TENS, {"mean": 70}, "ongeveer 10 lager"),
        ("86", Crowd.TENS, {"mean": 70}, "ongeveer 20 hoger"),
        ("14.9", Crowd.SCORES, {"mean": None, "edge": Edge.BELOW}, "geen verschil"),
        ("15", Crowd.SCORES, {"mean": None, "edge": Edge.BELOW}, "hoger"),
        ("15", Crowd.TENS, {"mean": None, "edge": Edge.BELOW}, "geen verschil"),
        ("85.1", Crowd.SCORES, {"mean": None, "edge": Edge.ABOVE}, "geen verschil"),
        ("85", Crowd.SCORES, {"mean": None, "edge": Edge.ABOVE}, "lager"),
    ],
)
def test_difference_is_never_finer_than_the_mean(score, crowd, told, words):
    assert difference_words(score and Decimal(score), cell(crowd=crowd, **told)) == words


def test_peers_are_shown_with_band_number_and_publication():
    shown = shown_on(comparison({FUND_SIZE: [cell(mean=70, band=(55, 75))]}), "autonomie", Decimal("58"))
    assert (shown.letter, shown.points, shown.middle, shown.difference, shown.crowd) == (
        "", "70", "55 tot 75", "ongeveer 10 lager", "20 tot 100",
    )  # fmt: skip
    assert shown.origin == f"{MEMBERS}: 20 tot 100 werkgevers, publicatie van 1 december 2026."


def test_an_edge_is_told_in_words_and_has_no_band():
    shown = shown_on(comparison({FUND_ALL: [cell(mean=None, edge=Edge.ABOVE)]}), "autonomie", None)
    assert (shown.points, shown.middle, shown.difference) == ("boven 90", "", "")


def test_nothing_is_shown_where_nothing_is_told():
    assert shown_on(comparison({FUND_ALL: [cell()]}), "redelijk-loon", Decimal(50)) is None


def test_the_reason_why_no_closer_group_is_given():
    origin = shown_on(comparison({SECTION_SIZE: [cell()]}), "autonomie", None).origin
    assert origin == (
        "de werkgevers in Industrie (SBI C) met 50 tot 250 medewerkers: 20 tot 100 werkgevers, publicatie van "
        f"1 november 2026. Van {MEMBERS} en van {ALL_MEMBERS} doen er hier te weinig mee om een gemiddelde te tonen."
    )


@pytest.mark.parametrize(
    ("fund", "reason"),
    [
        (Source(), "De benchmark van Fonds Metaal over 2026 is er nog niet."),
        (
            Source(planned_on=date(2026, 12, 1)),
            "De benchmark van Fonds Metaal over 2026 is er nog niet; die staat gepland voor 1 december 2026.",
        ),
    ],
)
def test_a_fund_that_did_not_publish_is_the_reason(fund, reason):
    assert shown_on(comparison({SECTION_SIZE: [cell()]}, fund=fund), "autonomie", None).origin.endswith(reason)


def test_reasons_are_given_per_publication():
    origin = shown_on(comparison({EVERYONE: [cell()]}, fund=Source()), "autonomie", None).origin
    assert origin.endswith(
        "De benchmark van Fonds Metaal over 2026 is er nog niet. Van de werkgevers in Industrie (SBI C) met 50 tot 250 "
        "medewerkers en van de werkgevers in Industrie (SBI C) met 10 medewerkers of meer doen er hier te "
        "weinig mee om een gemiddelde te tonen."
    )


def test_a_correction_is_called_one():
    corrected = Source(date(2027, 3, 1), is_correction=True)
    origin = shown_on(comparison({FUND_SIZE: [cell()]}, fund=corrected), "autonomie", None).origin
    assert origin.endswith("correctie van 1 maart 2027.")


class TestOnce:
    def test_one_group_is_said_once(self):
        cells = {FUND_SIZE: [cell(), cell("redelijk-loon")]}
        assert compare(comparison(cells), ["autonomie", "redelijk-loon", "sociale-steun"]) == Compared(
            f"Vergeleken met {MEMBERS}: 20 tot 100 werkgevers, publicatie van 1 december 2026.", is_told=True
        )

    def test_numbers_that_differ_are_left_to_the_table(self):
        cells = {FUND_SIZE: [cell(), cell("redelijk-loon", crowd=Crowd.TENS)]}
        text = compare(comparison(cells), ["autonomie", "redelijk-loon"]).text
        assert text == f"Vergeleken met {MEMBERS}: publicatie van 1 december 2026."

    def test_more_groups_have_a_sentence_each(self):
        cells = {FUND_SIZE: [cell()], FUND_ALL: [cell("redelijk-loon", crowd=Crowd.HUNDREDS)]}
        found = compare(comparison(cells), ["redelijk-loon", "autonomie"])
        assert found.is_told
        assert found.groups == (
            f"Groep A, {MEMBERS}: 20 tot 100 werkgevers, publicatie van 1 december 2026.",
            f"Groep B, {ALL_MEMBERS}: 100 of meer werkgevers, publicatie van 1 december 2026. "
            f"Van {MEMBERS} doen er hier te weinig mee om een gemiddelde te tonen.",
        )

    def test_more_groups_have_a_letter_each(self):
        beside = comparison({FUND_SIZE: [cell()], EVERYONE: [cell("redelijk-loon")]})
        compared = compare(beside, ["redelijk-loon", "autonomie"])
        shown = [show_peers(beside, compared, measure, None) for measure in ("redelijk-loon", "autonomie")]
        assert [peers.letter for peers in shown] == ["B", "A"]

    @pytest.mark.parametrize(
        ("fund", "everyone", "reasons"),
        [
            (
                FUND,
                PLATFORM,
                f"Van {ALL_MEMBERS} doen er hier te weinig mee om een gemiddelde te tonen. "
                "Van de werkgevers in alle sectoren met 10 medewerkers of meer doen er hier te weinig mee om een "
                "gemiddelde te tonen.",
            ),
            (
                Source(planned_on=date(2026, 12, 1)),
                Source(planned_on=date(2026, 11, 1)),
                "De benchmark van Fonds Metaal over 2026 is er nog niet; die staat gepland voor 1 december 2026. "
                "De benchmark van alle werkgevers over 2026 is er nog niet; die staat gepland voor 1 november 2026.",
            ),
        ],
    )
    def test_with_nobody_says_why(self, fund, everyone, reasons):
        found = compare(comparison(fund=fund, everyone=everyone), ["autonomie"])
        assert found == Compared(
            f"Een vergelijking met andere werkgevers is er niet. {reasons} U ziet alleen de officiële cijfers."
        )


class TestPractice:
    def told(self, **changes):
        return comparison({FUND_SIZE: [cell("werkoverleg", **changes)]})

    @pytest.mark.parametrize("lift", [LevelLift("werkoverleg", 3), AllGroupsLift("werkoverleg")])
    def test_tells_which_share_does_it(self, lift):
        tip = make_tip("tip", lift, FigureLift("verzuim", 4))
        assert practice_words(self.told(mean=60), tip) == f"Ongeveer 60% van {MEMBERS} doet dit al."

    def test_that_nearly_everyone_does_is_told(self):
        tip = make_tip("tip", LevelLift("werkoverleg", 3))
        words = practice_words(self.told(mean=None, edge=Edge.ABOVE), tip)
        assert words == f"Meer dan 90% van {MEMBERS} doet dit al."

    @pytest.mark.parametrize(
        "lifts",
        [
            (),
            (FigureLift("werkoverleg", 4),),
            (LevelLift("andere-vraag", 3),),
            (LevelLift("werkoverleg", 3), LevelLift("andere-vraag", 3)),
        ],
    )
    def test_is_silent_where_no_one_practice_is_told(self, lifts):
        assert practice_words(self.told(mean=60), make_tip("tip", *lifts)) == ""

    def test_is_silent_where_hardly_anyone_does_it(self):
        tip = make_tip("tip", LevelLift("werkoverleg", 3))
        assert practice_words(self.told(mean=None, edge=Edge.BELOW), tip) == ""

    def test_is_silent_while_answering(self):
        assert practice_words(None, make_tip("tip", LevelLift("werkoverleg", 3))) == ""
