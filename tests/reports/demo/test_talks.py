"""What employers and councils of the demo said to each other: one employer in each state, and nothing in the future."""

from hashlib import sha256

import pytest
from django.db import transaction

from assessments.edition_files import load_edition
from assessments.models import Assessment, Status
from assessments.questionnaire import Kind
from organisations.models import COUNCIL_ROLES, Event, FundManager, FundRole, Membership, Role, User
from organisations.models import ParticipationForm as Form
from reports.council.waiting import open_discussions, waiting_answers
from reports.demo.accounts import DIRECTOR, FUND_READER, HR_FIXED, SECRETARY, SUPPORT
from reports.demo.builder import load_demo
from reports.demo.moments import NOW
from reports.demo.sector import load_sector
from reports.demo.talks import load_talks
from reports.documents.export import DocumentKind
from reports.models import Decision, Discussion, FixedDocument, FixedKind, Position, PositionDraft, Verdict
from reports.services import fixing
from reports.services.discussions import SHORTEST_TERM

pytestmark = pytest.mark.django_db
TALKING, SMALL, FIXED, MEETING, SILENT, LATE = "00000001", "00000003", "00000005", "00000008", "00000009", "00000010"


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    """The first ten employers, loaded once for this file and rolled back after it. A PDF takes seconds; here it matters
    which one is kept, and test_builder.py prints."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(fixing, "render_pdf", lambda html: b"%PDF-" + html.encode())
        yield load_demo(NOW, 10)
        transaction.set_rollback(True)


def discussion_of(kvk) -> Discussion:
    return Discussion.objects.select_related("assessment").get(assessment__organisation__kvk=kvk)


def documents_of(kvk):
    rows = FixedDocument.objects.filter(assessment__organisation__kvk=kvk).order_by("id")
    return list(rows.values_list("kind", flat=True))


def test_there_is_one_employer_in_each_state():
    stands = dict(Assessment.objects.filter(year=2026).values_list("organisation__kvk", "status"))
    assert stands == {
        TALKING: Status.IN_DISCUSSION,
        "00000002": Status.DRAFT,
        SMALL: Status.FIXED,
        "00000004": Status.SUBMITTED,
        FIXED: Status.FIXED,
        "00000006": Status.SUBMITTED,
        "00000007": Status.SUBMITTED,
        MEETING: Status.FIXED,
        SILENT: Status.FIXED,
        LATE: Status.FIXED,
    }


def test_a_council_shared_a_part_and_waits_for_answers():
    (discussion,) = open_discussions()
    assert discussion.assessment.organisation.kvk == TALKING
    stances = Position.objects.filter(discussion=discussion).order_by("id").values_list("stance", flat=True)
    assert list(stances) == ["eens", "oneens", "twijfel"]
    assert waiting_answers(discussion) == 3
    assert PositionDraft.objects.filter(discussion=discussion).count() == 2


def test_a_council_that_disagreed_was_answered_and_recognises_a_part():
    discussion = discussion_of(FIXED)
    (disagreeing,) = discussion.positions.filter(stance="oneens")
    assert (disagreeing.reply != "", disagreeing.proposal.decision) == (True, Decision.ACCEPTED)
    opinion = discussion.opinions.get()
    assert (opinion.verdict, opinion.is_told, opinion.is_addendum) == (Verdict.PARTLY, True, False)
    assert documents_of(FIXED) == [FixedKind.REPORT, FixedKind.DATA]


def test_a_staff_meeting_counted_and_its_second_spokesperson_confirmed():
    discussion = discussion_of(MEETING)
    opinion = discussion.opinions.get()
    assert discussion.form == Form.STAFF_MEETING
    assert opinion.is_told
    assert opinion.given_by != opinion.confirmed_by
    assert opinion.recognise_count + opinion.partly_count + opinion.not_count + opinion.no_opinion_count == 37


def test_a_silent_council_has_no_opinion_and_its_report_was_fixed_after_the_deadline():
    discussion = discussion_of(SILENT)
    assert not discussion.opinions.exists()
    assert FixedDocument.objects.get(assessment=discussion.assessment, kind=FixedKind.REPORT).fixed_at.date() > (
        discussion.due_on
    )


def test_an_opinion_that_came_late_is_an_addendum():
    opinion = discussion_of(LATE).opinions.get()
    assert (opinion.is_addendum, opinion.addendum.kind) == (True, FixedKind.ADDENDUM)
    assert documents_of(LATE) == [FixedKind.REPORT, FixedKind.DATA, FixedKind.ADDENDUM]


def test_an_employer_without_a_council_fixed_its_report_alone():
    assert documents_of(SMALL) == [FixedKind.REPORT, FixedKind.DATA]
    assert not Membership.objects.filter(organisation__kvk=SMALL, role__in=COUNCIL_ROLES).exists()


def test_what_was_fixed_has_the_hash_of_its_bytes():
    documents = FixedDocument.objects.all()
    assert len(documents) == 11
    assert [d.sha256 for d in documents] == [sha256(bytes(d.content)).hexdigest() for d in documents]


def test_nothing_was_said_after_the_day_on_which_the_demo_looks_back():
    assert not Event.objects.filter(at__gt=NOW).exists()
    moments = [moment for talk in load_talks() for moment in (talk.opened, talk.fixed) if moment]
    assert max(moments) <= NOW.date()


def test_new_accounts_have_the_roles_they_are_said_to_have():
    emails = [account.email for account in (SECRETARY, DIRECTOR, HR_FIXED)]
    roles = Membership.objects.filter(user__email__in=emails).values_list("user__email", "organisation__kvk", "role")
    assert set(roles) == {
        (SECRETARY.email, TALKING, Role.COUNCIL_SECRETARY),
        (DIRECTOR.email, TALKING, Role.READER),
        (HR_FIXED.email, FIXED, Role.ADMIN),
    }
    assert FundManager.objects.get(user__email=FUND_READER.email).role == FundRole.READER
    assert User.objects.get(email=SUPPORT.email).is_platform_staff


def test_fixed_report_is_downloaded_as_it_was_stored(client):
    client.force_login(User.objects.get(email=HR_FIXED.email))
    stored = FixedDocument.objects.get(assessment__organisation__kvk=FIXED, kind=FixedKind.REPORT)
    answer = client.get(f"/werkgever/{FIXED}/2026/{DocumentKind.ANNUAL_REPORT}.pdf")
    assert answer.content == bytes(stored.content)


class TestScript:
    """What content/talks.toml promises, without loading."""

    def test_is_about_employers_with_such_a_council_that_submitted(self):
        employers = {employer.kvk: employer for employer in load_sector()}
        for talk in load_talks():
            assert employers[talk.kvk].latest == "ingediend"
            assert (talk.opened is None) == (employers[talk.kvk].council == Form.NONE)

    def test_leaves_every_council_its_time(self):
        assert all(talk.opened + SHORTEST_TERM <= talk.due for talk in load_talks() if talk.opened)

    def test_names_indicators_and_level_questions_of_the_edition(self):
        edition = load_edition(Assessment.objects.get(organisation__kvk=TALKING, year=2026).edition)
        levels = {i.slug: {q.slug for q in i.questions if q.kind is Kind.LEVEL} for i in edition.indicators}
        for position in (position for talk in load_talks() for position in talk.positions):
            assert set(position.levels) <= levels[position.indicator]

    def test_says_nothing_twice(self):
        positions = [position for talk in load_talks() for position in talk.positions]
        texts = [text for p in positions for text in (p.remark, p.reply, p.proposal, p.because) if text]
        texts += [talk.opinion.text for talk in load_talks() if talk.opinion]
        assert len(texts) == len(set(texts)) > 15
