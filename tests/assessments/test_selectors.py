"""Rows a user may see, sections and questions by the same rules, and answers as the pure core reads them."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from assessments.edition_files import load_edition, load_flex_edition
from assessments.models import Status
from assessments.responses import EMPTY_WORKFORCE, Part, Response, Route, State
from assessments.selectors import (
    answer_sheet,
    answers_by_question,
    assessments_of,
    assigned_sections,
    flex_sections,
    one_answer,
    previous_assessment,
    question_for,
    question_sheet,
    response_of,
    section_for,
    sections,
    workforce_of,
    workspace_for,
)
from assessments.services.life_cycle import return_to_draft, submit_assessment
from organisations.access import Action
from tests.factories import (
    NOW,
    answer_question,
    at_level,
    fill_assessment,
    make_assessment,
    make_submitted,
    question_of,
)

pytestmark = pytest.mark.django_db
EDITION = load_edition("goed-werk/2026")
FLEX_EDITION = load_flex_edition("flex-diagnose/2026")


def workspace(membership, action=Action.VIEW_TASKS, year=2026):
    return workspace_for(membership.user, "90000001", year, action)


class TestWorkspace:
    def test_has_the_assessment_and_the_membership(self, draft, hr, django_assert_num_queries):
        with django_assert_num_queries(2):
            found = workspace(hr)
            assert (found.assessment, found.membership, found.organisation) == (draft, hr, hr.organisation)
            assert found.assessment.organisation.name == "Voorbeeld Metaal"
        assert found.edition is EDITION
        assert found.may(Action.SUBMIT)

    def test_of_another_year_does_not_exist(self, draft, hr):
        with pytest.raises(Http404, match="Voor dit jaar is er geen vragenlijst"):
            workspace(hr, year=2025)

    def test_is_not_there_for_an_outsider(self, draft, outsider):
        with pytest.raises(Http404):
            workspace(outsider)

    def test_asks_for_the_action(self, colleague):
        with pytest.raises(PermissionDenied):
            workspace(colleague, Action.SUBMIT)


class TestSections:
    def test_the_profile_comes_first_and_twelve_follow(self):
        found = sections(EDITION)
        assert [section.slug for section in found] == ["profiel", *(i.slug for i in EDITION.indicators)]
        assert (found[0].indicator, found[0].questions) == (None, EDITION.profile)

    def test_the_flex_diagnose_has_its_steps_on_the_full_route_and_one_page_on_the_short(self, draft, hr):
        steps = [section for section in workspace(hr).sections if section.is_flex]
        assert [section.slug for section in steps] == [step.slug for step in FLEX_EDITION.indicators]
        draft.route = Route.SHORT
        (page,) = flex_sections(draft)
        assert (page.slug, page.indicator, len(page.questions)) == ("flex-diagnose", None, 6)

    def test_the_flex_diagnose_takes_answers_until_the_report_is_fixed(self, draft, hr):
        space = workspace(hr)
        autonomy, step = section_for(space, "autonomie"), section_for(space, "flexbehoefte")
        found = []
        for status in Status:
            space.assessment.status = status
            found.append((status, space.takes_answers(autonomy), space.takes_answers(step)))
        assert found == [
            (Status.DRAFT, True, True),
            (Status.SUBMITTED, False, True),
            (Status.IN_DISCUSSION, False, True),
            (Status.FIXED, False, False),
        ]

    @pytest.mark.parametrize("slug", ["profiel", "redelijk-loon"])
    def test_an_administrator_may_answer_every_section(self, slug, draft, hr):
        assert section_for(workspace(hr), slug).slug == slug

    def test_a_colleague_may_answer_what_was_assigned(self, colleague):
        space = workspace(colleague)
        assert assigned_sections(space) == {"autonomie"}
        assert section_for(space, "autonomie").title == "Autonomie"
        with pytest.raises(PermissionDenied, match="niet aan u toegewezen"):
            section_for(space, "redelijk-loon")

    def test_an_assignment_of_another_year_gives_nothing(self, colleague):
        make_submitted(colleague.organisation, 2025)
        assert assigned_sections(workspace(colleague, year=2025)) == set()

    @pytest.mark.parametrize("membership", ["hr", "colleague"])
    def test_a_section_that_does_not_exist_is_no_secret(self, membership, draft, request):
        with pytest.raises(Http404, match="onderdeel bestaat niet"):
            section_for(workspace(request.getfixturevalue(membership)), "bestaat-niet")

    def test_questions_follow_the_rules_of_their_section(self, hr, colleague):
        section, question = question_for(workspace(colleague), "werk-zelf-indelen")
        assert (section.slug, question) == ("autonomie", EDITION.question("werk-zelf-indelen"))
        section, question = question_for(workspace(hr), "cao")
        assert (section.slug, question) == ("profiel", EDITION.question("cao"))
        section, question = question_for(workspace(hr), "flex-oorzaken")
        assert (section.slug, question) == ("flexbehoefte", FLEX_EDITION.question("flex-oorzaken"))
        for slug in ("laagste-uurloon", "cao", "flex-oorzaken"):
            with pytest.raises(PermissionDenied):
                question_for(workspace(colleague), slug)
        with pytest.raises(Http404, match="vraag bestaat niet"):
            question_for(workspace(hr), "bestaat-niet")


class TestYears:
    def test_all_years_the_latest_first(self, employer):
        for year in (2025, 2026, 2024):
            make_assessment(employer, year)
        assert [assessment.year for assessment in assessments_of(employer)] == [2026, 2025, 2024]

    def test_previous_is_last_years_and_only_when_submitted(self, draft, employer, outsider):
        make_submitted(outsider.organisation, 2025)
        earlier = make_assessment(employer, 2025)
        assert previous_assessment(draft) is None
        submit_assessment(fill_assessment(earlier), by=None, at=NOW)
        assert previous_assessment(draft) == earlier

    def test_the_year_before_last_is_not_previous(self, draft, employer):
        make_submitted(employer, 2024)
        assert previous_assessment(draft) is None

    def test_submission_is_the_last_one_and_none_for_a_draft(self, submitted, hr):
        first = submitted.submission
        return_to_draft(submitted, "Reden", by=hr, at=NOW)
        assert submitted.submission is None
        later = submit_assessment(submitted, by=hr, at=NOW + timedelta(days=1))
        assert submitted.submission == later != first


class TestAnswers:
    PER_GROUP = Response(
        State.ANSWERED,
        (Part("vast", number=Fraction(30), total=Fraction(43)), Part("oproep", number=Fraction(0), total=Fraction(5))),
    )

    @pytest.mark.parametrize(
        ("slug", "response"),
        [
            ("werk-zelf-indelen", at_level(0)),
            ("pensioen-opbouw", PER_GROUP),
            ("verzuim", Response(State.ANSWERED, (Part(number=Fraction(51, 10)),))),
            ("verwachting-beleid", Response(State.ANSWERED, (Part(text="Meer vast werk"),))),
            ("hulp-bij-geldzorgen", Response(State.UNKNOWN)),
            ("meedenken-bij-verandering", Response(State.NOT_APPLICABLE)),
            ("cao", None),
        ],
    )
    def test_what_was_saved_is_read_back_as_it_was(self, slug, response, draft):
        answer_question(draft, slug, response)
        assert response_of(one_answer(draft, question_of(draft, slug))) == response

    def test_a_sheet_leaves_out_what_was_emptied(self, draft):
        answer_question(draft, "cao", None, note="Uitzoeken")
        answer_question(draft, "hinderlijke-regels", at_level(1))
        sheet = answer_sheet(draft)
        assert sheet.responses == {"hinderlijke-regels": at_level(1)}
        assert (sheet.route, sheet.size_class, sheet.edition, sheet.workforce.heads) == (
            Route.FULL,
            "50-249",
            EDITION,
            63,
        )

    def test_one_answer_that_is_not_there_is_none(self, draft):
        assert one_answer(draft, question_of(draft)) is None

    @pytest.mark.parametrize("is_filled", [False, True])
    def test_a_sheet_takes_three_queries_whatever_was_answered(self, is_filled, employer, django_assert_num_queries):
        assessment = make_assessment(employer)
        if is_filled:
            fill_assessment(assessment)
        with django_assert_num_queries(3 if is_filled else 2):
            answer_sheet(assessment)
        answers = answers_by_question(assessment)
        with django_assert_num_queries(1):
            answer_sheet(assessment, answers)

    def test_the_sheet_of_a_question_reads_the_workforce_only_where_it_matters(self, draft, django_assert_num_queries):
        with django_assert_num_queries(1):
            assert question_sheet(draft, question_of(draft, "werk-zelf-indelen")).workforce.heads == 63
        with django_assert_num_queries(0):
            assert question_sheet(draft, question_of(draft, "hinderlijke-regels")).workforce == EMPTY_WORKFORCE

    def test_a_workforce_leaves_out_groups_without_people(self, draft):
        draft.headcounts.filter(contract_group="uitzend").update(women=0, men=0)
        found = answer_sheet(draft).workforce
        assert "uitzend" not in found.contract
        assert workforce_of([]) == EMPTY_WORKFORCE
