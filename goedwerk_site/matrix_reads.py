"""Whoever sees rows of a competentiematrix stands in the trail, as whoever changes or downloads them does."""

from django.utils import timezone

from assessments.competentiematrix.services.links import worker_at
from organisations.access import Action, membership_for
from organisations.events import LinkHolder, record_event

# Pages with a row of a team on them. What is saved or downloaded there leaves an event of its own.
PAGES = frozenset(
    {
        "matrix_team",
        "matrix_cover",
        "matrix_differences",
        "matrix_workers",
        "matrix_worker",
        "matrix_worker_erase",
        "matrix_links",
        "matrix_confirm",
        "matrix_training",
    }
)
OF_A_COLLEAGUE = "matrix_own_team"
# Also what was typed wrong, or changed meanwhile, comes back with the page.
SHOWN = frozenset({200, 409, 422})


class MatrixReadsMiddleware:
    """Records before the page is sent, by team; without one it is about all teams that the visitor may see."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        found = request.resolver_match
        if found and response.status_code in SHOWN:
            if found.url_name in PAGES:
                _record_member(request.user, **found.kwargs)
            elif found.url_name == OF_A_COLLEAGUE:
                _record_colleague(**found.kwargs)
        return response


def _record_member(user, kvk: str, team: str = "", **rest) -> None:
    reader = membership_for(user, kvk, Action.LEAD_TEAM)
    record_event(reader.organisation, "view_matrix", team, by=reader, at=timezone.now())


def _record_colleague(token: str) -> None:
    team = worker_at(token, timezone.now()).team
    record_event(team.organisation, "view_matrix", team.slug, by=LinkHolder(), at=timezone.now())
