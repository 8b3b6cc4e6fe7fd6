"""The pages on which council and employer talk, in every stage: nothing for axe to say, nothing to scroll for."""

import pytest
from django.urls import reverse

from assessments.services.life_cycle import fix_assessment, return_to_draft
from organisations.models import ParticipationForm
from reports.models import Decision, Verdict
from reports.services.discussions import answer_proposal, reply_to_position
from reports.services.plan import choose_tip
from reports.services.positions import make_proposal
from reports.tip_files import tips_by_slug
from tests.factories import NOW, make_discussion, make_submitted
from tests.journeys.looking import addresses_of, complaints, complaints_here
from tests.reports.talking import confirm, give, in_days, secretary_of, share, write, write_opinion

KVK = "90000001"
YEAR = (KVK, 2026)
REMARK = "In de ploegen deelt de planner het werk in. Wij kiezen zelf niets."
READ_ALONG = [("home", ()), ("consult", YEAR), ("results", YEAR), ("plan", YEAR)]
ROOM = [
    ("council_people", YEAR[:1]),
    ("council_room", YEAR),
    ("council_position", (*YEAR, "autonomie")),
    ("council_position", (*YEAR, "werkzekerheid")),
    ("council_position", (*YEAR, "sociale-steun")),
    ("share_positions", YEAR),
    ("council_opinion", YEAR),
    ("give_opinion", YEAR),
]
EMPLOYER = [
    ("home", ()),
    ("consult", YEAR),
    ("extend_term", YEAR),
    ("fix_report", YEAR),
    ("reopen", YEAR),
    ("invite_secretary", YEAR[:1]),
]


@pytest.fixture
def talk(submitted, council_member, hr):
    """A discussion of today in which everything happens at once; what waits for an answer is about redelijk loon."""
    discussion = make_discussion(submitted, in_days(30))
    share(discussion, "autonomie", remark="Dat wisselt per ploeg.")
    answered = share(discussion, "autonomie", remark=REMARK, levels={"werk-zelf-indelen": 1})
    reply_to_position(answered, "Dat klopt voor ploeg 3. Vanaf mei deelt die ploeg zelf in.", by=hr, at=NOW)
    proposal = make_proposal(answered, "Laat elke ploeg zelf indelen.", by=secretary_of(discussion), at=NOW)
    answer_proposal(proposal, Decision.PARTLY, "Eerst een proef bij ploeg 3.", by=hr, at=NOW)
    share(discussion, "sociale-steun", remark="Niet iedereen durft hulp te vragen.")
    write(discussion, "werkzekerheid", remark="Uitzendkrachten horen te laat of zij blijven.")
    write(discussion, "veiligheid", remark="")
    choose_tip(submitted, next(iter(tips_by_slug().values())), by=hr, at=NOW)
    return discussion


@pytest.fixture
def waiting(talk):
    """What the employer has to answer: a position, and a proposal."""
    position = share(talk, "redelijk-loon", remark="De laagste schaal kreeg geen verhoging.")
    return position, make_proposal(position, "Verhoog schaal 1 met vijf procent.", by=secretary_of(talk), at=NOW)


@pytest.fixture
def meeting(talk):
    """The same, of a staff meeting with two spokespersons."""
    talk.assessment.organisation.participation_form = ParticipationForm.STAFF_MEETING
    talk.assessment.organisation.save(update_fields=["participation_form"])
    talk.form = ParticipationForm.STAFF_MEETING
    talk.save()
    return talk


@pytest.fixture
def overdue(employer, council_secretary, hr):
    """What was laid before the council over 2025, and is overdue; 2024 was fixed, 2026 not laid before the council."""
    years = [make_submitted(employer, year) for year in (2024, 2025, 2026)]
    for assessment in years[:2]:
        discussion = make_discussion(assessment)
        share(discussion, "autonomie", remark=REMARK)
        write(discussion, "werkzekerheid", remark="Uitzendkrachten horen te laat of zij blijven.")
    fix_assessment(years[0], by=hr, at=NOW)
    return discussion.assessment


def of_years(name):
    return [(name, (KVK, year)) for year in (2024, 2025, 2026)]


def test_pages_of_the_council_are_accessible(log_in, council_secretary, talk):
    write_opinion(talk, Verdict.PARTLY)
    page = log_in(council_secretary)
    propose = reverse("make_proposal", args=[*YEAR, talk.positions.get(indicator="sociale-steun").pk])
    found = complaints(page, [*addresses_of(READ_ALONG), *addresses_of(ROOM), propose])
    page.goto(reverse("share_positions", args=YEAR))
    page.get_by_role("button", name="Kijk na en deel").click()
    page.get_by_role("heading", name="Klopt dit?").wait_for()
    assert found + complaints_here(page) == []


def test_pages_of_a_staff_meeting_are_accessible(log_in, council_secretary, council_member, hr, meeting):
    writing, confirming = (log_in(seat) for seat in (council_secretary, council_member))
    names = [("council_people", YEAR[:1]), ("council_room", YEAR), ("council_opinion", YEAR)]
    found = complaints(writing, addresses_of(names))
    opinion = give(meeting, Verdict.PARTLY, counts=(12, 5, 3, 0))
    found += complaints(writing, addresses_of(names[2:]))
    found += complaints(confirming, addresses_of([*names, ("confirm_opinion", YEAR)]))
    confirm(opinion, council_member)
    found += complaints(confirming, addresses_of(names[1:]))
    assert found + complaints(log_in(hr), [reverse("consult", args=YEAR)]) == []


def test_pages_of_the_council_in_other_stages_are_accessible(log_in, council_member, hr, overdue):
    page = log_in(council_member)
    closed = [("council_position", (KVK, 2024, "autonomie")), ("council_opinion", (KVK, 2024))]
    found = complaints(
        page, addresses_of([("home", ()), ("council_people", YEAR[:1]), *of_years("council_room"), *closed])
    )
    return_to_draft(overdue, "Twee cijfers over loon waren verwisseld.", by=hr, at=NOW)
    assert found + complaints(page, addresses_of([("home", ()), ("council_room", (KVK, 2025))])) == []


def test_pages_of_the_employer_in_a_discussion_are_accessible(log_in, hr, waiting, talk):
    give(talk, Verdict.PARTLY)
    page = log_in(hr)
    position, proposal = waiting
    reply = reverse("reply_to_position", args=[*YEAR, position.pk])
    decide = reverse("answer_proposal", args=[*YEAR, proposal.pk])
    assert complaints(page, [*addresses_of(EMPLOYER), reply, decide]) == []


def test_pages_of_the_employer_in_other_stages_are_accessible(log_in, hr, council_secretary, overdue):
    council_secretary.user.last_login = None
    council_secretary.user.save()
    page = log_in(hr)
    ends = [("fix_report", (KVK, year)) for year in (2024, 2025)]
    starts = [("start_discussion", YEAR), ("invite_secretary", YEAR[:1])]
    found = complaints(page, addresses_of([("home", ()), *of_years("consult"), *ends, *starts]))
    return_to_draft(overdue, "Twee cijfers over loon waren verwisseld.", by=hr, at=NOW)
    assert found + complaints(page, [reverse("consult", args=[KVK, 2025])]) == []


def test_pages_of_who_reads_along_are_accessible(log_in, reader, talk):
    page = log_in(reader)
    assert complaints(page, addresses_of(READ_ALONG)) == []
