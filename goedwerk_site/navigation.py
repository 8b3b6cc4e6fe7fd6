"""What every page is told: where one can go from here, in which places one has a role, and whether this is the demo."""

from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from organisations.access import Action, FundAction, may, may_at_fund, running_supports
from organisations.models import FundManager, Membership, ParticipationForm, SizeClass, SupportAccess
from organisations.selectors import managements_of, memberships_of
from reports.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD

# Label, name of the address, and what one must be allowed to do to see it.
YEAR_LINKS = (
    ("Vragen", "tasks", Action.VIEW_TASKS),
    ("Resultaten", "results", Action.VIEW_RESULTS),
    ("Verbeterplan", "plan", Action.VIEW_RESULTS),
)
COUNCIL_LINKS = (
    ("Bespreking", "consult", Action.VIEW_DISCUSSION),
    ("Onze rol", "council_room", Action.DISCUSS),
)
# Nobody to discuss with: only who fixes the report goes to that page.
NO_COUNCIL_LINKS = (("Vaststellen", "consult", Action.CONSULT),)
MATRIX_LINKS = (("Competentiematrix", "matrix", Action.LEAD_TEAM),)
# Who sees no rows sees groups.
MATRIX_GROUP_LINKS = (("Competentiematrix", "matrix_groups", Action.VIEW_RESULTS),)
EMPLOYER_LINKS = (("Wie deed wat", "trail", Action.VIEW_TRAIL),)
FUND_LINKS = (("Rondes", "fund", FundAction.VIEW),)
ROUND_LINKS = (
    ("Deelname", "fund_round", FundAction.VIEW),
    ("Leden", "fund_members", FundAction.VIEW),
    ("Benchmark", "fund_benchmark", FundAction.VIEW),
    ("Thema's", "fund_themes", FundAction.VIEW),
    ("Tips", "fund_tips", FundAction.VIEW),
)
WORKSPACE_LINKS = (
    ("Aanbod", "fund_offers", FundAction.VIEW),
    ("Mensen", "fund_people", FundAction.VIEW),
    ("Wie deed wat", "fund_trail", FundAction.MANAGE),
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Everything a user may act as, in at most three queries."""

    memberships: tuple[Membership, ...] = ()
    supports: tuple[SupportAccess, ...] = ()
    managements: tuple[FundManager, ...] = ()

    def at(self, kvk: str) -> list[Membership | SupportAccess]:
        return [place for place in (*self.memberships, *self.supports) if place.organisation.kvk == kvk]

    def at_fund(self, slug: str) -> list[FundManager]:
        return [place for place in self.managements if place.fund.slug == slug]


@dataclass(frozen=True, slots=True)
class Place:
    """An employer or a fund where the user has a role, or more than one; `is_current`: one is looking at it."""

    name: str
    roles: str
    address: str
    is_current: bool


def site_context(request):
    # Lazy: the answer to an autosave prints no navigation.
    roles = SimpleLazyObject(lambda: read_roles(request.user))
    context = {
        "is_demo": settings.DEMO,
        "navigation": SimpleLazyObject(lambda: build_navigation(request, roles)),
        "places": SimpleLazyObject(lambda: build_places(request, roles)),
    }
    if settings.DEMO and not request.user.is_authenticated:
        context |= {"demo_accounts": DEMO_ACCOUNTS, "demo_password": DEMO_PASSWORD}
    return context


def read_roles(user) -> Roles:
    if not user.is_authenticated:
        return Roles()
    supports = running_supports(user, at=timezone.now()).select_related("organisation")
    return Roles(tuple(memberships_of(user)), tuple(supports), tuple(managements_of(user)))


def build_navigation(request, roles: Roles) -> list[tuple[str, str, bool]]:
    """Links as (label, address, is_current): general ones, and those of the employer or fund one is looking at."""
    match = request.resolver_match
    if match is None or not request.user.is_authenticated:
        return []
    links = [("Overzicht", "home", {}), *_employer_links(match.kwargs, roles), *_fund_links(match.kwargs, roles)]
    if request.user.is_platform_staff:
        links.append(("Ondersteuning", "support", {}))
    links.append(("Referentiecijfers", "reference_figures", {}))
    return [(label, reverse(name, kwargs=kwargs), match.url_name == name) for label, name, kwargs in links]


def _employer_links(kwargs, roles: Roles):
    kvk, here = kwargs.get("kvk"), roles.at(kwargs.get("kvk"))
    links = _matrix_links(here, {"kvk": kvk}) + _allowed(EMPLOYER_LINKS, here, may, {"kvk": kvk})
    if not here or "year" not in kwargs:
        return links
    has_council = here[0].organisation.participation_form != ParticipationForm.NONE
    of_year = YEAR_LINKS + (COUNCIL_LINKS if has_council else NO_COUNCIL_LINKS)
    return _allowed(of_year, here, may, {"kvk": kvk, "year": kwargs["year"]}) + links


def _matrix_links(here, place):
    """An employer of fewer than ten is not offered one."""
    if not here or here[0].organisation.size_class == SizeClass.MICRO:
        return []
    return _allowed(MATRIX_LINKS, here, may, place) or _allowed(MATRIX_GROUP_LINKS, here, may, place)


def _fund_links(kwargs, roles: Roles):
    """The fund's pages; those of a round only where one is looking at a round."""
    fund, here = kwargs.get("fund"), roles.at_fund(kwargs.get("fund"))
    of_round = (
        _allowed(ROUND_LINKS, here, may_at_fund, {"fund": fund, "year": kwargs["year"]}) if "year" in kwargs else []
    )
    before, after = (_allowed(links, here, may_at_fund, {"fund": fund}) for links in (FUND_LINKS, WORKSPACE_LINKS))
    return before + of_round + after


def _allowed(links, here, may_do, place):
    return [(label, name, place) for label, name, action in links if any(may_do(role, action) for role in here)]


def build_places(request, roles: Roles) -> tuple[Place, ...]:
    """Every employer and fund of the user, each once, employers first."""
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    return (
        *_employers(roles, kwargs.get("kvk")),
        *(_supported(support, kwargs.get("kvk")) for support in roles.supports),
        *(_fund(management, kwargs.get("fund")) for management in roles.managements),
    )


def _employers(roles: Roles, kvk: str | None):
    """To the part of the home page that says what to do there now, which differs by role."""
    for organisation, grouped in groupby(roles.memberships, lambda place: place.organisation):
        places = tuple(grouped)
        words = ", ".join(place.get_role_display() for place in places)
        address = f"{reverse('home')}#organisatie-{places[0].pk}"
        yield Place(str(organisation), words, address, organisation.kvk == kvk)


def _supported(support: SupportAccess, kvk: str | None) -> Place:
    organisation = support.organisation
    return Place(str(organisation), "Ondersteuning", reverse("support"), organisation.kvk == kvk)


def _fund(management: FundManager, slug: str | None) -> Place:
    fund = management.fund
    return Place(str(fund), management.get_role_display(), reverse("fund", args=[fund.slug]), fund.slug == slug)
