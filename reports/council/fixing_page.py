"""What must be done before the annual report can be fixed, as the list that its page shows."""

from dataclasses import dataclass

from django.urls import reverse

from reports.council.discussion_page import DiscussionPage, Stage, without_opinion
from reports.documents.dutch_dates import date_text


@dataclass(frozen=True, slots=True)
class Check:
    """One row of the list; `url` leads to where it is done."""

    label: str
    is_done: bool
    hint: str = ""
    url: str = ""

    @property
    def status(self) -> str:
        return "Klaar" if self.is_done else "Nog doen"

    @property
    def kind(self) -> str:
        return "success" if self.is_done else "warning"


def fixing_checks(page: DiscussionPage) -> tuple[Check, ...]:
    """In the order in which they are done; without a council the first alone."""
    submitted = Check("De vragenlijst is ingediend", page.stage is not Stage.DRAFT, url=_address(page, "check"))
    if page.words is None:
        return (submitted,)
    discussed = Check(
        f"De zelfbeoordeling is voorgelegd aan {page.words.party_with_article}",
        page.stage is Stage.IN_DISCUSSION,
        url=_address(page, "consult"),
    )
    if page.stage is not Stage.IN_DISCUSSION:
        return submitted, discussed
    return submitted, discussed, *_of_the_discussion(page)


def _of_the_discussion(page: DiscussionPage) -> tuple[Check, ...]:
    consult = _address(page, "consult")
    return (
        Check("Alle opmerkingen zijn beantwoord", not page.to_answer, _left(page.to_answer), consult),
        Check("Over alle voorstellen is besloten", not page.open_proposals, _left(page.open_proposals), consult),
        Check("Er is een oordeel, of de termijn is voorbij", page.is_heard, _heard(page)),
    )


def _left(rows: tuple) -> str:
    return f"Nog {len(rows)} te gaan." if rows else ""


def _heard(page: DiscussionPage) -> str:
    if page.has_opinion:
        return f"{page.opinion.get_verdict_display()}."
    if page.is_overdue:
        return without_opinion(page)
    return (
        f"Er is tijd tot en met {date_text(page.discussion.due_on)}. Zonder oordeel kunt u vaststellen vanaf "
        f"{date_text(page.closes_from)}."
    )


def _address(page: DiscussionPage, name: str) -> str:
    return reverse(name, args=[page.assessment.organisation.kvk, page.assessment.year])
