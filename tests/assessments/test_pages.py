"""Page models of filling in: the task list, a page of questions, and the check before submitting."""

import pytest
from django.http import QueryDict

from assessments.edition_files import load_edition
from assessments.pages import build_check_page, build_section_page, build_task_page
from assessments.progress import Progress, Signal, SignalKind
from assessments.responses import Part, Response, State
from assessments.selectors import sections, workspace_for
from assessments.services.answers import flag_for_review
from organisations.access import Action
from tests.factories import answer_question, at_level, fill_assessment, make_submitted, question_of

pytestmark = pytest.mark.django_db
EDITION = load_edition("goed-werk/2026")
SECTIONS = {section.slug: section for section in sections(EDITION)}
AUTONOMY = SECTIONS["autonomie"]


@pytest.fixture
def workspace(draft, hr):
    return workspace_for(hr.user, "90000001", 2026, Action.ANSWER_ALL)


def block_of(page, slug):
    return next(block for block in page.blocks if block.question.slug == slug)


class TestTaskPage:
    def test_an_administrator_sees_the_profile_and_twelve_by_condition(self, workspace, colleague):
        page = build_task_page(workspace)
        assert page.profile.section.slug == "profiel"
        assert [(label, len(rows)) for label, rows in page.groups] == [
            ("Grip op geld", 4), ("Grip op het werk", 4), ("Grip op het leven", 4),
        ]  # fmt: skip
        assigned = {
            row.section.slug: [str(a.user.email) for a in row.assignments] for row in page.rows if row.assignments
        }
        assert assigned == {"autonomie": ["collega@voorbeeld.example"]}
        assert (len(page.rows), page.done_count, page.has_workforce, page.is_complete) == (13, 0, True, False)

    def test_a_colleague_sees_only_what_was_assigned(self, colleague):
        space = workspace_for(colleague.user, "90000001", 2026, Action.VIEW_TASKS)
        page = build_task_page(space)
        assert (page.profile, [row.section.slug for row in page.rows]) == (None, ["autonomie"])

    def test_progress_counts_answers(self, workspace, draft):
        answer_question(draft, "hinderlijke-regels", at_level(1))
        row = next(row for row in build_task_page(workspace).rows if row.section.slug == "autonomie")
        assert (row.progress, row.is_done) == (Progress(1, 8), False)

    def test_everything_answered_is_complete(self, workspace, draft):
        fill_assessment(draft)
        page = build_task_page(workspace)
        assert (page.is_complete, page.done_count) == (True, 13)


class TestSectionPage:
    def test_questions_are_numbered_as_they_are_shown(self, workspace):
        page = build_section_page(workspace, AUTONOMY)
        assert [block.number for block in page.blocks] == list(range(1, 9))
        assert (page.number, page.total, page.before.slug, page.after.slug) == (
            6, 13, "sociale-zekerheid", "capaciteiten-gebruiken",
        )  # fmt: skip
        assert not any(block.form.is_bound for block in page.blocks)

    @pytest.mark.parametrize(
        ("slug", "before", "after"),
        [("profiel", None, "redelijk-loon"), ("kinderopvang-en-ouderenzorg", "zeggenschap-werktijden", None)],
    )
    def test_the_first_and_the_last_page_have_one_neighbour(self, slug, before, after, workspace):
        page = build_section_page(workspace, SECTIONS[slug])
        neighbours = [section.slug if section else None for section in (page.before, page.after)]
        assert neighbours == [before, after]

    def test_a_question_that_does_not_apply_is_not_shown(self, workspace, draft):
        section = SECTIONS["geen-agressie-en-discriminatie"]
        asked = EDITION.question("opvang-na-agressie").ask_if.answers
        for option in EDITION.question("klantcontact").options:
            answer_question(draft, "klantcontact", Response(State.ANSWERED, (Part(option=option.slug),)))
            shown = {block.question.slug for block in build_section_page(workspace, section).blocks}
            assert ("opvang-na-agressie" in shown) == (option.slug in asked)

    def test_a_child_knows_its_parent_and_the_parent_its_children(self, workspace):
        page = build_section_page(workspace, SECTIONS["profiel"])
        assert block_of(page, "cao-naam").depends_on == EDITION.question("cao")
        assert EDITION.question("cao-naam") in block_of(page, "cao").decides
        assert block_of(page, "verzuim").depends_on is None

    def test_contract_rows_are_in_words(self, workspace):
        page = build_section_page(workspace, SECTIONS["profiel"])
        assert page.contract_rows == [
            ("Vast", 43), ("Uitzend", 8), ("Oproep", 5), ("Tijdelijk met uitzicht op vast", 7),
        ]  # fmt: skip

    def test_only_questions_that_were_posted_are_bound(self, workspace):
        page = build_section_page(workspace, AUTONOMY, QueryDict("hinderlijke-regels-level=9"), {})
        bound = [block.question.slug for block in page.blocks if block.form.is_bound]
        assert (bound, [block.question.slug for block in page.invalid_blocks]) == (["hinderlijke-regels"],) * 2

    def test_last_years_answer_is_offered_in_words_until_there_is_one(self, workspace, draft, employer):
        last_year = make_submitted(employer, 2025, level=2)
        flag_for_review(last_year, "hinderlijke-regels")
        block = block_of(build_section_page(workspace, AUTONOMY), "hinderlijke-regels")
        text = question_of(draft, "hinderlijke-regels").levels[2]
        assert (block.previous, block.previous_needs_review, block.is_saved) == (f"c. {text}", True, False)
        answer_question(draft, "hinderlijke-regels", at_level(2))
        block = block_of(build_section_page(workspace, AUTONOMY), "hinderlijke-regels")
        assert (block.previous, block.is_saved) == ("", True)

    def test_an_emptied_answer_is_offered_last_years_again(self, workspace, draft, employer):
        make_submitted(employer, 2025, level=2)
        answer_question(draft, "hinderlijke-regels", None, note="Uitzoeken")
        block = block_of(build_section_page(workspace, AUTONOMY), "hinderlijke-regels")
        assert block.previous.startswith("c. ")


class TestCheckPage:
    def test_open_questions_are_by_section(self, workspace, draft):
        fill_assessment(draft)
        draft.answers.filter(question__in=["verzuim", "hinderlijke-regels", "werk-zelf-indelen"]).delete()
        page = build_check_page(workspace)
        assert [(section.slug, [q.slug for q in questions]) for section, questions in page.open_by_section] == [
            ("profiel", ["verzuim"]), ("autonomie", ["werk-zelf-indelen", "hinderlijke-regels"]),
        ]  # fmt: skip
        assert not page.is_complete

    def test_nothing_open_is_complete_only_with_a_workforce(self, workspace, draft):
        fill_assessment(draft)
        assert build_check_page(workspace).is_complete
        draft.headcounts.all().delete()
        assert not build_check_page(workspace).is_complete

    def test_signals_stand_with_their_section(self, workspace, draft, employer):
        make_submitted(employer, 2025, level=0)
        answer_question(draft, "hinderlijke-regels", at_level(3), note="Drie regels geschrapt")
        answer_question(draft, "zorg-ter-sprake", Response(State.UNKNOWN))
        page = build_check_page(workspace)
        assert page.signals == (
            (AUTONOMY, Signal(SignalKind.LARGE_JUMP, EDITION.question("hinderlijke-regels"))),
            (
                SECTIONS["kinderopvang-en-ouderenzorg"],
                Signal(SignalKind.UNKNOWN, EDITION.question("zorg-ter-sprake")),
            ),
        )
