"""What every edition must keep to beyond its format: how many questions of which kind. Pure."""

from collections.abc import Iterator

from assessments.questionnaire import SIZE_CLASSES, Edition, Indicator, Kind, Question

FLEX_PREFIX = "flex-"
FLEX_CORE = 6
TRIANGLE = "driehoek"
TRIANGLE_ROLES = 23


def breaches(edition: Edition) -> Iterator[str]:
    """One Dutch sentence per broken rule; nothing for an edition that keeps to all of them."""
    if len(edition.indicators) != 12:
        yield f"edition.toml: een editie heeft twaalf indicatoren, geen {len(edition.indicators)}"
    for indicator in edition.indicators:
        yield from (f"{indicator.slug}.toml: {breach}" for breach in _indicator_breaches(indicator))


def _indicator_breaches(indicator: Indicator) -> Iterator[str]:
    questions = indicator.questions
    if not 6 <= len(questions) <= 9:
        yield f"zes tot negen vragen, geen {len(questions)}"
    if sum(question.kind is Kind.FIGURE for question in questions) < 2:
        yield "minstens twee cijfers die uit een systeem komen"
    if not any(question.risk_group for question in questions):
        yield "minstens een vraag noemt een groep met risico (risk_group)"
    for size in SIZE_CLASSES:
        yield from _core_breaches(size, [q for q in questions if q.core and size in q.sizes])
    for size in SIZE_CLASSES[1:]:
        always = [q for q in questions if q.scored and not q.ask_if and size in q.sizes]
        if len(always) < 4:
            yield f"bij {size} medewerkers zijn er minstens vier gescoorde vragen die altijd gelden, geen {len(always)}"


def _core_breaches(size: str, core: list[Question]) -> Iterator[str]:
    if len(core) != 2 or not all(question.scored for question in core):
        yield f"bij {size} medewerkers zijn er twee gescoorde kernvragen, geen {len(core)}"
    if not any(question.kind is not Kind.FIGURE or not question.figure.is_share for question in core):
        yield f"bij {size} medewerkers telt minstens een kernvraag zonder ondergrens van personen of gevallen"


def flex_breaches(edition: Edition) -> Iterator[str]:
    """The same for an edition of the Flex Diagnose, which shares its answers with goed werk."""
    strays = [question.slug for question in edition.questions if not question.slug.startswith(FLEX_PREFIX)]
    if strays:
        yield f"een slug begint hier met {FLEX_PREFIX}: {', '.join(strays)}"
    core = sum(question.core for question in edition.questions)
    if core != FLEX_CORE:
        yield f"de korte route heeft {FLEX_CORE} vragen, geen {core}"
    triangle = edition.indicator(TRIANGLE)
    roles = len(triangle.questions) if triangle else 0
    if roles != TRIANGLE_ROLES:
        yield f"{TRIANGLE}.toml: TNO noemt {TRIANGLE_ROLES} rollen, hier staan er {roles}"
