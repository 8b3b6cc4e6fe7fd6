"""The empty answer file: every question in comments, with what can be answered. Pure."""

import textwrap

from assessments.questionnaire import CONTRACT_GROUPS, Axis, Edition, Kind, Question
from assessments.responses import Route

WIDTH = 118
FORMS = {
    Kind.LEVEL: "0",
    Kind.FIGURE: "0",
    Kind.CHOICE: '""',
    Kind.MULTIPLE: "[]",
    Kind.TEXT: '""',
}
HEAD = """\
# Antwoordbestand voor goedwerk: {title}, route {route}, {size} medewerkers.
# Vul de kop en de tabel in, haal bij elk antwoord het hekje voor de slug weg en vul het in.
# Lees het in met: python manage.py import_answers BESTAND.toml
#
# Zo kan een antwoord eruitzien:
#   slug = 3                                              een niveau (0 tot en met 4) of een getal, voor iedereen samen
#   slug = {{ vast = 3, oproep = 1 }}                       per groep; functiegroepen bij hun naam, "Productie" = 2
#   slug = {{ count = 12, total = 40 }}                     een aandeel: 12 van 40
#   slug = "optie"   of   slug = ["optie", "optie"]       een keuze, of meer keuzes
#   slug = "weet-niet"                                    weet ik niet
#   slug = {{ nvt = "waarom niet" }}                        niet van toepassing, waar dat erbij staat
#   slug = {{ answer = 3, note = "…", link = "https://…" }} met een toelichting of een link naar bewijs

organisation = ""   # KvK-nummer, acht cijfers
year = {year}
route = "{route}"
submit = false      # true dient in als alle vragen zijn beantwoord

# Wie er op 31 december werkten: een blok per bedrijfsonderdeel, functiegroep en contractgroep.
# Contractgroepen: {groups}.
[[workforce]]
unit = ""
function_group = ""
contract_group = "vast"
women = 0
men = 0
other = 0
# hours = 0.0       # uren per week van deze mensen samen, als u die weet

[answers]
"""


def write_example(edition: Edition, size_class: str, route: Route) -> str:
    """A TOML file without answers, with the questions that employers of this size can get on this route."""
    groups = ", ".join(CONTRACT_GROUPS)
    parts = [HEAD.format(title=edition.title, route=route.value, size=size_class, year=edition.year, groups=groups)]
    sections = [("Profiel van de organisatie", edition.profile), *((i.title, i.questions) for i in edition.indicators)]
    for title, questions in sections:
        asked = [q for q in questions if size_class in q.sizes and (route is Route.FULL or q.core)]
        parts += [f"\n# ===== {title} =====\n", *(_question_text(question) for question in asked)]
    return "".join(parts)


def _question_text(question: Question) -> str:
    lines = [question.text, f"({question.help})", *_conditions(question), *ANSWERS[question.kind](question)]
    if question.not_applicable:
        lines.append(f'{{ nvt = "…" }} kan als dit geldt: {question.not_applicable}')
    comment = "".join(f"{_wrapped(line)}\n" for line in lines)
    return f"\n{comment}# {question.slug} = {_empty(question)}\n"


def _wrapped(line: str) -> str:
    return textwrap.fill(line, WIDTH, initial_indent="# ", subsequent_indent="#    ", break_on_hyphens=False)


def _empty(question: Question) -> str:
    if question.kind is Kind.FIGURE and question.figure.is_share:
        return "{ count = 0, total = 0 }"
    return FORMS[question.kind]


def _conditions(question: Question):
    if question.ask_if and question.ask_if.question:
        yield f"Alleen als {question.ask_if.question} is beantwoord met: {', '.join(question.ask_if.answers)}."
    elif question.ask_if:
        yield f"Alleen als er mensen werken in: {', '.join(question.ask_if.groups)}."
    if question.axis is Axis.CONTRACT:
        yield f"Kan per contractgroep: {', '.join(question.groups)}."
    elif question.axis is Axis.FUNCTION:
        yield "Kan per functiegroep uit de tabel hierboven."


def _level_answers(question: Question):
    yield "Een niveau:"
    yield from (f"  {level} = {text}" for level, text in enumerate(question.levels))


def _figure_answers(question: Question):
    figure = question.figure
    if figure.is_share:
        yield f"Een aandeel, {figure.period}: count = {figure.count}; total = {figure.total}."
    else:
        decimals = f", hooguit {figure.decimals} achter de punt" if figure.decimals else ""
        yield f"Een getal, {figure.period}: {figure.unit}, van {figure.min} tot en met {figure.max}{decimals}."


def _choice_answers(question: Question):
    yield "Een van:"
    yield from (f'  "{option.slug}" = {option.text}' for option in question.options)


def _multiple_answers(question: Question):
    yield "Een of meer van:"
    for option in question.options:
        yield f'  "{option.slug}" = {option.text}{" (alleen zonder andere)" if option.exclusive else ""}'


def _text_answers(question: Question):
    yield "Een tekst van hooguit 2000 tekens."


ANSWERS = {
    Kind.LEVEL: _level_answers,
    Kind.FIGURE: _figure_answers,
    Kind.CHOICE: _choice_answers,
    Kind.MULTIPLE: _multiple_answers,
    Kind.TEXT: _text_answers,
}
