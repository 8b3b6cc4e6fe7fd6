"""What someone is asked to do: for every role, and however far a year is."""

from datetime import date, timedelta

import pytest

from assessments.services.assignments import assign_section
from assessments.services.life_cycle import fix_assessment, return_to_draft
from organisations.models import ParticipationForm, Role
from organisations.services.organisations import add_member
from reports.home import desks_for
from reports.models import Opinion, Verdict
from reports.services.discussions import extend_term, reply_to_position
from reports.services.opinions import OpinionEntry, confirm_opinion, give_opinion, save_opinion
from reports.services.plan import ActionDraft, add_action
from tests.factories import (
    NOW,
    admin_of,
    make_assessment,
    make_colleague,
    make_council_member,
    make_discussion,
    make_organisation,
    make_secretary,
    make_submitted,
    make_user,
)
from tests.reports.talking import give, share

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
KVK, YEAR = "90000001", ("90000001", 2026)


def steps_of(membership, day=DAY):
    (desk,) = desks_for(membership.user, day)
    return [(step.title, step.view, step.arguments) for step in desk.steps]


def text_of(membership, day=DAY):
    (desk,) = desks_for(membership.user, day)
    return desk.steps[0].text


def make_plan(assessment):
    draft = ActionDraft(title="Rooster eerder bekend", indicator="autonomie")
    add_action(assessment, draft, by=admin_of(assessment.organisation), at=NOW)


@pytest.fixture
def no_council():
    """The administrator of an employer where nobody speaks for the staff."""
    organisation = make_organisation(make_user("klein@voorbeeld.example"), participation_form=ParticipationForm.NONE)
    return admin_of(organisation)


@pytest.fixture
def meeting():
    """A staff meeting with its two spokespersons, and a submitted year that lies before it."""
    organisation = make_organisation(make_user(), participation_form=ParticipationForm.STAFF_MEETING)
    first, second = make_secretary(organisation), make_council_member(organisation)
    return make_discussion(make_submitted(organisation)), first, second


class TestAdmin:
    def test_begins_this_year(self, hr):
        assert steps_of(hr) == [("Begin met de vragen over 2026", "start_assessment", (KVK,))]

    def test_is_not_held_up_by_another_year(self, hr, employer):
        make_submitted(employer, 2025)
        assert steps_of(hr)[0][1] == "start_assessment"

    def test_goes_on_with_a_draft(self, hr, draft):
        assert steps_of(hr) == [("Ga verder met de vragen over 2026", "tasks", YEAR)]

    def test_makes_a_plan_after_submitting(self, hr, submitted):
        assert steps_of(hr) == [("Maak het verbeterplan voor 2026", "plan", YEAR)]

    def test_then_lays_it_before_the_council(self, hr, submitted):
        make_plan(submitted)
        assert steps_of(hr) == [("Leg 2026 voor aan de ondernemingsraad", "consult", YEAR)]

    def test_ends_the_year_where_there_is_no_council(self, no_council):
        make_plan(make_submitted(no_council.organisation))
        assert steps_of(no_council) == [("Stel het jaarrapport over 2026 vast", "fix_report", YEAR)]
        assert "raad" not in text_of(no_council)

    def test_waits_while_the_council_reads(self, hr, discussion):
        assert steps_of(hr) == [("2026 ligt bij de ondernemingsraad", "consult", YEAR)]

    def test_answers_what_the_council_shared(self, hr, discussion):
        position = share(discussion)
        step = ("Beantwoord 1 opmerking of voorstel van de ondernemingsraad", "consult", YEAR)
        assert steps_of(hr) == [step]
        share(discussion, "betaald-verlof")
        assert steps_of(hr)[0][0].startswith("Beantwoord 2 opmerkingen en voorstellen van")
        give(discussion)
        reply_to_position(position, "Dat klopt.", by=hr, at=NOW)
        assert steps_of(hr) == [step]

    def test_ends_the_year_after_the_opinion(self, hr, discussion):
        give(discussion)
        assert steps_of(hr) == [("Stel het jaarrapport over 2026 vast", "fix_report", YEAR)]

    def test_may_end_or_extend_after_the_deadline(self, hr, discussion):
        after = discussion.due_on + timedelta(days=1)
        assert steps_of(hr, discussion.due_on)[0][0] == "2026 ligt bij de ondernemingsraad"
        assert steps_of(hr, after) == [("De datum voor 2026 is voorbij", "consult", YEAR)]
        extend_term(discussion, after, by=hr, at=NOW)
        assert steps_of(hr, after)[0][0] == "2026 ligt bij de ondernemingsraad"

    def test_sees_no_opinion_before_the_meeting_confirmed_it(self, meeting):
        discussion, _, second = meeting
        admin = admin_of(discussion.assessment.organisation)
        opinion = give(discussion, counts=(20, 5, 3, 1))
        assert steps_of(admin)[0][0] == "2026 ligt bij de personeelsvergadering"
        confirm_opinion(opinion, by=second, at=NOW)
        assert steps_of(admin)[0][1] == "fix_report"

    def test_downloads_what_was_fixed(self, hr, discussion):
        fix_assessment(discussion.assessment, by=hr, at=NOW)
        assert steps_of(hr) == [("Het jaarrapport over 2026 is vastgesteld", "annual_report_pdf", YEAR)]
        assert "addendum" not in text_of(hr)

    def test_is_told_of_an_opinion_that_came_after(self, hr, discussion):
        fix_assessment(discussion.assessment, by=hr, at=NOW)
        give(discussion)
        assert "Daarna gaf de ondernemingsraad nog een oordeel" in text_of(hr)

    def test_in_january_goes_on_with_the_discussion_and_begins_the_new_year(self, hr, discussion):
        day = date(2027, 1, 4)
        extend_term(discussion, date(2027, 1, 20), by=hr, at=NOW)
        assert [view for _, view, _ in steps_of(hr, day)] == ["consult", "start_assessment"]

    def test_goes_on_after_reopening(self, hr, submitted):
        return_to_draft(submitted, "Reden", by=hr, at=NOW)
        assert steps_of(hr)[0][1] == "tasks"

    def test_is_asked_the_same_as_the_other_administrator(self, employer, hr, draft):
        second = add_member(employer, "tweede@voorbeeld.example", Role.ADMIN, by=hr, at=NOW)
        assert steps_of(second) == steps_of(hr)


class TestContributor:
    def test_fills_in_the_draft(self, colleague):
        assert steps_of(colleague) == [("Vul uw onderdelen over 2026 in", "tasks", YEAR)]

    def test_has_nothing_to_do_without_a_draft(self, employer, discussion):
        assert steps_of(make_colleague(employer)) == [("Er is nu niets te doen", "", ())]

    def test_goes_on_with_a_step_of_the_flex_diagnose_until_the_report_is_fixed(self, hr, employer, discussion):
        planner = make_colleague(employer)
        assign_section(discussion.assessment, "autonomie", planner.user.email, by=hr, at=NOW)
        assert steps_of(planner) == [("Er is nu niets te doen", "", ())]
        assign_section(discussion.assessment, "flexbehoefte", planner.user.email, by=hr, at=NOW)
        assert steps_of(planner) == [("Vul uw stappen van de Flex Diagnose 2026 in", "flex_diagnose", YEAR)]
        fix_assessment(discussion.assessment, by=hr, at=NOW)
        assert steps_of(planner) == [("Er is nu niets te doen", "", ())]


class TestReader:
    def test_has_nothing_to_read_in_a_draft(self, reader, draft):
        assert steps_of(reader) == [("Er is nog niets te lezen", "", ())]

    def test_reads_the_latest_year_that_was_submitted(self, reader, draft, employer):
        make_submitted(employer, 2025)
        assert steps_of(reader) == [("Lees de resultaten over 2025", "results", (KVK, 2025))]

    def test_reads_along_with_the_discussion(self, reader, discussion):
        assert steps_of(reader) == [("Lees de resultaten over 2026", "results", YEAR)]
        assert text_of(reader) == "U leest mee. Het jaar ligt tot en met 13 april 2026 bij de ondernemingsraad."

    def test_downloads_what_was_fixed(self, reader, discussion, hr):
        fix_assessment(discussion.assessment, by=hr, at=NOW)
        assert steps_of(reader)[0][1] == "annual_report_pdf"


class TestCouncil:
    @pytest.mark.parametrize("make", [make_assessment, make_submitted])
    def test_is_asked_nothing_before_it_is_its_turn(self, make, council_member, employer):
        make(employer)
        assert steps_of(council_member) == [("Er wordt nu niets van u gevraagd", "", ())]

    def test_is_asked_for_positions_and_an_opinion(self, council_member, discussion):
        asked = [("Wat wordt van u gevraagd over 2026", "council_room", YEAR)]
        assert steps_of(council_member) == asked
        assert text_of(council_member) == "U deelde nog geen standpunten."
        for _ in range(2):
            share(discussion)
        assert steps_of(council_member) == asked
        assert text_of(council_member) == "U deelde uw standpunt over 1 onderdeel."
        share(discussion, "betaald-verlof")
        assert text_of(council_member) == "U deelde uw standpunt over 2 onderdelen."

    def test_may_still_answer_after_the_deadline(self, council_member, discussion):
        assert "De datum is voorbij." in text_of(council_member, discussion.due_on + timedelta(days=1))

    def test_is_thanked_by_telling_what_follows(self, council_member, discussion):
        give(discussion)
        assert steps_of(council_member) == [("U gaf uw oordeel over 2026", "council_room", YEAR)]

    def test_of_a_meeting_confirms_what_the_other_counted(self, meeting):
        discussion, first, second = meeting
        opinion = give(discussion, counts=(20, 5, 3, 1))
        assert steps_of(first)[0][0] == "Het oordeel over 2026 wacht op bevestiging"
        assert steps_of(second)[0][0] == "Bevestig de telling over 2026"
        confirm_opinion(opinion, by=second, at=NOW)
        assert steps_of(first) == steps_of(second) == [("U gaf uw oordeel over 2026", "council_room", YEAR)]

    def test_that_was_silent_may_give_an_addendum(self, council_member, discussion, hr):
        fix_assessment(discussion.assessment, by=hr, at=NOW)
        title = "Het jaarrapport over 2026 is vastgesteld zonder uw oordeel"
        assert steps_of(council_member) == [(title, "council_room", YEAR)]
        give(discussion)
        assert steps_of(council_member)[0][1] == "annual_report_pdf"

    def test_is_asked_nothing_about_a_year_that_it_never_saw(self, council_member, hr, employer):
        employer.participation_form = ParticipationForm.NONE
        employer.save(update_fields=["participation_form"])
        fix_assessment(make_submitted(employer), by=hr, at=NOW)
        assert steps_of(council_member) == [("Er wordt nu niets van u gevraagd", "", ())]

    def test_is_asked_nothing_after_a_return_to_draft(self, council_member, discussion, hr):
        return_to_draft(discussion.assessment, "Een fout in de uren.", by=hr, at=NOW)
        assert steps_of(council_member) == [("Er wordt nu niets van u gevraagd", "", ())]


def test_no_draft_of_the_council_shows_on_the_desk_of_the_employer(hr, discussion, council_member):
    before = steps_of(hr)
    save_opinion(discussion, OpinionEntry(Verdict.RECOGNISES), by=council_member, at=NOW)
    assert steps_of(hr) == before
    give_opinion(discussion, by=council_member, at=NOW)
    assert steps_of(hr) != before
    assert Opinion.objects.count() == 1
