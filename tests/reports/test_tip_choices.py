from dataclasses import replace
from datetime import date

from benchmarks.cells import Crowd, Edge
from reports.tip_choices import ChosenTip, Shelf, build_tip_choices
from reports.tip_files import load_tips
from tests.benchmarks.factories import cell
from tests.reports.offering import DAY, EDITION, OFFER

FIRST, SECOND, THIRD, FOURTH = load_tips()[:4]
BELOW = {"mean": None, "edge": Edge.BELOW}


def build(*cells, offers=(), indicator=""):
    return build_tip_choices(cells, Shelf(load_tips(), EDITION, offers, DAY), indicator)


def slugs(rows):
    return [row.tip.slug for row in rows]


def test_most_chosen_come_first_and_the_seldom_chosen_apart():
    cells = (
        cell(FIRST.slug, 20),
        cell(SECOND.slug, **BELOW),
        cell(THIRD.slug, 80),
        cell(FOURTH.slug, mean=None, edge=Edge.ABOVE),
    )
    page = build(*cells)
    assert [(row.tip.slug, row.share) for row in page.chosen] == [
        (FOURTH.slug, "meer dan 90%"),
        (THIRD.slug, "ongeveer 80%"),
        (FIRST.slug, "ongeveer 20%"),
    ]
    assert [(row.tip.slug, row.share) for row in page.seldom] == [(SECOND.slug, "minder dan 10%")]


def test_a_tip_is_told_with_where_it_belongs_and_how_many_were_counted():
    assert build(cell(FIRST.slug, 40)).chosen == (
        ChosenTip(FIRST, EDITION.indicator(FIRST.indicator).title, "ongeveer 40%", str(Crowd.SCORES), ()),
    )


def test_a_tip_that_is_not_published_is_not_there():
    page = build(cell(FIRST.slug, 40), cell("tip-die-er-niet-meer-is", 60))
    assert slugs(page.chosen + page.seldom) == [FIRST.slug]


def test_tips_can_be_shown_of_one_indicator():
    other = next(tip for tip in load_tips() if FIRST.indicator not in tip.indicators)
    page = build(cell(FIRST.slug, 40), cell(other.slug, **BELOW), indicator=other.indicator)
    assert (slugs(page.chosen), slugs(page.seldom)) == ([], [other.slug])


def test_offers_stand_beside_their_tip_unless_they_are_past():
    own = replace(OFFER, indicators=frozenset(), tips=frozenset({FIRST.slug}))
    coming = replace(OFFER, number=2, indicators=frozenset({FIRST.indicator}), valid_from=date(2026, 6, 1))
    past = replace(own, number=3, valid_from=date(2025, 1, 1), valid_until=date(2025, 2, 1))
    elsewhere = replace(OFFER, number=4, indicators=frozenset({"autonomie"}))
    (row,) = build(cell(FIRST.slug, 40), offers=(own, coming, past, elsewhere)).chosen
    assert row.offers == (own, coming)
