"""What passed between employer and council about one year, as reports and the status line tell it. Pure."""

from dataclasses import dataclass
from datetime import date

from reports.documents.dutch_dates import date_text

SELF_ASSESSMENT = "Zelfbeoordeling, niet extern getoetst"


@dataclass(frozen=True, slots=True)
class PositionRecord:
    """The last position that was shared on one indicator. `reply` empty: none; `levels` as (question, level)."""

    indicator: str
    stance: str
    remark: str
    shared_on: date
    reply: str
    replied_on: date | None
    levels: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ProposalRecord:
    """`decision` and `reply` are empty while the employer did not answer."""

    indicator: str
    text: str
    made_on: date
    decision: str
    reply: str


@dataclass(frozen=True, slots=True)
class OpinionRecord:
    """An opinion that the employer may see. `counts` are those of a staff meeting, as (words, number)."""

    verdict: str
    text: str
    given_on: date
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CouncilRecord:
    """`due_on` None: the year was never laid before the council; `is_open`: it lies there now.

    `has_say`: some decisions need its advice or consent (WOR 25 and 27), a right of works councils.
    `opinion` is the one in the report, `addendum` one that came after it was fixed; None: there is none.
    """

    party: str
    party_with_article: str
    due_on: date | None = None
    is_open: bool = False
    has_say: bool = False
    is_fixed: bool = False
    positions: tuple[PositionRecord, ...] = ()
    proposals: tuple[ProposalRecord, ...] = ()
    opinion: OpinionRecord | None = None
    addendum: OpinionRecord | None = None

    def position_on(self, indicator: str) -> PositionRecord | None:
        return next((position for position in self.positions if position.indicator == indicator), None)


def status_line(council: CouncilRecord | None) -> str:
    """What every page and document says about its own standing; None: nobody speaks for the staff."""
    return f"{SELF_ASSESSMENT}; medezeggenschap: {_standing(council) if council else 'geen'}"


def _standing(council: CouncilRecord) -> str:
    if council.opinion:
        return f"{council.party} {verdict_words(council.opinion)}"
    if council.is_fixed:
        later = f"; addendum: {verdict_words(council.addendum)}" if council.addendum else ""
        return f"{council.party}, geen oordeel ontvangen{later}"
    if council.is_open:
        return f"{council.party}, in bespreking tot {date_text(council.due_on)}"
    return f"{council.party}, nog niet besproken"


def verdict_words(opinion: OpinionRecord) -> str:
    """As in "herkent het beeld deels (12 mei 2026)"."""
    return f"{opinion.verdict[:1].lower()}{opinion.verdict[1:]} ({date_text(opinion.given_on)})"
