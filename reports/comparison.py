"""Scores beside those of other employers, in words: with whom, from which publication, and why no closer. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from string import ascii_uppercase

from assessments.wording import points_text, round_half_up
from benchmarks.cells import ALL_SIZES, Edge, PublishedCell
from benchmarks.disclosure import HIGHEST_TOLD, LOWEST_TOLD
from benchmarks.ladder import Among, Comparison, Peers, Place, Rung, Source
from reports.cell_words import SMALLEST_DIFFERENCE, crowd_range, mean_words, middle_words, share_words, size_words
from reports.documents.dutch_dates import date_text
from reports.tips import AllGroupsLift, LevelLift, Tip


@dataclass(frozen=True, slots=True)
class ShownPeers:
    """The other employers beside one score. `middle` and `difference` are empty where they are not told.

    `letter` names the group where there is more than one.
    """

    cell: PublishedCell
    crowd: str
    points: str
    middle: str
    difference: str
    origin: str
    letter: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What is said once about all scores; where there is more than one group, `groups` has a line with each letter."""

    text: str
    groups: tuple[str, ...] = ()
    letters: Mapping[Rung, str] = field(default_factory=dict)
    is_told: bool = False


def show_peers(comparison: Comparison, compared: Compared, measure: str, score: Decimal | None) -> ShownPeers | None:
    """None: no group is told about this measure."""
    peers = comparison.peers_on(measure)
    if peers is None:
        return None
    return ShownPeers(
        cell=peers.cell,
        crowd=crowd_range(peers.cell),
        points=mean_words(peers.cell),
        middle=middle_words(peers.cell),
        difference=difference_words(score, peers.cell),
        origin=_origin(comparison, [peers]),
        letter=compared.letters.get(peers.rung, ""),
    )


def compare(comparison: Comparison, measures: Iterable[str]) -> Compared:
    """With whom these measures are compared, or why with nobody."""
    found = [peers for measure in measures if (peers := comparison.peers_on(measure))]
    by_rung = {rung: [p for p in found if p.rung == rung] for rung in comparison.place.ladder}
    origins = {rung: _origin(comparison, group) for rung, group in by_rung.items() if group}
    if not origins:
        return Compared(_why_nobody(comparison))
    if len(origins) == 1:
        return Compared(f"Vergeleken met {next(iter(origins.values()))}", is_told=True)
    letters = dict(zip(origins, ascii_uppercase, strict=False))
    groups = tuple(f"Groep {letters[rung]}, {origin}" for rung, origin in origins.items())
    text = "Niet elke indicator is met dezelfde groep te vergelijken. In de tabel staat met welke wel."
    return Compared(text, groups, letters, is_told=True)


def practice_words(comparison: Comparison | None, tip: Tip) -> str:
    """Which share of the peers does what the tip brings; empty where that is not told, or hardly anyone does.

    A tip that is about more than one described practice says nothing: who does the one need not do the other.
    """
    practices = {lift.question for lift in tip.lifts if isinstance(lift, LevelLift | AllGroupsLift)}
    peers = comparison.peers_on(practices.pop()) if comparison and len(practices) == 1 else None
    if peers is None or peers.cell.edge is Edge.BELOW:
        return ""
    share, group = share_words(peers.cell), group_words(peers.rung, comparison.place)
    return f"{share[0].upper()}{share[1:]} van {group} doet dit al."


def group_words(rung: Rung, place: Place) -> str:
    """The employers of a rung, as in "de leden van Fonds X met 50 tot 250 medewerkers"."""
    size = "10 medewerkers of meer" if rung.column == ALL_SIZES else size_words(rung.column)
    route = " op de korte route" if rung.column.is_short else ""
    who = {
        Among.FUND: f"leden van {place.fund}",
        Among.SECTION: f"werkgevers in {place.section.name} (SBI {place.section.letter})" if place.section else "",
        Among.EVERYONE: "werkgevers in alle sectoren",
    }[rung.among]
    return f"de {who} met {size}{route}"


def difference_words(score: Decimal | None, cell: PublishedCell) -> str:
    """The own score against the mean, never finer than the mean is told; empty without a score."""
    if score is None:
        return ""
    least = max(SMALLEST_DIFFERENCE, cell.crowd.step)
    if cell.edge is Edge.BELOW:
        return "hoger" if score >= LOWEST_TOLD + least else "geen verschil"
    if cell.edge is Edge.ABOVE:
        return "lager" if score <= HIGHEST_TOLD - least else "geen verschil"
    return _distance(score - cell.mean, cell.crowd.step, least)


def _distance(above: Decimal, step: int, least: int) -> str:
    if abs(above) < least:
        return "geen verschil"
    points = points_text(round_half_up(abs(above) / step) * step)
    return f"{'ongeveer ' if step > 1 else ''}{points} {'hoger' if above > 0 else 'lager'}"


def _origin(comparison: Comparison, found: list[Peers]) -> str:
    """Of peers on one rung: with how many they are, from which publication, and why no closer group."""
    crowds = {peers.cell.crowd for peers in found}
    rung, number = found[0].rung, f"{found[0].cell.crowd}, " if len(crowds) == 1 else ""
    reasons = " ".join(_reasons(comparison, found[0].closer))
    publication = _publication(comparison.source_of(rung))
    return f"{group_words(rung, comparison.place)}: {number}{publication}. {reasons}".strip()


def _publication(source: Source) -> str:
    return f"{'correctie' if source.is_correction else 'publicatie'} van {date_text(source.published_on)}"


def _reasons(comparison: Comparison, rungs: Iterable[Rung]) -> list[str]:
    """Why these groups are not told, per publication that they would come from."""
    of_fund = [rung for rung in rungs if rung.among is Among.FUND]
    others = [rung for rung in rungs if rung.among is not Among.FUND]
    return [_reason(comparison, group) for group in (of_fund, others) if group]


def _reason(comparison: Comparison, rungs: list[Rung]) -> str:
    source = comparison.source_of(rungs[0])
    if source.published_on:
        groups = " en van ".join(group_words(rung, comparison.place) for rung in rungs)
        return f"Van {groups} doen er hier te weinig mee om een gemiddelde te tonen."
    whose = comparison.place.fund if rungs[0].among is Among.FUND else "alle werkgevers"
    planned = f"; die staat gepland voor {date_text(source.planned_on)}" if source.planned_on else ""
    return f"De benchmark van {whose} over {comparison.year} is er nog niet{planned}."


def _why_nobody(comparison: Comparison) -> str:
    """The widest group of each publication says it for the closer ones."""
    widest = {rung.among is Among.FUND: rung for rung in comparison.place.ladder}
    reasons = " ".join(_reasons(comparison, widest.values()))
    return f"Een vergelijking met andere werkgevers is er niet. {reasons} U ziet alleen de officiële cijfers."
