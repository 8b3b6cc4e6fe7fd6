"""What a fund's pages say about a round: how far it is, its dates, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from benchmarks.models import Round, StoredPublication
from benchmarks.publication_selectors import publications_of
from benchmarks.round_selectors import rounds_of
from organisations.models import SectorFund
from reports.documents.dutch_dates import date_text
from reports.home import NextStep


@dataclass(frozen=True, slots=True)
class Moment:
    """A date of a round, and what happens on it."""

    day: date
    text: str
    is_past: bool


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round with how far it is; `kind` is that of the tag component."""

    round: Round
    status: str
    kind: str


def round_lines(fund: SectorFund, today: date) -> tuple[RoundLine, ...]:
    """The fund's rounds, the latest first, in two queries."""
    published = _latest_by_year(publications_of(fund))
    return tuple(_line(each, published.get(each.year), today) for each in rounds_of(fund))


def round_line(fund_round: Round, today: date) -> RoundLine:
    published = _latest_by_year(publications_of(fund_round.fund).filter(year=fund_round.year))
    return _line(fund_round, published.get(fund_round.year), today)


def timeline(fund_round: Round, today: date) -> tuple[Moment, ...]:
    return (
        Moment(fund_round.opens_on, "De ronde gaat open. Leden kunnen indienen.", fund_round.opens_on <= today),
        Moment(fund_round.closes_on, "Laatste dag om in te dienen.", fund_round.closes_on < today),
        Moment(fund_round.publishes_on, "Vanaf nu kunt u de benchmark publiceren.", fund_round.publishes_on <= today),
        Moment(fund_round.corrects_on, "Vanaf nu kunt u één keer corrigeren.", fund_round.corrects_on <= today),
    )


def next_step(fund_round: Round, *, has_members: bool, is_reminded: bool, today: date) -> NextStep:
    """The one thing to do for this round now."""
    place = (fund_round.fund.slug, fund_round.year)
    if today >= fund_round.publishes_on:
        text = "Publiceren, de uitkomsten bekijken en corrigeren doet u op de pagina Benchmark."
        return NextStep("Bekijk de benchmark", text, "Naar de benchmark", "fund_benchmark", place)
    if today > fund_round.closes_on:
        text = f"Indienen kan niet meer. Op {date_text(fund_round.publishes_on)} kunt u de benchmark publiceren."
        return NextStep("Er is nu niets te doen", text, "", "")
    if not has_members:
        text = "Lees een lijst in, of nodig leden een voor een uit. Wij mailen ieder lid een eigen link."
        return NextStep("Nodig uw leden uit", text, "Leden uitnodigen", "fund_members", place)
    if today < fund_round.opens_on:
        text = f"De uitnodigingen gaan uit op {date_text(fund_round.opens_on)}. Tot die tijd kunt u leden toevoegen."
        return NextStep("Controleer uw ledenlijst", text, "Naar de leden", "fund_members", place)
    until = f"Indienen kan tot en met {date_text(fund_round.closes_on)}."
    if is_reminded:
        return NextStep(
            "Wacht op uw leden", f"{until} U kunt nog leden toevoegen.", "Naar de leden", "fund_members", place
        )
    text = f"{until} U kunt leden toevoegen, en één keer een herinnering laten sturen."
    return NextStep("Herinner uw leden op tijd", text, "Naar de leden", "fund_members", place)


def _latest_by_year(publications: Sequence[StoredPublication]) -> dict[int, StoredPublication]:
    """Of a year that was corrected the correction, which comes first."""
    latest: dict[int, StoredPublication] = {}
    for publication in publications:
        latest.setdefault(publication.year, publication)
    return latest


def _line(fund_round: Round, published: StoredPublication | None, today: date) -> RoundLine:
    if published:
        word = "Gecorrigeerd" if published.is_correction else "Gepubliceerd"
        return RoundLine(fund_round, f"{word} op {date_text(localdate(published.published_at))}", "success")
    if today < fund_round.opens_on:
        return RoundLine(fund_round, f"Gaat open op {date_text(fund_round.opens_on)}", "")
    if today <= fund_round.closes_on:
        return RoundLine(fund_round, f"Open tot en met {date_text(fund_round.closes_on)}", "info")
    if today < fund_round.publishes_on:
        return RoundLine(fund_round, f"Gesloten op {date_text(fund_round.closes_on)}", "")
    return RoundLine(fund_round, "Klaar om te publiceren", "warning")
