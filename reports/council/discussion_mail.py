"""Mails between employer and council about a discussion: that there is something to read, and where. Nothing else."""

from django.conf import settings
from django.urls import reverse

from organisations.mail import send_invitation
from organisations.models import Membership, Role
from organisations.selectors import council_of
from reports.council.words import council_words
from reports.models import Discussion

MAILS = "organisations/mail/"


def invite(secretary: Membership) -> bool:
    """False when the mail server did not take it, as for the others here."""
    organisation = secretary.organisation
    words = council_words(organisation.participation_form)
    subject = f"Uitnodiging: {words.party} van {organisation}"
    return send_invitation(secretary, subject, f"{MAILS}secretary_invitation.txt", {"words": words})


def tell_council_asked(discussion: Discussion) -> bool:
    """To everyone who speaks for the staff: it lies before you, until then."""
    return _tell_council(discussion, "Uw mening over de zelfbeoordeling van {}", "council_asked.txt")


def tell_council_extended(discussion: Discussion) -> bool:
    return _tell_council(discussion, "Meer tijd voor de zelfbeoordeling van {}", "council_extended.txt")


def tell_council_answered(discussion: Discussion) -> bool:
    """To everyone who speaks for the staff: the employer answered all that was shared."""
    return _tell_council(discussion, "Antwoord van {}", "council_answered.txt")


def tell_council_fixed(discussion: Discussion) -> bool:
    """To everyone who speaks for the staff: the report stands, and can be read and checked."""
    return _tell_council(discussion, "Het jaarrapport van {} is vastgesteld", "council_fixed.txt")


def tell_employer(discussion: Discussion) -> bool:
    """To every administrator: the council shared a position, made a proposal or gave its opinion."""
    admins = discussion.assessment.organisation.memberships.filter(role=Role.ADMIN).select_related("user")
    subject = f"Bericht van de {council_words(discussion.form).party}"
    return _send(admins.order_by("id"), discussion, subject, "employer_told.txt", "consult")


def _tell_council(discussion: Discussion, subject: str, template: str) -> bool:
    organisation = discussion.assessment.organisation
    return _send(council_of(organisation), discussion, subject.format(organisation), template, "council_room")


def _send(memberships, discussion: Discussion, subject: str, template: str, page: str) -> bool:
    """To each of them, also when one mail could not be sent."""
    assessment = discussion.assessment
    organisation = assessment.organisation
    context = {
        "discussion": discussion,
        "year": assessment.year,
        "words": council_words(discussion.form),
        "page": settings.SITE_URL + reverse(page, args=[organisation.kvk, assessment.year]),
    }
    sent = []
    for membership in memberships:
        membership.organisation = organisation
        own = context | {"is_new": not membership.user.has_usable_password()}
        sent.append(send_invitation(membership, subject, MAILS + template, own))
    return all(sent)
