"""The agenda of the meeting about one year, on one page: what to talk about, with room to write. Pure."""

from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from reports.cell_words import SMALLEST_DIFFERENCE
from reports.council.findings import largest_differences
from reports.documents.council_chapter import council_differences
from reports.documents.dossier import Action, Dossier, Employer
from reports.documents.dutch_dates import date_text
from reports.documents.improvement_plan import UNDECIDED
from reports.results import IndicatorResult

EACH = 3
PROMISES = 4
# So many characters that each takes one line, and the longest texts together still fit one page.
LONGEST, LONGEST_ANSWER, LONGEST_PROMISE, LONGEST_OWNER = 100, 90, 60, 25


@dataclass(frozen=True, slots=True)
class Scored:
    title: str
    points: str
    standing: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What is worth talking about; `sides` as (who or what, what it says)."""

    title: str
    sides: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """`is_compared`: the findings are differences with the council; else the largest falls since last year."""

    strongest: tuple[Scored, ...]
    weakest: tuple[Scored, ...]
    is_compared: bool
    findings: tuple[Finding, ...]
    promises: tuple[str, ...]
    more_promises: int


@dataclass(frozen=True, slots=True)
class AgendaSheet:
    """The agenda as a document of its own."""

    employer: Employer
    year: int
    printed_on: str
    agenda: Agenda


def build_agenda_sheet(dossier: Dossier, printed_on: date) -> AgendaSheet:
    return AgendaSheet(dossier.employer, dossier.year, date_text(printed_on), build_agenda(dossier))


def build_agenda(dossier: Dossier) -> Agenda:
    """An indicator is among the strongest or the weakest, never both."""
    scored = [result for result in dossier.results.indicators if result.score is not None]
    ordered = sorted(scored, key=lambda result: result.score, reverse=True)
    strongest, others = ordered[:EACH], ordered[EACH:]
    differences = _differences(dossier)
    promises = [action for action in dossier.last_actions if action.is_open]
    return Agenda(
        strongest=tuple(_scored(result) for result in strongest),
        weakest=tuple(_scored(result) for result in reversed(others[-EACH:])),
        is_compared=bool(differences),
        findings=differences or _falls(scored),
        promises=tuple(_promise(action) for action in promises[:PROMISES]),
        more_promises=len(promises[PROMISES:]),
    )


def _scored(result: IndicatorResult) -> Scored:
    return Scored(result.indicator.title, result.points, result.standing)


def _differences(dossier: Dossier) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            _short(f"{d.indicator.title}: {d.question.text}", LONGEST),
            (
                ("Werkgever", _short(d.employer_words, LONGEST_ANSWER)),
                (dossier.council.party.capitalize(), _short(d.council_words, LONGEST_ANSWER)),
            ),
        )
        for d in largest_differences(council_differences(dossier), EACH)
    )


def _falls(scored: list[IndicatorResult]) -> tuple[Finding, ...]:
    """The indicators that lost most; under five points is no difference."""
    known = [r for r in scored if r.last_year is not None and r.last_year - r.score >= SMALLEST_DIFFERENCE]
    known.sort(key=lambda result: result.score - result.last_year)
    return tuple(
        Finding(r.indicator.title, (("Vorig jaar", r.last_year_points), ("Dit jaar", f"{r.points}, {r.change}")))
        for r in known[:EACH]
    )


def _promise(action: Action) -> str:
    who, when = action.owner_function or UNDECIDED, date_text(action.deadline) if action.deadline else UNDECIDED
    return f"{_short(action.title, LONGEST_PROMISE)} ({_short(who, LONGEST_OWNER)}; klaar op {when})"


def _short(text: str, longest: int) -> str:
    return shorten(text, longest, placeholder=" …")
