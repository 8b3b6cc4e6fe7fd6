"""Which rows were kept long enough, by the periods of the register; oversight/services/retaining.py clears them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from assessments.competentiematrix.dates import months_after
from assessments.models import MatrixSetup, MatrixUpload, MatrixWorker
from benchmarks.models import MemberImport
from organisations.models import FundManager, FundMember, Membership, SupportAccess, User
from organisations.personal_fields import Retention
from reports.models import SentReminder

MONTH, YEAR, TWO_YEARS = timedelta(days=30), timedelta(days=365), timedelta(days=730)
OF_USER = {"user": OuterRef("pk")}
OF_TEAM = "team__organisation"


@dataclass(frozen=True, slots=True)
class Rule:
    """`rows` are due at a moment. `place` leads to the trail that tells of it; empty: it is in no trail.

    `clears` has the fields that are emptied and what they become; empty: the row is deleted.
    """

    slug: str
    retention: Retention
    what: str
    rows: Callable[[datetime], QuerySet]
    place: str = ""
    clears: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AccountRule:
    """`users` are erased as if they had asked for it."""

    slug: str
    retention: Retention
    what: str
    rows: Callable[[datetime], QuerySet]


def _without_role() -> QuerySet:
    """Nobody waits for them: no employer, no fund, not the platform itself."""
    roles = Exists(Membership.objects.filter(**OF_USER)) | Exists(FundManager.objects.filter(**OF_USER))
    return User.objects.filter(~roles, is_platform_staff=False).order_by("pk")


def _unconfirmed(at: datetime) -> QuerySet:
    addresses = EmailAddress.objects.filter(**OF_USER)
    waiting = Exists(addresses.filter(verified=False)) & ~Exists(addresses.filter(verified=True))
    return _without_role().filter(waiting, last_login=None, date_joined__lt=at - MONTH)


def _invited(at: datetime) -> QuerySet:
    """They never signed up themselves: whoever did has an address of which it is known whether it was confirmed."""
    signed_up = Exists(EmailAddress.objects.filter(**OF_USER))
    return _without_role().filter(~signed_up, last_login=None, date_joined__lt=at - YEAR)


def _idle(at: datetime) -> QuerySet:
    users = _without_role().alias(seen_at=Coalesce("last_login", "date_joined"))
    return users.filter(seen_at__lt=at - TWO_YEARS)


def _not_joined(at: datetime) -> QuerySet:
    """From the end of the last round to which they were invited, or else from when they were put on the list."""
    day = localdate(at) - YEAR
    members = FundMember.objects.filter(organisation=None).exclude(email="")
    members = members.annotate(last_closed_on=Max("invitations__round__closes_on"))
    due = Q(last_closed_on__lt=day) | Q(last_closed_on=None, added_at__lt=at - YEAR)
    return FundMember.objects.filter(pk__in=members.filter(due).values("pk"))


def _unfinished_imports(at: datetime) -> QuerySet:
    return MemberImport.objects.filter(uploaded_at__lt=at - MONTH)


def _left_teams(at: datetime) -> QuerySet:
    return _kept_after("left_on", localdate(at))


def _of_stopped_matrices(at: datetime) -> QuerySet:
    return _kept_after("team__organisation__matrix_setup__stopped_at__date", localdate(at))


def _kept_after(since: str, today: date) -> QuerySet:
    """People of a matrix for whom it ended longer ago than their employer keeps them: one of 84 numbers of months."""
    due = Q(pk__in=())
    for months in MatrixSetup.objects.order_by().values_list("retention_months", flat=True).distinct():
        ended = {f"{since}__lt": months_after(today, -months)}
        due |= Q(team__organisation__matrix_setup__retention_months=months, **ended)
    return MatrixWorker.objects.filter(due)


def _unfinished_sheets(at: datetime) -> QuerySet:
    return MatrixUpload.objects.filter(uploaded_at__lt=at - MONTH)


def _expired_links(at: datetime) -> QuerySet:
    return MatrixWorker.objects.exclude(link_hash="").filter(link_until__lt=at)


def _ended_support(at: datetime) -> QuerySet:
    accesses = SupportAccess.objects.alias(over_at=Coalesce("ended_at", "ends_at"))
    return accesses.filter(over_at__lt=at - TWO_YEARS)


def _old_reminders(at: datetime) -> QuerySet:
    return SentReminder.objects.filter(sent_at__lt=at - YEAR)


def _old_confirmations(at: datetime) -> QuerySet:
    return EmailConfirmation.objects.alias(made_at=Coalesce("sent", "created")).filter(made_at__lt=at - MONTH)


def _expired_sessions(at: datetime) -> QuerySet:
    return Session.objects.filter(expire_date__lt=at)


def _ended_devices(at: datetime) -> QuerySet:
    running = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gte=at)
    return UserSession.objects.filter(~Exists(running))


ACCOUNT_RULES = (
    AccountRule(
        "niet-bevestigd", Retention.UNCONFIRMED, "accounts met een mailadres dat niet is bevestigd", _unconfirmed
    ),
    AccountRule("uitgenodigd", Retention.INVITED, "uitgenodigde accounts die nooit zijn gebruikt", _invited),
    AccountRule("zonder-rol", Retention.IDLE, "accounts zonder rol die lang niet zijn gebruikt", _idle),
)
RULES = (
    Rule(
        "contacten", Retention.NOT_JOINED, "mailadressen van leden die niet meedoen", _not_joined, "fund", {"email": ""}
    ),
    Rule("ledenlijst", Retention.IMPORT, "ledenlijsten die niet zijn bevestigd", _unfinished_imports, "round__fund"),
    Rule("matrix-vertrek", Retention.LEFT, "wie een team heeft verlaten", _left_teams, OF_TEAM),
    Rule(
        "matrix-uit", Retention.STOPPED, "mensen in een competentiematrix die uit staat", _of_stopped_matrices, OF_TEAM
    ),
    Rule(
        "matrix-bestand",
        Retention.SHEET,
        "bestanden voor een competentiematrix die niet zijn bevestigd",
        _unfinished_sheets,
        OF_TEAM,
    ),
    Rule(
        "matrix-link",
        Retention.LINK,
        "verlopen persoonlijke links",
        _expired_links,
        OF_TEAM,
        {"link_hash": "", "link_until": None},
    ),
    Rule("ondersteuning", Retention.SUPPORT, "afgelopen ondersteuning", _ended_support, "organisation"),
    Rule("herinnering", Retention.REMINDER, "verstuurde herinneringen", _old_reminders),
    Rule("bevestiging", Retention.CONFIRMATION, "oude mails om een adres te bevestigen", _old_confirmations),
    Rule("apparaat", Retention.SESSION, "apparaten waarop niemand meer is ingelogd", _ended_devices),
    Rule("sessie", Retention.SESSION, "verlopen sessies", _expired_sessions),
)
