import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from django.utils.timezone import localdate

from assessments.models import Status
from assessments.responses import Route
from assessments.services.life_cycle import CouncilError, TransitionError, return_to_draft
from organisations.models import Event, ParticipationForm, SizeClass
from reports import pdf
from reports.documents import fixed_print
from reports.models import Decision, FixedDocument, FixedKind, Stance
from reports.pdf import PdfError, RenderProcess, write_pdf
from reports.services import fixing
from reports.services.discussions import answer_proposal, reply_to_position
from reports.services.fixing import (
    ChangedMeanwhileError,
    CouncilNotHeardError,
    NotAnAddendumError,
    UnansweredError,
    add_addendum,
    fix_report,
)
from reports.services.opinions import confirm_opinion, give_opinion
from reports.services.positions import make_proposal
from tests.factories import (
    NOW,
    WORKFORCE,
    admin_of,
    make_council_member,
    make_discussion,
    make_organisation,
    make_submitted,
    make_user,
)
from tests.reports.hostile import hostile_strings
from tests.reports.pdf_reading import failed_rules, flat, flat_text
from tests.reports.reading_spy import watch_reading
from tests.reports.talking import give, share, write_opinion

LATER = NOW + timedelta(days=60)
# Few people and few questions make a report that is soon printed.
SMALL = {"size_class": SizeClass.SMALL}
SHORT = {"route": Route.SHORT, "rows": WORKFORCE[3:4]}


@pytest.fixture
def employer(db):
    return make_organisation(make_user("hr@voorbeeld.example", "Hanna de Ruiter"), **SMALL)


@pytest.fixture
def submitted(employer):
    return make_submitted(employer, **SHORT)


def fix(assessment, at=NOW):
    return fix_report(assessment, by=admin_of(assessment.organisation), at=at)


def stored(assessment):
    rows = FixedDocument.objects.filter(assessment=assessment).order_by("id")
    return [(row.kind, row.sha256 == sha256(row.content).hexdigest(), row.fixed_at) for row in rows]


def events(assessment):
    trail = Event.objects.filter(organisation=assessment.organisation, verb__regex="^(fix_|add_addendum|status_vast)")
    return list(trail.order_by("sequence").values_list("verb", "object"))


def assert_untouched(assessment, status):
    assessment.refresh_from_db()
    assert (assessment.status, stored(assessment), events(assessment)) == (status, [], [])


@pytest.fixture
def without_council(db):
    admin = make_user("klein@voorbeeld.example", "Klaas Klein")
    organisation = make_organisation(admin, kvk="90000007", participation_form=ParticipationForm.NONE, **SMALL)
    return make_submitted(organisation, **SHORT)


def test_fixing_stores_report_and_data_with_their_hash_in_the_trail(discussion):
    assessment = discussion.assessment
    give(discussion)

    report = fix(assessment, LATER)

    data = assessment.fixed_documents.get(kind=FixedKind.DATA)
    assert stored(assessment) == [(FixedKind.REPORT, True, LATER), (FixedKind.DATA, True, LATER)]
    assert events(assessment) == [
        ("fix_report", f"2026/{report.sha256}"),
        ("fix_data", f"2026/{data.sha256}"),
        ("status_vastgesteld", "2026"),
    ]
    assessment.refresh_from_db()
    assert assessment.status == Status.FIXED


def test_fixed_report_and_data_are_told_as_fixed(discussion):
    give(discussion)

    report = fix(discussion.assessment, LATER)

    text = flat_text(report.content)
    assert flat("Vastgesteld op 1 mei 2026") in text
    assert "concept" not in text.lower().replace(flat("teruggezet naar concept"), "")
    data = json.loads(discussion.assessment.fixed_documents.get(kind=FixedKind.DATA).content)
    council = "ondernemingsraad herkent het beeld deels (2 maart 2026)"
    status = f"Zelfbeoordeling, niet extern getoetst; medezeggenschap: {council}"
    assert (data["fixed_on"], data["status"]) == ("2026-05-01", status)
    assert data["steps"][-1] == {"step": "Vastgesteld", "on": "2026-05-01", "reason": ""}


def test_year_without_a_council_is_fixed_at_once(without_council):
    fix(without_council)

    without_council.refresh_from_db()
    assert without_council.status == Status.FIXED


def test_submitted_year_must_first_be_laid_before_the_council(submitted):
    with pytest.raises(CouncilError):
        fix(submitted)

    assert_untouched(submitted, Status.SUBMITTED)


def test_draft_and_fixed_year_cannot_be_fixed(draft, without_council):
    fix(without_council)

    for assessment in (draft, without_council):
        with pytest.raises(TransitionError):
            fix(assessment)


@pytest.mark.parametrize(("days", "is_over"), [(0, False), (42, False), (43, True)])
def test_silent_council_has_until_and_including_its_last_day(discussion, days, is_over):
    assessment, at = discussion.assessment, NOW + timedelta(days=days)
    assert (localdate(at) > discussion.due_on) is is_over

    if is_over:
        fix(assessment, at)
        assert assessment.status == Status.FIXED
        assert "geenoordeelontvangen" in flat_text(assessment.fixed_documents.get(kind=FixedKind.REPORT).content)
    else:
        with pytest.raises(CouncilNotHeardError):
            fix(assessment, at)
        assert_untouched(assessment, Status.IN_DISCUSSION)


def test_opinion_ends_the_term_early_and_a_draft_of_it_does_not(discussion, council_secretary):
    write_opinion(discussion)
    with pytest.raises(CouncilNotHeardError):
        fix(discussion.assessment)

    give_opinion(discussion, by=council_secretary, at=NOW)

    assert fix(discussion.assessment).kind == FixedKind.REPORT


def test_count_of_a_staff_meeting_counts_once_it_is_confirmed(db):
    admin = make_user("klein@voorbeeld.example")
    organisation = make_organisation(admin, kvk="90000007", participation_form=ParticipationForm.STAFF_MEETING, **SMALL)
    discussion = make_discussion(make_submitted(organisation, **SHORT))
    second = make_council_member(organisation)
    opinion = give(discussion, counts=(12, 3, 1, 4))
    with pytest.raises(CouncilNotHeardError):
        fix(discussion.assessment)

    confirm_opinion(opinion, by=second, at=NOW)

    fix(discussion.assessment)
    text = flat_text(FixedDocument.objects.get(kind=FixedKind.REPORT).content)
    assert flat("Herkennen het beeld deels 3") in text


def test_employer_answers_every_remark_and_proposal_first(discussion, council_secretary, hr):
    give(discussion)
    position = share(discussion)
    share(discussion, "baanzekerheid", Stance.AGREES, "")
    remarked = share(discussion, "redelijk-loon", Stance.AGREES, "Wel graag zo houden.")
    proposal = make_proposal(position, "Roosters vier weken vooruit.", by=council_secretary, at=NOW)

    with pytest.raises(UnansweredError) as refusal:
        fix(discussion.assessment)

    assert (refusal.value.positions, refusal.value.proposals) == ((position, remarked), (proposal,))
    reply_to_position(position, "Dat klopt.", by=hr, at=NOW)
    reply_to_position(remarked, "Dat doen wij.", by=hr, at=NOW)
    answer_proposal(proposal, Decision.ACCEPTED, "Vanaf mei.", by=hr, at=NOW)
    fix(discussion.assessment)
    assert discussion.assessment.is_fixed


def test_only_the_last_position_on_an_indicator_asks_for_an_answer(discussion, hr):
    give(discussion)
    share(discussion, remark="Eerste.")
    last = share(discussion, remark="Tweede.")

    reply_to_position(last, "Dat klopt.", by=hr, at=NOW)

    assert fix(discussion.assessment).kind == FixedKind.REPORT


def test_change_while_printing_is_noticed(without_council, monkeypatch):
    real = fixing.render_pdf

    def render_and_change(html):
        organisation = without_council.organisation
        organisation.name = "Andere naam"
        organisation.save(update_fields=["name"])
        return real(html)

    monkeypatch.setattr(fixing, "render_pdf", render_and_change)

    with pytest.raises(ChangedMeanwhileError):
        fix(without_council)

    assert_untouched(without_council, Status.SUBMITTED)


def test_step_while_printing_is_noticed(without_council, monkeypatch):
    real = fixing.render_pdf

    def render_and_return(html):
        return_to_draft(
            without_council.organisation.assessments.get(), "Fout.", by=admin_of(without_council.organisation), at=NOW
        )
        return real(html)

    monkeypatch.setattr(fixing, "render_pdf", render_and_return)

    with pytest.raises(TransitionError):
        fix(without_council)

    assert_untouched(without_council, Status.DRAFT)


def test_failing_renderer_leaves_everything_as_it_was(without_council, monkeypatch):
    starved = RenderProcess(memory=32 * 1024**2)
    monkeypatch.setattr(pdf, "_process", starved)

    with pytest.raises(PdfError):
        fix(without_council)
    starved.close()

    assert_untouched(without_council, Status.SUBMITTED)


def test_fixed_documents_name_functions_not_persons(discussion, hr):
    position = share(discussion, remark="Hanna de Ruiter zei: bel SARA  SECRETARIS.")
    reply_to_position(position, "Mail raadslid@voorbeeld.example of Rob Raadslid.", by=hr, at=NOW)
    give(discussion, text="Namens de raad, Sara Secretaris")

    report = fix(discussion.assessment)

    data = discussion.assessment.fixed_documents.get(kind=FixedKind.DATA)
    texts = (flat_text(report.content), flat(data.content.decode()))
    hidden = ("Hanna de Ruiter", "Sara Secretaris", "Rob Raadslid", "@voorbeeld.example")
    for text in texts:
        assert [name for name in hidden if flat(name).lower() in text.lower()] == []
        assert flat("de beheerder zei: bel de secretaris.") in text
        assert flat("Mail een raadslid of een raadslid.") in text


def test_late_opinion_becomes_an_addendum_that_refers_to_the_report(discussion, council_secretary):
    report = fix(discussion.assessment, LATER)
    opinion = give(discussion, at=LATER, text="Sara Secretaris: te laat, toch van belang.")

    addendum = add_addendum(opinion, by=council_secretary, at=LATER)

    assert (addendum.kind, addendum.opinion) == (FixedKind.ADDENDUM, opinion)
    text = flat_text(addendum.content)
    shown = (report.sha256, "herkent het beeld deels", "1 mei 2026", "de secretaris: te laat, toch van belang.")
    assert [words for words in shown if flat(words) not in text] == []
    assert events(discussion.assessment)[-1] == ("add_addendum", f"2026/{addendum.sha256}")
    report.refresh_from_db()
    assert report.sha256 == sha256(report.content).hexdigest()


def test_addendum_is_made_once(discussion, council_secretary):
    fix(discussion.assessment, LATER)
    opinion = give(discussion, at=LATER)

    first = add_addendum(opinion, by=council_secretary, at=LATER)

    assert add_addendum(opinion, by=council_secretary, at=LATER) == first
    assert FixedDocument.objects.filter(kind=FixedKind.ADDENDUM).count() == 1


def test_opinion_of_the_report_is_no_addendum(discussion, council_secretary):
    opinion = give(discussion)
    with pytest.raises(NotAnAddendumError):
        add_addendum(opinion, by=council_secretary, at=NOW)

    fix(discussion.assessment)

    opinion.refresh_from_db()
    with pytest.raises(NotAnAddendumError):
        add_addendum(opinion, by=council_secretary, at=NOW)


def test_same_moment_prints_the_same(discussion):
    share(discussion)
    at = datetime(2026, 5, 1, 8, tzinfo=UTC)

    assert fixed_print.print_report(discussion.assessment, at=at) == fixed_print.print_report(
        discussion.assessment, at=at
    )


def test_hostile_words_of_the_council_read_nothing(tmp_path, discussion):
    canary = tmp_path / "canary"
    canary.write_text("geheim")
    fix(discussion.assessment, LATER)
    opinion = give(discussion, at=LATER)
    write_pdf(fixed_print.print_addendum(opinion))  # reads the code that such a document needs
    opinion.text = " ".join(hostile_strings(canary))[:4000]
    opinion.save(update_fields=["text"])
    html = fixed_print.print_addendum(opinion)

    with watch_reading() as seen:
        result = write_pdf(html)

    assert seen == []
    assert failed_rules(result) == set()


def test_what_was_fixed_keeps_to_pdf_ua(db):
    """Of an employer with every question."""
    organisation = make_organisation(make_user("groot@voorbeeld.example"))
    discussion = make_discussion(make_submitted(organisation))
    report = fix(discussion.assessment, LATER)
    opinion = give(discussion, at=LATER)

    addendum = add_addendum(opinion, by=admin_of(organisation), at=LATER)

    assert [failed_rules(document.content) for document in (report, addendum)] == [set(), set()]
