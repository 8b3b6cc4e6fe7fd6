"""The one thing that the employer does next in a discussion, in words and with its address."""

from dataclasses import dataclass

from django.urls import reverse

from reports.council.discussion_page import DiscussionPage, Stage, without_opinion
from reports.documents.dutch_dates import date_text


@dataclass(frozen=True, slots=True)
class Step:
    """Without a `url` there is nothing to do but wait."""

    title: str
    text: str
    label: str = ""
    url: str = ""


def next_step(page: DiscussionPage) -> Step:
    return STEPS[page.stage](page)


def _submit(page: DiscussionPage) -> Step:
    if page.discussion is None:
        return Step(
            "Dien eerst de vragenlijst in",
            "Daarna kunt u verder met de bespreking en met het jaarrapport.",
            "Naar de controle",
            _address(page, "check"),
        )
    return Step(
        "Dien de vragenlijst opnieuw in",
        "Wat al gedeeld en geantwoord was, is bewaard. Na het indienen legt u de vragenlijst opnieuw voor.",
        "Naar de controle",
        _address(page, "check"),
    )


def _invite(page: DiscussionPage) -> Step:
    return Step(
        f"Nodig de {page.words.first} uit",
        f"U nodigt één persoon uit. Die regelt verder zelf wie meedoet {page.words.place}.",
        "Uitnodigen",
        reverse("invite_secretary", args=[page.assessment.organisation.kvk]),
    )


def _lay_before(page: DiscussionPage) -> Step:
    return Step(
        f"Leg de zelfbeoordeling voor aan {page.words.party_with_article}",
        "U kiest tot wanneer er tijd is om te lezen en te reageren.",
        "Voorleggen",
        _address(page, "start_discussion"),
    )


def _fix_without_council(page: DiscussionPage) -> Step:
    return _fix(page, "U kunt het jaarrapport meteen vaststellen.")


def _discuss(page: DiscussionPage) -> Step:
    if page.to_answer:
        return _answer_position(page)
    if page.open_proposals:
        return _answer_proposal(page)
    if page.has_opinion:
        return _fix(page, "Er is een oordeel, en u hebt alles beantwoord.")
    if page.is_overdue:
        return _fix(page, f"De termijn is voorbij. {without_opinion(page)}")
    return Step(
        "Wacht op het oordeel",
        f"Er is tijd tot en met {date_text(page.discussion.due_on)}. Is er dan geen oordeel, dan kunt u het "
        f"jaarrapport vanaf {date_text(page.closes_from)} vaststellen.",
    )


def _answer_position(page: DiscussionPage) -> Step:
    first = page.to_answer[0]
    return Step(
        f"Geef antwoord over {first.indicator.title.lower()}",
        f"Standpunten die op uw antwoord wachten: {len(page.to_answer)}. Uw antwoorden komen in het jaarrapport.",
        "Antwoorden",
        _address(page, "reply_to_position", first.position.pk),
    )


def _answer_proposal(page: DiscussionPage) -> Step:
    return Step(
        "Beslis over een voorstel",
        f"Voorstellen die op uw besluit wachten: {len(page.open_proposals)}. Uw besluit komt in het jaarrapport.",
        "Beslissen",
        _address(page, "answer_proposal", page.open_proposals[0].pk),
    )


def _fix(page: DiscussionPage, text: str) -> Step:
    return Step("Stel het jaarrapport vast", text, "Naar het vaststellen", _address(page, "fix_report"))


def _read(page: DiscussionPage) -> Step:
    return Step(
        "Het jaarrapport is vastgesteld",
        "Er verandert niets meer. Bewaar de pdf en deel die met wie erbij betrokken was.",
        "Jaarrapport (pdf)",
        _address(page, "annual_report_pdf"),
    )


def _address(page: DiscussionPage, name: str, *args) -> str:
    return reverse(name, args=[page.assessment.organisation.kvk, page.assessment.year, *args])


STEPS = {
    Stage.DRAFT: _submit,
    Stage.NO_COUNCIL: _fix_without_council,
    Stage.INVITE: _invite,
    Stage.LAY_BEFORE: _lay_before,
    Stage.IN_DISCUSSION: _discuss,
    Stage.FIXED: _read,
}
