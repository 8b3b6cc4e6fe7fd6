"""Support looks along in the open: every page it sees at an employer stands in that employer's trail."""

from django.utils import timezone

from goedwerk_site.refusals import record_refusal
from organisations.access import Refused, running_supports
from organisations.events import record_event
from organisations.models import SupportAccess

SAFE = ("GET", "HEAD", "OPTIONS")


class SupportMiddleware:
    """Gives the request its `support_access`, for the banner, and records what was shown before it is sent."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.support_access = None
        response = self.get_response(request)
        access = request.support_access
        if access and response.status_code < 300:
            page = request.resolver_match.url_name
            record_event(access.organisation, "support_viewed", page, by=access, at=timezone.now())
        return response

    def process_view(self, request, view, args, kwargs):
        """Raises Refused for every request that could change something, whatever the view makes of it."""
        request.support_access = access = _running(request.user, kwargs.get("kvk"))
        if access and request.method not in SAFE:
            record_refusal(request, access.organisation, "refused", by=access)
            raise Refused(access)


def _running(user, kvk: str | None) -> SupportAccess | None:
    """The access with which this person opens a page of the employer with this number."""
    if kvk is None or not user.is_authenticated:
        return None
    running = running_supports(user, at=timezone.now()).filter(organisation__kvk=kvk)
    return running.select_related("organisation", "user").first()
