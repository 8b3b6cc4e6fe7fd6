"""What other floors ask about organisations, funds and people."""

from django.db.models import Q

from organisations.models import (
    COUNCIL_ROLES,
    EMPLOYER_ROLES,
    Consent,
    FundManager,
    FundMember,
    Membership,
    Purpose,
    SectorFund,
)


def memberships_of(user):
    """The user's memberships with their organisations, by the organisation's name."""
    return (
        Membership.objects.filter(user=user)
        .select_related("organisation")
        .order_by("organisation__name", "organisation", "id")
    )


def members_of(organisation):
    """Everyone with a role on the employer's side, administrators first."""
    members = organisation.memberships.filter(role__in=EMPLOYER_ROLES)
    return members.select_related("user").order_by("role", "user__email")


def council_of(organisation):
    """Everyone who speaks for the staff, the secretary first."""
    seats = organisation.memberships.filter(role__in=COUNCIL_ROLES)
    return seats.select_related("user").order_by("-role", "user__email")


def managements_of(user):
    """The funds that the user works for, by name."""
    return FundManager.objects.filter(user=user).select_related("fund").order_by("fund__name", "id")


def people_of(fund: SectorFund):
    """Everyone who works for the fund, managers first."""
    return fund.managers.select_related("user").order_by("role", "user__email")


def funds_of(organisation):
    """The employer's places in funds, by the fund's name."""
    places = FundMember.objects.filter(organisation=organisation)
    return places.select_related("fund").order_by("fund__name", "id")


def standing_purposes(organisation, fund: SectorFund | None) -> frozenset[Purpose]:
    """What the employer consents to now, towards a fund or (None) the platform."""
    standing = Consent.objects.filter(organisation=organisation, fund=fund, withdrawn_at__isnull=True)
    return frozenset(Purpose(purpose) for purpose in standing.values_list("purpose", flat=True))


def organisations_open_to(fund: SectorFund, year: int) -> frozenset[int]:
    """The numbers of the organisations whose report over this year the fund may read, or could before they withdrew."""
    reports = Consent.objects.filter(fund=fund, purpose=Purpose.REPORT)
    could_read = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__year__gte=year)
    return frozenset(reports.filter(could_read).values_list("organisation_id", flat=True))


def organisations_with_consent(fund: SectorFund, purpose: Purpose) -> frozenset[int]:
    """The numbers of the organisations whose consent towards this fund stands."""
    standing = Consent.objects.filter(fund=fund, purpose=purpose, withdrawn_at__isnull=True)
    return frozenset(standing.values_list("organisation_id", flat=True))
