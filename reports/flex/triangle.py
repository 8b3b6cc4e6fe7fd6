"""The triangle of agency work: the 23 roles that TNO names, who does each, and where that was agreed. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assessments.flex_diagnose.words import UNKNOWN
from assessments.questionnaire import Question
from assessments.responses import AnswerSheet, Standing, applicable_questions
from reports.documents.tables import Column, Table

STEP = "driehoek"


class State(StrEnum):
    ARRANGED = "geregeld"
    PARTLY = "deels"
    OPEN = "open"


# By option: who does it, where that was agreed or seen, and what that makes of the role.
MEANINGS = {
    "doen-wij-afgesproken": ("Inlener", "in een afspraak met het bureau", State.ARRANGED),
    "doen-wij-niet-vastgelegd": ("Inlener", "nergens vastgelegd", State.PARTLY),
    "doet-bureau-afgesproken": ("Bureau", "in een afspraak", State.ARRANGED),
    "niet-geregeld": ("Niemand, of niet bekend", UNKNOWN, State.OPEN),
    "nagegaan-ja": ("Bureau", "nagegaan", State.ARRANGED),
    "zegt-bureau": ("Bureau", "volgens het bureau, niet nagegaan", State.PARTLY),
    "nagegaan-nee": ("Niemand, of niet genoeg", "nagegaan", State.OPEN),
    "niet-gevraagd": ("Niet bekend", "niet gevraagd", State.OPEN),
    "ruimte-geregeld": ("Uitzendkracht, inlener helpt", "een vaste manier", State.ARRANGED),
    "ruimte-per-leidinggevende": ("Uitzendkracht, soms helpt de inlener", "per leidinggevende", State.PARTLY),
    "ruimte-als-gevraagd": ("Uitzendkracht, inlener helpt op verzoek", "geen vaste manier", State.PARTLY),
    "ruimte-niet": ("Uitzendkracht, zonder hulp van de inlener", UNKNOWN, State.OPEN),
}
UNANSWERED = {
    Standing.OPEN: ("Nog niet beantwoord", UNKNOWN, State.OPEN),
    Standing.UNKNOWN: ("Niet bekend", UNKNOWN, State.OPEN),
    Standing.NOT_APPLICABLE: ("Niet van toepassing", UNKNOWN, State.ARRANGED),
}


@dataclass(frozen=True, slots=True)
class Role:
    party: str
    question: str
    who: str
    agreed: str
    state: State

    @property
    def words(self) -> str:
        return self.who if self.agreed == UNKNOWN else f"{self.who}; {self.agreed}"


@dataclass(frozen=True, slots=True)
class Triangle:
    """All roles, in the order of the parties, and how many of each party are open."""

    roles: tuple[Role, ...]

    @property
    def open_count(self) -> int:
        return sum(role.state is State.OPEN for role in self.roles)

    @property
    def summary(self) -> Table:
        rows = tuple((party, *self._counts(party)) for party in dict.fromkeys(role.party for role in self.roles))
        heads = (
            Column("Partij", "wide"),
            *(Column(label, "points") for label in ("Rollen", "Geregeld", "Deels", "Open")),
        )
        return Table("Hoe de rollen ervoor staan, per partij", heads, rows)

    @property
    def table(self) -> Table:
        heads = (
            Column("Rol", "wide"),
            Column("Van wie"),
            Column("Wie doet het, waar afgesproken"),
            Column("Stand", "short"),
        )
        rows = tuple((r.question, r.party, r.words, r.state.value) for r in self.roles)
        return Table("De driehoek: 23 rollen volgens TNO, geen wettelijke plichten", heads, rows)

    def _counts(self, party: str) -> tuple[str, ...]:
        states = [role.state for role in self.roles if role.party == party]
        return (str(len(states)), *(str(states.count(state)) for state in State))


def build_triangle(sheet: AnswerSheet) -> Triangle | None:
    """None where it is not asked, or nothing of it was answered."""
    step = sheet.edition.indicator(STEP)
    asked = applicable_questions(sheet, step.questions) if step else ()
    if not any(question.slug in sheet.responses for question in asked):
        return None
    return Triangle(tuple(_role(question, party, sheet) for question, party in _with_party(asked)))


def _with_party(questions: tuple[Question, ...]) -> Iterator[tuple[Question, str]]:
    """A party is the heading above its questions."""
    party = ""
    for question in questions:
        party = question.heading or party
        yield question, party


def _role(question: Question, party: str, sheet: AnswerSheet) -> Role:
    standing = sheet.standing(question)
    if standing is Standing.ANSWERED:
        meaning = MEANINGS[sheet.responses[question.slug].options[0]]
    else:
        meaning = UNANSWERED[standing]
    return Role(party, question.text, *meaning)
