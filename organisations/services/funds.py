"""What changes sector funds, who works for them and which employers belong to them."""

from dataclasses import dataclass

from django.db import transaction

from organisations.events import record_event
from organisations.models import PLATFORM, FundManager, FundMember, FundRole, Organisation, Purpose, SectorFund, User
from organisations.services.consents import change_consents
from organisations.services.organisations import verify_organisation


class FundExistsError(ValueError):
    """There is a fund with this slug, or the slug is kept for the platform."""


class LastManagerError(ValueError):
    """A fund keeps at least one manager."""


class OtherEmployerError(ValueError):
    """The invitation is for an employer with another KvK number."""


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """An employer as a fund puts it on its list; `sub_branch` is the name of a sub-branch, empty for none."""

    name: str
    kvk: str
    email: str
    holding: str = ""
    sub_branch: str = ""
    size_class: str = ""


@transaction.atomic
def create_fund(slug: str, name: str, *, is_fictional: bool = False, by, at) -> SectorFund:
    """Raises FundExistsError."""
    if slug == PLATFORM or SectorFund.objects.filter(slug=slug).exists():
        raise FundExistsError(slug)
    fund = SectorFund.objects.create(slug=slug, name=name, is_fictional=is_fictional, created_at=at)
    record_event(fund, "create_fund", slug, by=by, at=at)
    return fund


@transaction.atomic
def add_manager(fund: SectorFund, email: str, role: FundRole = FundRole.MANAGER, *, by, at) -> FundManager:
    """Let the person with this address work for the fund; who is no user yet becomes one, without a password.

    Who works there already keeps the role of before.
    """
    user = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email)
    known = {"role": role, "created_at": at}
    manager, is_new = FundManager.objects.get_or_create(user=user, fund=fund, defaults=known)
    if is_new:
        record_event(fund, "add_manager", role, by=by, at=at)
    return manager


@transaction.atomic
def change_fund_role(manager: FundManager, role: FundRole, *, by, at) -> FundManager:
    """Raises LastManagerError for the last manager."""
    if manager.role != role:
        _check_manager_remains(manager)
        manager.role = role
        manager.save(update_fields=["role"])
        record_event(manager.fund, "change_role", role, by=by, at=at)
    return manager


@transaction.atomic
def remove_manager(manager: FundManager, *, by, at) -> None:
    """Raises LastManagerError for the last manager; a reader may be the last."""
    _check_manager_remains(manager)
    manager.delete()
    record_event(manager.fund, "remove_manager", manager.role, by=by, at=at)


def _check_manager_remains(manager: FundManager) -> None:
    managers = manager.fund.managers.select_for_update().filter(role=FundRole.MANAGER)
    if manager.role == FundRole.MANAGER and len(managers) == 1:
        raise LastManagerError(manager.fund.slug)


@transaction.atomic
def join_fund(member: FundMember, organisation: Organisation, purposes: set[Purpose], *, by, at) -> FundMember:
    """The employer takes its place in the fund, which verifies it, with the consents that it gives.

    `by` is an administrator of the organisation who came by the link that the fund mailed. The first fund that an
    employer joins is the one it is compared in. Raises OtherEmployerError.
    """
    if member.kvk != organisation.kvk:
        raise OtherEmployerError(member.kvk)
    member.organisation, member.joined_at = organisation, at
    member.save(update_fields=["organisation", "joined_at"])
    organisation.comparison_fund = organisation.comparison_fund or member.fund
    organisation.holding = organisation.holding or member.holding
    organisation.save(update_fields=["comparison_fund", "holding"])
    record_event(organisation, "join_fund", member.fund.slug, by=by, at=at)
    if organisation.verified_at is None:
        verify_organisation(organisation, by=by, at=at)
    change_consents(organisation, member.fund, purposes, by=by, at=at)
    return member
