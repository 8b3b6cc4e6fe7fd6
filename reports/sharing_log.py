"""What was shared when: publications an employer counted in, reports that were read, consents given and withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from benchmarks.models import Contribution
from benchmarks.publication_selectors import publications_counting
from organisations.models import PLATFORM, Event, Organisation, Purpose, SectorFund

PLATFORM_NAME = "goedwerk"


@dataclass(frozen=True, slots=True)
class LogLine:
    """`who` is a role, never a name."""

    at: datetime
    what: str
    who: str


def sharing_log(organisation: Organisation) -> tuple[LogLine, ...]:
    """The newest first, in three queries."""
    events = list(organisation.events.filter(verb__in=TELLERS).order_by("-at", "-id"))
    slugs = {part for event in events for part in event.object.split("/")}
    names = {fund.slug: str(fund) for fund in SectorFund.objects.filter(slug__in=slugs)} | {PLATFORM: PLATFORM_NAME}
    lines = [_event_line(event, names) for event in events]
    lines += [_publication_line(counted) for counted in publications_counting(organisation)]
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))


def _publication_line(counted: Contribution) -> LogLine:
    publication = counted.publication
    what = "de correctie van de benchmark" if publication.is_correction else "de benchmark"
    of = f"van {publication.fund}" if publication.fund else "per bedrijfstak"
    who = "Fonds" if publication.fund else PLATFORM_NAME
    return LogLine(publication.published_at, f"Uw scores over {publication.year} telden mee in {what} {of}.", who)


def _event_line(event: Event, names: dict[str, str]) -> LogLine:
    return LogLine(event.at, TELLERS[event.verb](event.object, names), event.role.capitalize() or PLATFORM_NAME)


def _joined(slug: str, names: dict[str, str]) -> str:
    return f"U ging meedoen met {names.get(slug, slug)}."


def _gave(obj: str, names: dict[str, str]) -> str:
    whom, purpose = _consent(obj, names)
    return f"Toestemming gegeven aan {whom}: {purpose}."


def _withdrew(obj: str, names: dict[str, str]) -> str:
    whom, purpose = _consent(obj, names)
    return f"Toestemming aan {whom} ingetrokken: {purpose}."


def _read(obj: str, names: dict[str, str]) -> str:
    year, _, slug = obj.partition("/")
    return f"{names.get(slug, slug)} las uw jaarrapport over {year}."


def _consent(obj: str, names: dict[str, str]) -> tuple[str, str]:
    slug, _, purpose = obj.partition("/")
    label = Purpose(purpose).label
    return names.get(slug, slug), label[0].lower() + label[1:]


# How an event reads, from its object and the names of the parties by slug.
TELLERS = {"join_fund": _joined, "give_consent": _gave, "withdraw_consent": _withdrew, "read_report": _read}
