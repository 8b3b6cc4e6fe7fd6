"""The council's chapter of the annual report: views per indicator, the employer's replies, the opinion. Pure."""

from dataclasses import dataclass

from assessments.questionnaire import Indicator
from reports.council.duty import NONE, duty_words
from reports.council.findings import Difference, find_differences
from reports.council.record import CouncilRecord, OpinionRecord, PositionRecord, ProposalRecord
from reports.documents.dossier import Dossier
from reports.documents.dutch_dates import date_text
from reports.documents.tables import Column, Table

WITHOUT = "Medezeggenschap"
NO_POSITION = "geen standpunt"
NO_ANSWER = "nog geen antwoord"


@dataclass(frozen=True, slots=True)
class PrintedPosition:
    """What was written about one indicator; `reply` empty: nothing was asked of the employer."""

    title: str
    stance: str
    remark: str
    reply: str
    differences: Table | None


@dataclass(frozen=True, slots=True)
class PrintedProposal:
    title: str
    text: str
    decision: str
    reply: str


@dataclass(frozen=True, slots=True)
class PrintedOpinion:
    """`counts` None: not a staff meeting."""

    verdict: str
    given_on: str
    text: str
    counts: Table | None


@dataclass(frozen=True, slots=True)
class CouncilChapter:
    """`party` empty: nobody speaks for the staff, and `standing` says what the law asks.

    `opinion` None: none was given; `standing` says how far the discussion is. `stances` None: none was shared.
    """

    heading: str
    party: str
    standing: str
    stances: Table | None
    positions: tuple[PrintedPosition, ...]
    proposals: tuple[PrintedProposal, ...]
    opinion: PrintedOpinion | None


def build_council_chapter(dossier: Dossier) -> CouncilChapter:
    council = dossier.council
    if council is None:
        return CouncilChapter(WITHOUT, "", duty_words(dossier.sheet.size_class, NONE), None, (), (), None)
    return CouncilChapter(
        heading=f"Wat {council.party_with_article} ervan vindt",
        party=council.party_with_article,
        standing=_standing(council),
        stances=_stance_table(dossier, council),
        positions=_positions(dossier, council),
        proposals=tuple(_proposal(proposal, dossier) for proposal in council.proposals),
        opinion=_opinion(council.opinion) if council.opinion else None,
    )


def council_differences(dossier: Dossier) -> tuple[Difference, ...]:
    """Where the council would have given another level than the employer, by indicator; empty without a council."""
    positions = dossier.council.positions if dossier.council else ()
    levels = {question: level for position in positions for question, level in position.levels}
    return find_differences(dossier.sheet.edition, dossier.sheet, levels)


def _standing(council: CouncilRecord) -> str:
    party, due_on = council.party_with_article, council.due_on
    if due_on is None:
        return f"De zelfbeoordeling is nog niet voorgelegd aan {party}."
    laid = f"De zelfbeoordeling is voorgelegd aan {party}, met tijd om te antwoorden tot en met {date_text(due_on)}."
    if council.opinion or council.is_open:
        return laid
    if council.is_fixed:
        return f"{laid} Er is geen oordeel ontvangen."
    return f"{laid} Daarna ging zij terug naar concept; zij is nog niet opnieuw voorgelegd."


def _stance_table(dossier: Dossier, council: CouncilRecord) -> Table | None:
    if not council.positions:
        return None
    found = {position.indicator: position for position in council.positions}
    heads = (
        Column("Indicator", "wide"),
        Column("Score", "points"),
        Column("Stand volgens de werkgever"),
        Column("Standpunt"),
    )
    rows = tuple(
        (
            r.indicator.title,
            r.points,
            r.standing,
            found[r.indicator.slug].stance if r.indicator.slug in found else NO_POSITION,
        )
        for r in dossier.results.indicators
    )
    return Table(f"Hoe {council.party_with_article} de twaalf indicatoren ziet", heads, rows)


def _positions(dossier: Dossier, council: CouncilRecord) -> tuple[PrintedPosition, ...]:
    """Those that say more than "eens", in the order of the indicators."""
    differences = council_differences(dossier)
    pairs = ((each, council.position_on(each.slug)) for each in dossier.sheet.edition.indicators)
    return tuple(
        _position(indicator, position, council, tuple(d for d in differences if d.indicator is indicator))
        for indicator, position in pairs
        if position and (position.remark or position.levels)
    )


def _position(
    indicator: Indicator, position: PositionRecord, council: CouncilRecord, differences: tuple[Difference, ...]
) -> PrintedPosition:
    return PrintedPosition(
        title=indicator.title,
        stance=position.stance,
        remark=position.remark,
        reply=position.reply or (NO_ANSWER if position.remark else ""),
        differences=_difference_table(indicator, council, differences) if differences else None,
    )


def _difference_table(indicator: Indicator, council: CouncilRecord, differences: tuple[Difference, ...]) -> Table:
    heads = (
        Column("Vraag", "wide"),
        Column("Werkgever"),
        Column(council.party.capitalize()),
        Column("Verschil", "short"),
    )
    rows = tuple((d.question.text, d.employer_words, d.council_words, gap_words(d)) for d in differences)
    note = "De score blijft die van de werkgever. Een verschil wordt getoond en nooit gemiddeld."
    return Table(f"{indicator.title}: waar beiden iets anders zien", heads, rows, note)


def gap_words(difference: Difference) -> str:
    """Empty where the employer gave no level."""
    if difference.gap is None:
        return ""
    return "1 niveau" if difference.gap == 1 else f"{difference.gap} niveaus"


def _proposal(proposal: ProposalRecord, dossier: Dossier) -> PrintedProposal:
    indicator = dossier.sheet.edition.indicator(proposal.indicator)
    title = indicator.title if indicator else ""
    return PrintedProposal(title, proposal.text, proposal.decision or NO_ANSWER, proposal.reply)


def _opinion(opinion: OpinionRecord) -> PrintedOpinion:
    return PrintedOpinion(opinion.verdict, date_text(opinion.given_on), opinion.text, count_table(opinion))


def count_table(opinion: OpinionRecord) -> Table | None:
    """How many of a staff meeting think so."""
    rows = tuple((words[:1].upper() + words[1:], str(number)) for words, number in opinion.counts)
    heads = (Column("Van de aanwezigen", "widest"), Column("Aantal", "points"))
    return Table("Uitkomst van de personeelsvergadering", heads, rows) if rows else None
