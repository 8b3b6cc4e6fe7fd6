"""What is cleared because it was kept long enough: what is due goes, what is not yet due stays, and trails tell."""

from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from benchmarks.models import Invitation, MemberImport
from organisations.models import Event, FundMember, SupportAccess, User
from oversight.retention import ACCOUNT_RULES, RULES
from oversight.services.retaining import apply_retention, count_due
from reports.models import SentReminder
from tests.factories import make_fund_member, make_organisation, make_round, make_user

pytestmark = pytest.mark.django_db

AT = datetime(2030, 1, 1, 12, tzinfo=UTC)
MONTH, YEAR, TWO_YEARS, MINUTE = (timedelta(days=30), timedelta(days=365), timedelta(days=730), timedelta(minutes=1))


def by_what(cleared):
    return {one.what: one.count for one in cleared if one.count}


def account(email, joined_at, last_login=None, **address):
    """An account without a role; `verified` when it signed up itself."""
    user = make_user(email)
    User.objects.filter(pk=user.pk).update(date_joined=joined_at, last_login=last_login)
    if address:
        EmailAddress.objects.create(user=user, email=email, **address)
    return user


@pytest.mark.parametrize(
    ("rule", "known"),
    [
        ("niet-bevestigd", {"joined_at": AT - MONTH, "verified": False}),
        ("uitgenodigd", {"joined_at": AT - YEAR}),
        ("zonder-rol", {"joined_at": AT - 2 * TWO_YEARS, "last_login": AT - TWO_YEARS, "verified": True}),
    ],
)
def test_account_goes_after_its_period(rule, known):
    moments = {name: value for name, value in known.items() if isinstance(value, datetime)}
    late = {name: value - MINUTE for name, value in moments.items()}
    kept = account("blijft@voorbeeld.example", **known)
    gone = account("weg@voorbeeld.example", **known | late)
    (due,) = [one for one in ACCOUNT_RULES if one.slug == rule]

    assert list(due.rows(AT)) == [gone]
    apply_retention(by=None, at=AT)

    assert list(User.objects.all()) == [kept]


@pytest.mark.parametrize("known", [{}, {"verified": False}, {"last_login": AT - 2 * TWO_YEARS, "verified": True}])
def test_account_with_a_role_stays(known):
    user = account("rol@voorbeeld.example", AT - 3 * TWO_YEARS, **known)
    make_organisation(user)

    apply_retention(by=None, at=AT)

    assert User.objects.filter(pk=user.pk).exists()


def test_contact_of_who_did_not_join_goes_a_year_after_the_last_round(fund):
    dates = {"publishes_on": date(2029, 2, 1), "corrects_on": date(2029, 3, 1)}
    asked = make_round(fund, 2028, closes_on=date(2028, 12, 31), **dates)
    late = make_round(fund, 2029, opens_on=date(2029, 1, 1), closes_on=date(2029, 1, 2), **dates)
    due, again, never, new = (make_fund_member(fund, kvk=f"9000000{place}") for place in range(1, 5))
    for member, fund_round in ((due, asked), (again, asked), (again, late)):
        Invitation.objects.create(round=fund_round, member=member, invited_at=AT - TWO_YEARS)
    FundMember.objects.filter(pk=new.pk).update(added_at=AT - MONTH)

    apply_retention(by=None, at=AT)

    with_mail = FundMember.objects.exclude(email="").order_by("kvk")
    assert list(with_mail) == [again, new]
    assert list(FundMember.objects.filter(email="").order_by("kvk")) == [due, never]
    event = Event.objects.get(verb="apply_retention")
    assert (event.fund, event.object, event.actor_id) == (fund, "contacten", None)


def test_contact_of_who_joined_stays(fund, employer):
    make_fund_member(fund, kvk=employer.kvk, email="hr@voorbeeld.example")
    FundMember.objects.update(organisation=employer)

    apply_retention(by=None, at=AT)

    assert FundMember.objects.get().email == "hr@voorbeeld.example"


def test_list_that_was_not_confirmed_goes(fund, fund_manager):
    fund_round = make_round(fund)
    kept = MemberImport.objects.create(round=fund_round, uploaded_by=fund_manager.user, uploaded_at=AT - MONTH)
    MemberImport.objects.create(round=fund_round, uploaded_by=fund_manager.user, uploaded_at=AT - MONTH - MINUTE)

    apply_retention(by=None, at=AT)

    assert list(MemberImport.objects.all()) == [kept]
    assert Event.objects.get(verb="apply_retention").object == "ledenlijst"


def test_support_goes_two_years_after_it_ended(employer, outsider):
    def support(ends_at, ended_at=None):
        return SupportAccess.objects.create(
            organisation=employer,
            user=outsider.user,
            reason="Meekijken",
            started_at=AT - 2 * TWO_YEARS,
            ends_at=ends_at,
            ended_at=ended_at,
        )

    support(AT - TWO_YEARS - MINUTE)
    support(AT, ended_at=AT - TWO_YEARS - MINUTE)
    kept = support(AT - TWO_YEARS)

    apply_retention(by=None, at=AT)

    assert list(SupportAccess.objects.all()) == [kept]
    assert [event.organisation for event in Event.objects.filter(verb="apply_retention")] == [employer]


def test_old_reminders_confirmations_and_sessions_go(discussion, council_member):
    user = council_member.user
    address = EmailAddress.objects.create(user=user, email=user.email, verified=True)
    for number, moment in enumerate((timedelta(0), MINUTE)):
        SentReminder.objects.create(
            discussion=discussion, user=user, due_on=AT.date(), days=number, sent_at=AT - YEAR - moment
        )
        EmailConfirmation.objects.create(email_address=address, key=f"sleutel-{number}", sent=AT - MONTH - moment)
        Session.objects.create(session_key=f"sessie-{number}", session_data="", expire_date=AT - moment)
        UserSession.objects.create(user=user, ip="192.0.2.1", user_agent="Browser", session_key=f"sessie-{number}")

    apply_retention(by=None, at=AT)

    assert SentReminder.objects.get().days == 0
    assert EmailConfirmation.objects.get().key == "sleutel-0"
    assert Session.objects.get().session_key == "sessie-0"
    assert UserSession.objects.get().session_key == "sessie-0"


def test_counting_changes_nothing_and_tells_what_clearing_does(fund, fund_manager):
    account("weg@voorbeeld.example", AT - TWO_YEARS, verified=False)
    MemberImport.objects.create(round=make_round(fund), uploaded_by=fund_manager.user, uploaded_at=AT - YEAR)

    counted = by_what(count_due(at=AT))

    assert counted == {"accounts met een mailadres dat niet is bevestigd": 1, "ledenlijsten die niet zijn bevestigd": 1}
    assert User.objects.filter(email="weg@voorbeeld.example").exists()
    assert by_what(apply_retention(by=None, at=AT)) == counted


def test_nothing_is_due_twice(fund, fund_manager):
    MemberImport.objects.create(round=make_round(fund), uploaded_by=fund_manager.user, uploaded_at=AT - YEAR)
    apply_retention(by=None, at=AT)
    assert by_what(apply_retention(by=None, at=AT)) == {}
    assert Event.objects.filter(verb="apply_retention").count() == 1


def test_every_rule_has_a_slug_of_its_own():
    slugs = [rule.slug for rule in (*ACCOUNT_RULES, *RULES)]
    assert len(set(slugs)) == len(slugs)
