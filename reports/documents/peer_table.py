"""The table of scores beside those of other employers, the same in every document about one employer. Pure."""

from reports.documents.tables import Column, Table
from reports.results import IndicatorResult, Results

NOTE = (
    "Zelfbeoordelingen van andere werkgevers in goedwerk, afgerond zodat niemand er één werkgever in herkent. "
    "Een verschil dat kleiner is dan 5 punten, of dan de afronding van het gemiddelde, noemen wij geen verschil."
)


def build_peer_table(results: Results) -> Table | None:
    """None where nothing is told. Groups are named only where there is more than one."""
    if not results.compared.is_told:
        return None
    heads = (
        Column("Indicator", "wide"),
        Column("Uw score", "points"),
        Column("Gemiddelde", "number"),
        Column("Middelste helft", "short"),
        Column("Verschil", "narrow"),
        Column("Groep" if results.compared.groups else "Werkgevers", "short"),
    )
    return Table("Naast andere werkgevers (0 tot 100 punten)", heads, tuple(map(_row, results.indicators)), NOTE)


def _row(result: IndicatorResult) -> tuple[str, ...]:
    peers, start = result.peers, (result.indicator.title, result.points)
    if peers is None:
        return (*start, "–", "", "", "te weinig")
    number = f"{peers.letter}: {peers.crowd}" if peers.letter else peers.crowd
    return (*start, peers.points, peers.middle, peers.difference, number)
