"""What an employer lets be done with its figures: consents per purpose, and the fund it is compared in."""

from django.db import transaction

from organisations.events import record_event
from organisations.models import PLATFORM, Consent, FundMember, Organisation, Purpose, SectorFund
from organisations.selectors import standing_purposes

# The platform compares; it shows no names and reads no reports.
PLATFORM_PURPOSES = frozenset({Purpose.BENCHMARK})


class NotAMemberError(ValueError):
    """The employer does not belong to this fund."""


@transaction.atomic
def change_consents(
    organisation: Organisation, fund: SectorFund | None, purposes: set[Purpose], *, by, at
) -> frozenset[Purpose]:
    """Give and withdraw so that exactly these consents stand; fund None: towards the platform.

    A withdrawn consent keeps its row. What is published already stays; it acts in the correction or the next year.
    Raises NotAMemberError.
    """
    _check_membership(organisation, fund)
    wanted = frozenset(purposes) if fund else frozenset(purposes) & PLATFORM_PURPOSES
    standing = standing_purposes(organisation, fund)
    to = fund.slug if fund else PLATFORM
    for purpose in sorted(wanted - standing):
        Consent.objects.create(
            organisation=organisation, fund=fund, purpose=purpose, given_at=at, given_by=by.user if by else None
        )
        record_event(organisation, "give_consent", f"{to}/{purpose}", by=by, at=at)
    for purpose in sorted(standing - wanted):
        rows = organisation.consents.filter(fund=fund, purpose=purpose, withdrawn_at__isnull=True)
        rows.update(withdrawn_at=at, withdrawn_by=by.user if by else None)
        record_event(organisation, "withdraw_consent", f"{to}/{purpose}", by=by, at=at)
    return wanted


@transaction.atomic
def choose_comparison_fund(organisation: Organisation, fund: SectorFund | None, *, by, at) -> Organisation:
    """The fund whose benchmark stands beside the employer's scores; None: that of its SBI section."""
    _check_membership(organisation, fund)
    if organisation.comparison_fund == fund:
        return organisation
    organisation.comparison_fund = fund
    organisation.save(update_fields=["comparison_fund"])
    record_event(organisation, "choose_comparison_fund", fund.slug if fund else "", by=by, at=at)
    return organisation


def _check_membership(organisation: Organisation, fund: SectorFund | None) -> None:
    if fund and not FundMember.objects.filter(organisation=organisation, fund=fund).exists():
        raise NotAMemberError(fund.slug)
