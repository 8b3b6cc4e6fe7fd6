"""Who needs a second factor beside the password, and who has one; `access.py` says which roles ask for it."""

from allauth.mfa.models import Authenticator

from organisations.access import SECOND_FACTOR_ROLES, SECOND_FACTORS, is_of_the_demo


def needs_second_factor(user) -> bool:
    """Whether a role of theirs asks for it; the people of the demo are excepted, and only while it is a demo."""
    if is_of_the_demo(user):
        return False
    return (
        user.is_platform_staff
        or user.memberships.filter(role__in=SECOND_FACTOR_ROLES).exists()
        or user.fund_managements.filter(role__in=SECOND_FACTOR_ROLES).exists()
    )


def lacks_second_factor(user) -> bool:
    """Whether they cannot reach what their role is for until they set one up."""
    return not second_factors_of(user).exists() and needs_second_factor(user)


def may_remove(authenticator: Authenticator) -> bool:
    """False for the only second factor of someone whose role asks for one; recovery codes are none by themselves."""
    others = second_factors_of(authenticator.user).exclude(pk=authenticator.pk)
    return authenticator.type not in SECOND_FACTORS or others.exists() or not needs_second_factor(authenticator.user)


def second_factors_of(user):
    return Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS)
