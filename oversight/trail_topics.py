"""What events are about, and how one of a kind reads. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What an event is about, to choose from on the page."""

    QUESTIONS = "vragenlijst"
    PLAN = "verbeterplan"
    COUNCIL = "medezeggenschap"
    MATRIX = "competentiematrix"
    PEOPLE = "mensen"
    ORGANISATION = "organisatie"
    SHARING = "delen"
    READING = "inzage"
    SUPPORT = "ondersteuning"
    REFUSED = "geweigerd"
    ROUNDS = "rondes"
    MEMBERS = "leden"
    OFFERS = "aanbod"


TOPIC_NAMES = {
    Topic.QUESTIONS: "de vragenlijst",
    Topic.PLAN: "het verbeterplan",
    Topic.COUNCIL: "de bespreking met de medezeggenschap",
    Topic.MATRIX: "de competentiematrix",
    Topic.PEOPLE: "mensen en rollen",
    Topic.ORGANISATION: "gegevens van de organisatie",
    Topic.SHARING: "delen en vergelijken",
    Topic.READING: "inzage en downloads",
    Topic.SUPPORT: "ondersteuning van goedwerk",
    Topic.REFUSED: "wat is geweigerd",
    Topic.ROUNDS: "rondes en publicaties",
    Topic.MEMBERS: "leden van het fonds",
    Topic.OFFERS: "het aanbod",
}
OF_BOTH = (Topic.PEOPLE, Topic.READING, Topic.REFUSED)
OF_FUNDS = (Topic.ROUNDS, Topic.MEMBERS, Topic.OFFERS)
FUND_TOPICS = (*OF_FUNDS, *OF_BOTH)
EMPLOYER_TOPICS = tuple(topic for topic in Topic if topic not in OF_FUNDS)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One verb: its words for one event, and in `many` for several on end (empty: each stands alone).

    `is_of_council`: what the council does among its own members, which the employer's trail does not show.
    """

    topic: Topic
    text: str
    shape: str = ""
    many: str = ""
    is_of_council: bool = False
