"""What is read about support access: by who asks for it, and by the employer it is about."""

from django.http import Http404

from organisations.access import check_platform_staff
from organisations.models import Organisation, SupportAccess


def supports_of(user):
    """Every access this person had or has, the latest first."""
    return user.support_accesses.select_related("organisation").order_by("-started_at", "-id")


def supports_at(organisation: Organisation):
    """Everyone of the platform who had or has access to this employer, the latest first."""
    return organisation.support_accesses.select_related("user").order_by("-started_at", "-id")


def support_for(user, support_id: int) -> SupportAccess:
    """One access of the user's own. Raises Http404, and as `check_platform_staff`."""
    check_platform_staff(user)
    access = supports_of(user).filter(pk=support_id).first()
    if access is None:
        raise Http404("Deze toegang is er niet.")
    return access
