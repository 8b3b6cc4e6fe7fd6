from datetime import date

import pytest

from assessments.wording import points_text
from reports.advice import project
from reports.documents.dossier_selectors import dossier_of
from reports.documents.improvement_plan import PlannedAction, build_improvement_plan
from reports.results import change_words
from reports.tip_files import tips_by_slug
from tests.factories import make_submitted
from tests.reports.planned import add_own, choose, make_micro, make_planned, tips_for

TODAY = date(2026, 3, 2)


def plan_of(assessment):
    return build_improvement_plan(dossier_of(assessment), TODAY)


def test_plan_tells_who_does_what_when(employer):
    assessment = make_planned(employer)
    plan = plan_of(assessment)
    tip = tips_for("redelijk-loon")[0]
    sheet = dossier_of(assessment).sheet
    before, after = (points_text(project(sheet, tips).of("redelijk-loon").score) for tips in ((), (tip,)))

    assert plan.chosen[0] == PlannedAction(
        number=1,
        title=tip.title,
        indicator="Redelijk loon",
        what=tip.what,
        first_step=tip.first_step,
        who="directie · Jantje Smit",
        when="1 september 2026",
        status="Voorgenomen",
        budget="€ 2.500",
        expected=(f"Redelijk loon: van {before} naar {after} punten",),
        practice="",
        works_council="",
        norm=tip.norm,
        evidence=tip.evidence,
        source=f"Afgeleid uit: {tip.source}",
        form=tip.form.label,
        effort=str(tip.effort),
    )


def test_dropped_actions_are_left_out_and_own_ones_stand_apart(employer):
    plan = plan_of(make_planned(employer))

    assert [action.number for action in plan.chosen] == [1, 2]
    assert [(action.title, action.expected, action.source) for action in plan.own] == [
        ("Open inloop bij de directeur", (), "")
    ]
    assert [row[0].partition(".")[0] for row in plan.overview.rows] == ["1", "2", "3"]


def test_first_steps_come_by_deadline(employer):
    plan = plan_of(make_planned(employer))

    assert [row[-1] for row in plan.first_steps.rows] == ["1 juni 2026", "1 september 2026", "nog te bepalen"]
    assert plan.first_steps.rows[0][1] == tips_for("autonomie")[2].first_step
    assert plan.first_steps.rows[2][1] == "Elke maand een ochtend."


def test_only_three_first_steps_are_named(submitted):
    for number in range(5):
        add_own(submitted, f"Maatregel {number}")

    assert [row[0] for row in plan_of(submitted).first_steps.rows] == ["Maatregel 0", "Maatregel 1", "Maatregel 2"]


def test_finished_actions_are_no_first_step(submitted):
    choose(submitted, tips_for("autonomie")[0], status="gedaan")

    assert plan_of(submitted).first_steps is None


def test_projection_is_of_all_chosen_tips_together(submitted):
    tips = tuple(tips_for("autonomie"))
    for tip in tips:
        choose(submitted, tip)
    dossier = dossier_of(submitted)
    projected = project(dossier.sheet, tips).of("autonomie")
    now = dossier.results.of("autonomie")

    rows = {row[0]: row for row in plan_of(submitted).scores.rows}

    assert len(rows) == 12
    assert rows["Autonomie"] == (
        "Autonomie",
        now.points,
        str(now.band),
        points_text(projected.score),
        str(projected.band),
        change_words(now.opened.score, projected.score),
    )
    assert projected.score > now.score


def test_dropped_tip_adds_nothing_to_the_projection(submitted):
    choose(submitted, tips_for("redelijk-loon")[0], status="vervallen", status_reason="Nee.")

    plan = plan_of(submitted)

    assert {row[-1] for row in plan.scores.rows} == {"geen verschil"}
    assert plan.headline.good_enough == plan.headline.good_enough_then


def test_action_of_a_tip_without_owner_proposes_one(submitted):
    tip = tips_for("autonomie")[0]
    choose(submitted, tip)

    assert plan_of(submitted).chosen[0].who == f"nog te bepalen (voorstel: {tip.who})"


def test_works_council_say_and_norm_are_named(submitted):
    tip = next(tip for tip in tips_by_slug().values() if tip.works_council)
    choose(submitted, tip)

    assert plan_of(submitted).chosen[0].works_council == f"{tip.works_council} van de ondernemingsraad"


def test_open_actions_of_last_year_are_listed(employer):
    before = make_submitted(employer, 2025)
    add_own(before, "Rooster eerder bekend", owner_function="planner", deadline=date(2025, 12, 1))
    add_own(before, "Klaar", status="gedaan")

    plan = plan_of(make_submitted(employer, 2026))

    assert plan.leftover.rows == (("Rooster eerder bekend", "planner", "1 december 2025", "Voorgenomen"),)


def test_plan_without_actions_is_a_plan_still(db):
    plan = plan_of(make_micro())

    assert (plan.chosen, plan.own, plan.overview, plan.first_steps, plan.leftover) == ((), (), None, None, None)
    assert plan.employer.status_line == "Zelfbeoordeling, niet extern getoetst; medezeggenschap: geen"
    assert plan.is_indication


def test_appendix_opens_every_score(submitted):
    plan = plan_of(submitted)

    assert len(plan.opened) == 12
    assert all(indicator.questions for indicator in plan.opened)
    assert plan.opened[0].questions[0].answer == "20 tot 30 procent erboven"


def test_sources_name_every_source_once(employer):
    plan = plan_of(make_planned(employer))

    assert len(plan.sources) == len(set(plan.sources))
    assert tips_for("redelijk-loon")[0].source in plan.sources


def test_draft_has_no_dossier(draft):
    assert dossier_of(draft) is None


@pytest.mark.parametrize("count", [1, 6])
def test_dossier_takes_the_same_queries_however_many_actions(submitted, count, django_assert_num_queries):
    for number in range(count):
        add_own(submitted, f"Maatregel {number}")

    with django_assert_num_queries(14):
        dossier_of(submitted)
