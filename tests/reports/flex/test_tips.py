from dataclasses import replace

import pytest

from assessments.responses import Response, State
from reports.flex.tips import FlexTip, causes_of, flex_tips
from tests.factories import at_level
from tests.reports.factories import make_tip
from tests.reports.flex.diagnosed import EDITION, make_sheet, ticked

CAUSES, LEVEL = "flex-oorzaken", "flex-terugkijken"
STEP = EDITION.indicator("flexbehoefte")


def tip(slug, *causes, **changes):
    return replace(make_tip(slug, **changes), causes=causes)


def test_tip_is_proposed_for_a_cause_that_was_ticked():
    sheet = make_sheet({CAUSES: ticked("verkoopacties", "groei")})
    fitting, other = tip("acties", "verkoopacties", "storingen"), tip("storing", "storingen")

    assert flex_tips(sheet, (other, fitting)) == (FlexTip(fitting, STEP, ("verkoopacties",)),)


@pytest.mark.parametrize(("level", "is_proposed"), [(0, True), (2, True), (3, False), (4, False)])
def test_tip_is_proposed_for_a_level_below_three(level, is_proposed):
    sheet = make_sheet({LEVEL: at_level(level)})

    assert bool(flex_tips(sheet, (tip("cijfers", LEVEL),))) is is_proposed


def test_most_causes_come_first_then_least_effort():
    sheet = make_sheet({CAUSES: ticked("verkoopacties", "groei")})
    hard, easy = tip("zwaar", "groei", effort="hoog"), tip("licht", "groei")
    both = tip("beide", "groei", "verkoopacties", effort="hoog")

    assert [each.tip for each in flex_tips(sheet, (hard, easy, both))] == [both, easy, hard]


def test_steps_come_in_their_order_whatever_the_tips():
    sheet = make_sheet({CAUSES: ticked("groei"), "flex-belemmeringen": ticked("cao-verschillen")})
    late, early = tip("cao", "cao-verschillen"), tip("groei", "groei", effort="hoog")

    assert [each.step.slug for each in flex_tips(sheet, (late, early))] == ["flexbehoefte", "samenwerken"]


def test_other_sizes_unknown_answers_and_hidden_questions_give_no_tip():
    hidden = {"flex-inlener-regels": ticked("niet-geregeld")}
    sheet = make_sheet({CAUSES: Response(State.UNKNOWN), LEVEL: at_level(0), **hidden}, contract={"vast": 40})

    assert list(causes_of(sheet)) == [LEVEL]
    assert flex_tips(sheet, (tip("klein", LEVEL, sizes=("1-9",)), tip("driehoek", "niet-geregeld"))) == ()


def test_tip_without_causes_is_no_tip_of_the_flex_diagnose():
    assert flex_tips(make_sheet({LEVEL: at_level(0)}), (make_tip("gewoon"),)) == ()
