"""What the home page asks someone to do at an employer, by role and by how far each year is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from assessments.models import Assessment, Status
from assessments.selectors import takes_flex
from organisations.models import COUNCIL_ROLES, Membership, Role
from reports.council.waiting import given_opinion, shared_count, told_opinion, waiting_answers
from reports.council.words import CouncilWords, council_words
from reports.models import Discussion


@dataclass(frozen=True, slots=True)
class NextStep:
    """A sentence, and the name of the page with its arguments; `facts` are terms with what they mean here.

    `discussion` is set where a deadline counts.
    """

    title: str
    text: str
    label: str
    view: str
    arguments: tuple = ()
    discussion: Discussion | None = None
    facts: tuple[tuple[str, str], ...] = ()


def next_steps(membership: Membership, assessments: Sequence[Assessment], day: date) -> tuple[NextStep, ...]:
    """The most urgent first, one at least; `assessments` are all years of the employer, the latest first."""
    if membership.role in COUNCIL_ROLES:
        return _council_steps(membership, assessments, day)
    if membership.role == Role.ADMIN:
        return _admin_steps(membership, assessments, day)
    if membership.role == Role.READER:
        return (_reader_step(membership.organisation.kvk, assessments),)
    return (_contributor_step(membership.organisation.kvk, assessments),)


def _admin_steps(membership: Membership, assessments: Sequence[Assessment], day: date) -> tuple[NextStep, ...]:
    organisation = membership.organisation
    discussed = [_discussion_step(organisation.kvk, a, day) for a in assessments if a.status == Status.IN_DISCUSSION]
    current = next((assessment for assessment in assessments if assessment.year == day.year), None)
    if current is not None and current.status == Status.IN_DISCUSSION:
        return tuple(discussed)
    return (*discussed, _year_step(organisation, current, day.year))


def _year_step(organisation, current: Assessment | None, year: int) -> NextStep:
    kvk = organisation.kvk
    if current is None:
        text = "Twaalf onderdelen, in elke volgorde. Stop en ga later verder, en geef onderdelen aan collega's."
        return NextStep(f"Begin met de vragen over {year}", text, "Beginnen", "start_assessment", (kvk,))
    if current.is_draft:
        text = "Alles wat u invulde is bewaard. Het overzicht toont wat nog open staat."
        return NextStep(f"Ga verder met de vragen over {year}", text, "Verder invullen", "tasks", (kvk, year))
    if current.is_fixed:
        return _fixed_step(kvk, current)
    if not current.has_plan:
        text = "De antwoorden over dit jaar liggen vast. Kies nu de tips die bij u passen en maak er een plan van."
        return NextStep(f"Maak het verbeterplan voor {year}", text, "Naar het verbeterplan", "plan", (kvk, year))
    return _closing_step(kvk, year, council_words(organisation.participation_form))


def _closing_step(kvk: str, year: int, words: CouncilWords | None) -> NextStep:
    """After the plan: to who speaks for the staff, and where nobody does to the end."""
    if words is None:
        text = "De antwoorden en het plan staan er. Na het vaststellen verandert het jaarrapport niet meer."
        return NextStep(
            f"Stel het jaarrapport over {year} vast", text, "Naar het vaststellen", "fix_report", (kvk, year)
        )
    party = words.party_with_article
    text = f"{_capital(party)} geeft per onderdeel een standpunt en daarna een oordeel. U antwoordt op de opmerkingen."
    return NextStep(f"Leg {year} voor aan {party}", text, "Naar de bespreking", "consult", (kvk, year))


def _discussion_step(kvk: str, assessment: Assessment, day: date) -> NextStep:
    discussion, year = assessment.discussion, assessment.year
    party, waiting = council_words(discussion.form).party_with_article, waiting_answers(discussion)
    place = {"label": "Naar de bespreking", "view": "consult", "arguments": (kvk, year), "discussion": discussion}
    if waiting:
        text = f"{_capital(party)} deelde opmerkingen over {year}. Uw antwoord komt ernaast in het jaarrapport."
        what = "1 opmerking of voorstel" if waiting == 1 else f"{waiting} opmerkingen en voorstellen"
        return NextStep(f"Beantwoord {what} van {party}", text, **place)
    if told_opinion(discussion):
        text = f"{_capital(party)} gaf zijn oordeel, en elke opmerking heeft een antwoord."
        return NextStep(
            f"Stel het jaarrapport over {year} vast", text, "Naar het vaststellen", "fix_report", (kvk, year)
        )
    if day > discussion.due_on:
        text = f"{_capital(party)} gaf geen oordeel. U kunt het jaarrapport vaststellen of de datum verlengen."
        return NextStep(f"De datum voor {year} is voorbij", text, **place)
    text = "Zodra er opmerkingen zijn, ziet u die hier. Tot die tijd hoeft u niets te doen."
    return NextStep(f"{year} ligt bij {party}", text, **place)


def _fixed_step(kvk: str, assessment: Assessment) -> NextStep:
    discussion = getattr(assessment, "discussion", None)
    opinion = told_opinion(discussion) if discussion else None
    text = "Het verandert niet meer. Download het, of lees de resultaten hieronder terug."
    if opinion and opinion.is_addendum:
        party = council_words(discussion.form).party_with_article
        text = f"Het verandert niet meer. Daarna gaf {party} nog een oordeel: dat staat in een addendum."
    title = f"Het jaarrapport over {assessment.year} is vastgesteld"
    return NextStep(title, text, "Jaarrapport downloaden (pdf)", "annual_report_pdf", (kvk, assessment.year))


def _contributor_step(kvk: str, assessments: Sequence[Assessment]) -> NextStep:
    draft = next((assessment for assessment in assessments if assessment.is_draft), None)
    if draft is None:
        return _flex_step(kvk, assessments)
    text = "Een collega heeft u gevraagd een deel van de vragen te beantwoorden."
    return NextStep(f"Vul uw onderdelen over {draft.year} in", text, "Naar mijn onderdelen", "tasks", (kvk, draft.year))


def _flex_step(kvk: str, assessments: Sequence[Assessment]) -> NextStep:
    """After submitting only the Flex Diagnose stays open, for whom a step of it was assigned to."""
    handed = next((a for a in assessments if a.has_flex_for_user and takes_flex(a)), None)
    if handed is None:
        return NextStep("Er is nu niets te doen", "U krijgt een mail als iemand u een onderdeel toewijst.", "", "")
    title = f"Vul uw stappen van de Flex Diagnose {handed.year} in"
    text = "De vragenlijst is ingediend, de Flex Diagnose blijft open tot het jaarrapport is vastgesteld."
    return NextStep(title, text, "Naar mijn stappen", "flex_diagnose", (kvk, handed.year))


def _reader_step(kvk: str, assessments: Sequence[Assessment]) -> NextStep:
    latest = next((assessment for assessment in assessments if not assessment.is_draft), None)
    if latest is None:
        text = "Zodra een jaar is ingediend, leest u hier de resultaten."
        return NextStep("Er is nog niets te lezen", text, "", "")
    if latest.is_fixed:
        return _fixed_step(kvk, latest)
    text = "U leest mee: de resultaten en het jaarrapport in concept."
    if latest.status == Status.IN_DISCUSSION:
        party = council_words(latest.discussion.form).party_with_article
        text = f"U leest mee. Het jaar ligt tot en met {date_format(latest.discussion.due_on)} bij {party}."
    return NextStep(f"Lees de resultaten over {latest.year}", text, "Naar de resultaten", "results", (kvk, latest.year))


def _council_steps(membership: Membership, assessments: Sequence[Assessment], day: date) -> tuple[NextStep, ...]:
    asked = [a for a in assessments if a.status == Status.IN_DISCUSSION]
    if asked:
        return tuple(_council_step(membership, assessment, day) for assessment in asked)
    kvk = membership.organisation.kvk
    fixed = next((a for a in assessments if a.is_fixed and hasattr(a, "discussion")), None)
    if fixed is None:
        text = "Legt de werkgever een jaar aan u voor, dan staat hier wat wordt gevraagd en uiterlijk wanneer."
        return (NextStep("Er wordt nu niets van u gevraagd", text, "", ""),)
    if given_opinion(fixed.discussion) is None:
        text = "In het rapport staat: geen oordeel ontvangen. U kunt nog een oordeel geven; dat wordt een addendum."
        title = f"Het jaarrapport over {fixed.year} is vastgesteld zonder uw oordeel"
        return (NextStep(title, text, "Naar onze rol", "council_room", (kvk, fixed.year)),)
    return (_fixed_step(kvk, fixed),)


def _council_step(membership: Membership, assessment: Assessment, day: date) -> NextStep:
    discussion, year = assessment.discussion, assessment.year
    place = {"label": "Naar onze rol", "view": "council_room", "discussion": discussion}
    place["arguments"] = (membership.organisation.kvk, year)
    opinion = given_opinion(discussion)
    if opinion is None:
        return NextStep(f"Wat wordt van u gevraagd over {year}", _how_far(discussion, day), facts=ASKED, **place)
    if opinion.is_told:
        text = "De werkgever ziet uw oordeel en uw standpunten, antwoordt op de opmerkingen en stelt het rapport vast."
        return NextStep(f"U gaf uw oordeel over {year}", text, **place)
    if opinion.given_by_id == membership.user_id:
        text = "De andere woordvoerder bevestigt de telling. Pas dan ziet de werkgever het oordeel."
        return NextStep(f"Het oordeel over {year} wacht op bevestiging", text, **place)
    text = "De andere woordvoerder gaf het oordeel met de telling. Klopt die, bevestig dat dan."
    return NextStep(f"Bevestig de telling over {year}", text, **place)


ASKED = (
    (
        "Wat wij vragen",
        "Lees wat de werkgever invulde. Geef per onderdeel een standpunt: eens, twijfel of oneens, met een opmerking. "
        "Geef daarna samen één oordeel over het geheel.",
    ),
    (
        "Wat er daarna gebeurt",
        "De werkgever ziet alleen wat u deelt, en antwoordt op elke opmerking. Uw standpunten, de antwoorden en uw "
        "oordeel komen in het jaarrapport. Komt er geen oordeel, dan staat dat er ook in.",
    ),
)


def _how_far(discussion: Discussion, day: date) -> str:
    shared = shared_count(discussion)
    told = "U deelde nog geen standpunten."
    if shared:
        told = f"U deelde uw standpunt over {shared} {'onderdeel' if shared == 1 else 'onderdelen'}."
    if day <= discussion.due_on:
        return told
    return f"{told} De datum is voorbij. Een oordeel geven kan nog zolang het jaarrapport niet is vastgesteld."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
