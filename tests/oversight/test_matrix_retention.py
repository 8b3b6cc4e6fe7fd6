"""How long people stand in a competentiematrix: as long as their employer chose, and no longer."""

from datetime import UTC, date, datetime, timedelta

import pytest

from assessments.models import MatrixCell, MatrixSetup, MatrixUpload, MatrixWorker
from organisations.models import Event
from oversight.services.retaining import apply_retention, count_due
from tests.assessments.competentiematrix.matrices import make_team

pytestmark = pytest.mark.django_db

AT = datetime(2030, 3, 31, 12, tzinfo=UTC)
MONTH, MINUTE = timedelta(days=30), timedelta(minutes=1)


@pytest.fixture
def team(employer):
    """JV, KB and MD; whoever leaves stays 24 months."""
    return make_team(employer)


def left(team, **days):
    for code, day in days.items():
        team.workers.filter(code=code).update(left_on=day)


def clear():
    apply_retention(by=None, at=AT)


def codes(team):
    return list(team.workers.order_by("code").values_list("code", flat=True))


def told(organisation):
    events = Event.objects.filter(verb="apply_retention", organisation=organisation).order_by("pk")
    return list(events.values_list("object", "actor_id"))


def test_who_left_goes_after_the_period_with_all_levels(team):
    left(team, JV=date(2028, 3, 30), KB=date(2028, 3, 31))

    clear()

    assert codes(team) == ["KB", "MD"]
    assert set(MatrixCell.objects.values_list("worker__code", flat=True)) == {"KB", "MD"}
    assert told(team.organisation) == [("matrix-vertrek", None)]


def test_every_employer_has_a_period_of_its_own(team, outsider):
    elsewhere = make_team(outsider.organisation)
    MatrixSetup.objects.filter(organisation=outsider.organisation).update(retention_months=1)
    for each in (team, elsewhere):
        # February has no 31st: a month before is the 28th.
        left(each, JV=date(2030, 2, 27), KB=date(2030, 2, 28))

    clear()

    assert (codes(team), codes(elsewhere)) == (["JV", "KB", "MD"], ["KB", "MD"])
    assert (told(team.organisation), len(told(outsider.organisation))) == ([], 1)


def test_everyone_goes_when_a_matrix_was_off_for_as_long(team, outsider):
    elsewhere = make_team(outsider.organisation)
    MatrixSetup.objects.filter(organisation=team.organisation).update(stopped_at=datetime(2028, 3, 30, 12, tzinfo=UTC))
    MatrixSetup.objects.filter(organisation=outsider.organisation).update(
        stopped_at=datetime(2028, 3, 30, 22, 30, tzinfo=UTC)  # half past midnight of the 31st in the Netherlands
    )

    clear()

    assert (codes(team), codes(elsewhere)) == ([], ["JV", "KB", "MD"])
    assert told(team.organisation) == [("matrix-uit", None)]
    assert team.needs.count() == 3


def test_a_sheet_that_was_not_confirmed_goes_after_thirty_days(team, hr):
    sheet = {"team": team, "content": b"PK", "file_name": "a.xlsx", "is_own": True, "uploaded_by": hr.user}
    kept = MatrixUpload.objects.create(uploaded_at=AT - MONTH, **sheet)
    MatrixUpload.objects.create(uploaded_at=AT - MONTH - MINUTE, **sheet)

    clear()

    assert list(MatrixUpload.objects.all()) == [kept]
    assert told(team.organisation) == [("matrix-bestand", None)]


def test_a_link_is_emptied_once_it_opens_nothing_any_more(team):
    team.workers.filter(code="JV").update(link_hash="a" * 64, link_until=AT - MINUTE)
    team.workers.filter(code="KB").update(link_hash="b" * 64, link_until=AT)

    clear()

    links = MatrixWorker.objects.order_by("code").values_list("code", "link_hash", "link_until")
    assert list(links) == [("JV", "", None), ("KB", "b" * 64, AT), ("MD", "", None)]
    assert told(team.organisation) == [("matrix-link", None)]


def test_counting_asks_the_same_few_questions_for_many_employers(team, outsider, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as few:
        count_due(at=AT)
    make_team(outsider.organisation)
    MatrixSetup.objects.filter(organisation=outsider.organisation).update(retention_months=7)
    with django_assert_max_num_queries(len(few)):
        count_due(at=AT)
