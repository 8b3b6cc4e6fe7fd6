"""Employers with a plan, made through the services: what the documents are about."""

from datetime import date

from assessments.responses import Route
from assessments.services.answers import AnswerDraft, import_answers
from assessments.services.life_cycle import return_to_draft, submit_assessment
from organisations.models import ParticipationForm, SizeClass
from reports.services.plan import ActionDraft, add_action, change_action, choose_tip
from reports.tip_files import load_tips
from tests.factories import NOW, WORKFORCE, admin_of, make_organisation, make_submitted, make_user

MICRO_WORKFORCE = WORKFORCE[2:3]


def tips_for(indicator):
    return [tip for tip in load_tips() if tip.indicator == indicator]


def choose(assessment, tip, **changes):
    """The tip in the plan, with these things written beside it."""
    by = admin_of(assessment.organisation)
    action = choose_tip(assessment, tip, by=by, at=NOW)
    if not changes:
        return action
    draft = ActionDraft(title=action.title, indicator=action.indicator, what=action.what, **changes)
    return change_action(action, draft, by=by, at=NOW)


def add_own(assessment, title="Open inloop bij de directeur", **details):
    draft = ActionDraft(title=title, indicator="sociale-steun", **details)
    return add_action(assessment, draft, by=admin_of(assessment.organisation), at=NOW)


def make_planned(organisation):
    """Submitted over 2025 and 2026, with a plan in both years, and once sent back with a reason."""
    before = make_submitted(organisation, 2025, level=1)
    first, second, *_ = tips_for("autonomie")
    choose(before, first, owner_function="hoofd productie", owner_person="Pietje Puk", status="gedaan")
    choose(before, second, status="vervallen", status_reason="De cao regelt dit nu.")
    assessment = make_submitted(organisation, 2026, level=2)
    _send_back_and_submit(assessment)
    loan, *_ = tips_for("redelijk-loon")
    person = {"owner_function": "directie", "owner_person": "Jantje Smit"}
    choose(assessment, loan, **person, deadline=date(2026, 9, 1), budget=2500)
    choose(assessment, tips_for("autonomie")[2], deadline=date(2026, 6, 1), status="gestart")
    choose(assessment, tips_for("werkzekerheid")[0], status="vervallen", status_reason="Past niet bij ons.")
    add_own(assessment, what="Elke maand een ochtend.")
    return assessment


def _send_back_and_submit(assessment):
    by = admin_of(assessment.organisation)
    return_to_draft(assessment, "Het verzuimcijfer was van een ander jaar.", by=by, at=NOW)
    submit_assessment(assessment, by=by, at=NOW)
    assessment.refresh_from_db()


def make_micro():
    """An employer of five people on call, without a works council or a plan."""
    organisation = make_organisation(
        make_user("klein@voorbeeld.example"),
        kvk="90000002",
        name="Bakkerij Zonnebloem",
        size_class=SizeClass.MICRO,
        participation_form=ParticipationForm.NONE,
    )
    return make_submitted(organisation, route=Route.SHORT, rows=MICRO_WORKFORCE)


def answer(assessment, question, response, **texts):
    """Put this answer in the place of another, whatever the status; for tests about how it is shown."""
    by = admin_of(assessment.organisation)
    if not assessment.is_draft:
        return_to_draft(assessment, "Voor de test.", by=by, at=NOW)
    import_answers(assessment, {question: AnswerDraft(response, 0, **texts)}, by=by, at=NOW)
    submit_assessment(assessment, by=by, at=NOW)
    assessment.refresh_from_db()
