"""How each form of participation is called on pages and in reports."""

from dataclasses import dataclass

from organisations.models import ParticipationForm


@dataclass(frozen=True, slots=True)
class CouncilWords:
    """`party` speaks for the staff, `first` was invited by the employer, `member` is any of them."""

    party: str
    party_with_article: str
    first: str
    member: str
    members: str
    place: str


WORDS = {
    ParticipationForm.WORKS_COUNCIL: CouncilWords(
        "ondernemingsraad", "de ondernemingsraad", "secretaris", "raadslid", "raadsleden", "in de ondernemingsraad"
    ),
    ParticipationForm.STAFF_REPRESENTATION: CouncilWords(
        "personeelsvertegenwoordiging",
        "de personeelsvertegenwoordiging",
        "secretaris",
        "lid",
        "leden",
        "in de personeelsvertegenwoordiging",
    ),
    ParticipationForm.STAFF_MEETING: CouncilWords(
        "personeelsvergadering",
        "de personeelsvergadering",
        "eerste woordvoerder",
        "woordvoerder",
        "woordvoerders",
        "voor de personeelsvergadering",
    ),
}


def council_words(form: str) -> CouncilWords | None:
    """None where nobody speaks for the staff."""
    return WORDS.get(ParticipationForm(form))
