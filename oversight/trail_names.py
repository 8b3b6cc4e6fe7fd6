"""How the things that events name are called: from slugs and addresses to the words of the pages."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from django.urls import get_resolver

from assessments.edition_files import editions, flex_editions, load_edition, load_flex_edition
from assessments.models import Basis, MatrixTeam
from assessments.selectors import sections
from organisations.models import PLATFORM, FundRole, Organisation, Purpose, Role, SectorFund, SupportAccess
from oversight.retention import ACCOUNT_RULES, RULES
from oversight.trail_words import Names
from reports.council.words import council_words
from reports.documents.dutch_dates import date_text
from reports.models import Decision, Stance, Verdict
from reports.tip_files import tips_by_slug

ALL_TEAMS = "alle teams"
ROUTES = {"kort": "korte", "lang": "lange"}
EVERYONE = "alle werkgevers in goedwerk"
# What an address begins with for everyone in the same place, and what it holds in between.
PLACE = re.compile(r"^(werkgever/%\(kvk\)s|fonds/%\(fund\)s)/?(%\(year\)s/)?")
ARGUMENT = re.compile(r"%\(\w+\)s")


def names_for(subject: Organisation | SectorFund) -> Names:
    """The readers of the parts of this trail's events, in two queries."""
    titles = _titles()
    funds = dict(SectorFund.objects.values_list("slug", "name")) | {PLATFORM: "goedwerk", "": EVERYONE}
    return {
        "section": _from(titles),
        "question": _from(titles),
        "indicator": _from(titles),
        "action": _action,
        "fund": _from(funds),
        "purpose": _label(Purpose),
        "stance": _label(Stance),
        "decision": _label(Decision),
        "verdict": _label(Verdict),
        "role": _from(roles_for(subject)),
        "route": _from(ROUTES),
        "date": _day,
        "fields": _fields,
        "team": _from(_teams(subject)),
        "basis": _label(Basis),
        "rule": _from({rule.slug: rule.what for rule in (*ACCOUNT_RULES, *RULES)}),
        "page": page_name,
    }


def roles_for(subject: Organisation | SectorFund) -> dict[str, str]:
    """What each role is called here; who speaks for the staff by the form that this employer has."""
    roles = {role.value: role.label.lower() for role in Role} | {SupportAccess.role: "ondersteuning van goedwerk"}
    roles |= {FundRole.MANAGER: "beheerder van het fonds", FundRole.READER: "lezer van het fonds"}
    words = council_words(subject.participation_form) if isinstance(subject, Organisation) else None
    return roles | ({Role.COUNCIL_SECRETARY: words.first, Role.COUNCIL_MEMBER: words.member} if words else {})


def page_name(url_name: str) -> str:
    """A page by its address, without what is the same for all pages of that place."""
    found = get_resolver().reverse_dict.getlist(url_name)
    if not found:
        return url_name
    address = PLACE.sub("", found[0][0][0][0])
    return ARGUMENT.sub("…", address).strip("/") or "de eerste pagina"


def _titles() -> dict[str, str]:
    """The title of every section by its own slug and by the slugs of its questions; the latest edition prevails."""
    titles = {}
    for edition in (*map(load_flex_edition, flex_editions()), *map(load_edition, editions())):
        for section in sections(edition):
            titles[section.slug] = section.title
            titles |= {question.slug: section.title for question in section.questions}
    return titles


def _teams(subject: Organisation | SectorFund) -> dict[str, str]:
    """Those of a competentiematrix by name; one that is gone keeps the slug that it had."""
    if isinstance(subject, SectorFund):
        return {}
    return dict(MatrixTeam.objects.filter(organisation=subject).values_list("slug", "name")) | {"": ALL_TEAMS}


def _from(words: Mapping[str, str]) -> Callable[[str], str]:
    return lambda slug: words.get(slug, slug)


def _label(choices) -> Callable[[str], str]:
    return lambda value: choices(value).label.lower() if value in choices.values else value


def _action(slug: str) -> str:
    """A tip by its title; an action of the employer's own has a number."""
    tip = tips_by_slug().get(slug)
    return f"“{tip.title}”" if tip else f"eigen maatregel {slug}"


def _day(written: str) -> str:
    return date_text(date.fromisoformat(written))


def _fields(written: str) -> str:
    """The details of an employer by the names that its form gives them."""
    known = {field.name: str(field.verbose_name) for field in Organisation._meta.concrete_fields}
    return ", ".join(known.get(name, name) for name in written.split(", "))
