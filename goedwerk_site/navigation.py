"""What every page is told: where one can go from here, and whether this is the demo."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from organisations.models import Role
from organisations.selectors import managements_of, memberships_of
from reports.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD


def site_context(request):
    # Lazy: the answer to an autosave prints no navigation.
    context = {"is_demo": settings.DEMO, "navigation": SimpleLazyObject(lambda: build_navigation(request))}
    if settings.DEMO and not request.user.is_authenticated:
        context |= {"demo_accounts": DEMO_ACCOUNTS, "demo_password": DEMO_PASSWORD}
    return context


def build_navigation(request):
    """Links as (label, address, is_current): general ones, and those of the employer or fund one is looking at."""
    match = request.resolver_match
    if match is None or not request.user.is_authenticated:
        return []
    kwargs = match.kwargs
    links = [("Overzicht", "home", {}), *_year_links(request.user, kwargs), *_fund_links(request.user, kwargs)]
    links.append(("Referentiecijfers", "reference_figures", {}))
    return [(label, reverse(name, kwargs=kwargs), match.url_name == name) for label, name, kwargs in links]


def _year_links(user, kwargs):
    if not {"kvk", "year"} <= kwargs.keys():
        return []
    place = {"kvk": kwargs["kvk"], "year": kwargs["year"]}
    links = [("Vragen", "tasks", place)]
    if memberships_of(user).filter(organisation__kvk=kwargs["kvk"], role=Role.ADMIN).exists():
        links += [("Resultaten", "results", place), ("Verbeterplan", "plan", place)]
    return links


def _fund_links(user, kwargs):
    """The fund's pages; those of a round only where one is looking at a round."""
    if "fund" not in kwargs or not managements_of(user).filter(fund__slug=kwargs["fund"]).exists():
        return []
    place = {"fund": kwargs["fund"]}
    links = [("Rondes", "fund", place)]
    if "year" in kwargs:
        names = (
            ("Deelname", "fund_round"),
            ("Leden", "fund_members"),
            ("Benchmark", "fund_benchmark"),
            ("Thema's", "fund_themes"),
            ("Tips", "fund_tips"),
        )
        links += [(label, name, place | {"year": kwargs["year"]}) for label, name in names]
    return [*links, ("Aanbod", "fund_offers", place)]
