"""What other floors ask about organisations and people."""

from organisations.models import Membership


def memberships_of(user):
    """The user's memberships with their organisations, by the organisation's name."""
    return Membership.objects.filter(user=user).select_related("organisation").order_by("organisation__name", "id")


def members_of(organisation):
    """Everyone with a role here, administrators first."""
    return organisation.memberships.select_related("user").order_by("role", "user__email")
