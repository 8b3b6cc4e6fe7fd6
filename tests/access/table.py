"""docs/toegang.md: which role finds what at every address, in Dutch."""

import re
from collections.abc import Callable, Iterable

from django.urls import get_resolver

from organisations.access import Action, FundAction
from organisations.models import FundRole, Role, SupportAccess
from tests.access.addresses import PATTERNS, asked_by, is_public
from tests.access.world import NO_ROLE

# By what the site answered to GET and to POST.
WORDS = {
    frozenset({"open", "403"}): "lezen",
    frozenset({"open"}): "ja",
    frozenset({"403"}): "nee",
    frozenset({"404"}): "–",
}
INTRODUCTION = """# Wie mag wat

Deze tabellen zijn gemeten: `tests/test_access.py` vraagt elk adres op in elke rol, bij de eigen en bij een andere
werkgever, om te lezen (GET) en om te veranderen (POST), en vergelijkt het antwoord met `organisations/access.py`.
Schrijf ze opnieuw met `WRITE_TOEGANG=1 pytest tests/test_access.py`.

**ja**: de pagina gaat open · **lezen**: wel lezen, niet veranderen ·
**nee**: uw rol geeft geen toegang (403) · **–**: de pagina bestaat niet voor u (404).

Wie niet is ingelogd, wordt naar de inlogpagina gestuurd. Bij een andere werkgever of een ander fonds vindt iedereen
niets (404), ook niet als het adres het eigen nummer heeft en alleen het onderdeel van een ander is. Een rol die is
ingetrokken, werkt bij de volgende klik niet meer. Een concept lezen alleen wie het invullen, en de ondersteuning.
Beheerders, fondsbeheerders en ondersteuning hebben een tweede stap bij het inloggen nodig.
"""
EMPLOYER = """Een invuller opent alleen de onderdelen die zijn toegewezen, en van de competentiematrix alleen de teams
die hij of zij leidt. Ondersteuning: zolang de toegang loopt. Een regel van de competentiematrix leest niemand anders;
ook dat is gemeten.
"""
REST = """Wie is ingelogd, ziet hier alleen wat van hem of haar zelf is. Achter een persoonlijke link of uitnodiging
staat alleen waar die voor is.
"""
OF_EMPLOYERS = (*Role, SupportAccess.role)
OF_THE_PLATFORM = (SupportAccess.role, Role.ADMIN, FundRole.MANAGER, NO_ROLE)


def render_table(measured: Callable[[str, str], dict[str, str]]) -> str:
    """`measured` tells what a role got at an address, by method."""
    kinds = {name: _kind(name) for name in PATTERNS}
    employer, fund, platform, rest = (
        [name for name in PATTERNS if kinds[name] is kind] for kind in (Action, FundAction, str, None)
    )
    parts = [
        INTRODUCTION,
        "## Bij een werkgever\n",
        EMPLOYER,
        _rows(employer, OF_EMPLOYERS, measured),
        "## Bij een fonds\n",
        _rows(fund, tuple(FundRole), measured),
        "## Voor wie het platform draaiend houdt\n",
        _rows(platform, OF_THE_PLATFORM, measured),
        "## Zonder werkgever of fonds\n",
        REST,
        _rest(rest),
    ]
    return "\n".join(parts)


def _kind(name: str) -> type | None:
    return next((type(each) for either in asked_by(name) for each in either), None)


def _rows(names: Iterable[str], roles: tuple[str, ...], measured) -> str:
    lines = [f"| adres | {' | '.join(roles)} |", f"|---|{'---|' * len(roles)}"]
    for name in names:
        answers = (WORDS[frozenset(measured(name, role).values())] for role in roles)
        lines.append(f"| {_path(name)} | {' | '.join(answers)} |")
    return "\n".join(lines) + "\n"


def _rest(names: Iterable[str]) -> str:
    lines = ["| adres | voor wie |", "|---|---|"]
    lines += [f"| {_path(name)} | {'iedereen' if is_public(name) else 'wie is ingelogd'} |" for name in names]
    return "\n".join(lines) + "\n"


def _path(name: str) -> str:
    """The address as a reader knows it, without how its parts are recognised."""
    ((route, _arguments), *_), *_ = get_resolver().reverse_dict[name]
    parts = re.compile(r"%\((\w+)\)s")
    return f"`/{parts.sub(_shown, route)}`"


def _shown(part: re.Match) -> str:
    return f"<{part[1]}>"
