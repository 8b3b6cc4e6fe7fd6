"""What an employer of the demo answers in a year: by formula from its character, the same on every machine."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from math import ceil

from django.utils.text import slugify

from assessments.questionnaire import TOP_LEVEL, Axis, Edition, Figure, Kind, Question
from assessments.responses import EVERYONE, AnswerSheet, Part, Response, Standing, State
from reports.demo.chance import dice, pick, sway
from reports.demo.sector import CONTENT, LAST_YEAR, Employer

# How far each contract group lags behind, as a part of the character's gap.
LAG = {
    "vast": 0.0,
    "tijdelijk-met-uitzicht": 0.25,
    "tijdelijk-zonder-uitzicht": 0.7,
    "oproep": 1.0,
    "uitzend": 1.0,
    "payroll": 0.7,
    "zzp": 0.9,
}
CASES_PER_HEAD = 0.1
LEVELS_PER_GROUP_FROM = 10
FIGURES_PER_GROUP_FROM = 100
NOT_APPLICABLE_SHARE, NOT_APPLICABLE_SHARE_OF_SMALL = 0.06, 0.3
WHOLE_PERCENTAGES = 5
# How much less often a core question is answered with "weet ik niet".
UNKNOWN_CORE = 0.25


@cache
def load_content() -> dict:
    return tomllib.loads((CONTENT / "answers.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Respondent:
    """An employer in a year, filling in a sheet."""

    employer: Employer
    year: int
    sheet: AnswerSheet
    indicators: Mapping[str, str]  # by the slug of a question; those of the profile are not there

    @property
    def heads(self) -> int:
        return self.sheet.workforce.heads

    def chance(self, question: Question, what: str) -> float:
        """From 0 to 1, the same every year."""
        return dice(self.employer.kvk, question.slug, what).random()

    def tendency(self, question: Question, group: str = EVERYONE) -> float:
        """About 0 to 1: where the employer, or one group of its people, stands on this question this year."""
        kvk, character = self.employer.kvk, self.employer.character
        indicator = self.indicators[question.slug]
        steady = character.tendency[indicator] + character.trend * (self.year - LAST_YEAR + 1)
        moods = 0.08 * sway(kvk, indicator) + 0.22 * sway(kvk, question.slug)
        return steady + moods + 0.03 * sway(kvk, question.slug, self.year) + self._shift(question, group)

    def _shift(self, question: Question, group: str) -> float:
        character = self.employer.character
        if question.axis is Axis.CONTRACT and group:
            return -character.gap * LAG[group]
        return next((f.ease for f in character.functions if slugify(f.name) == group), 0.0)

    def within_law(self, question: Question, value: Fraction) -> Fraction:
        """The value, not under the legal minimum; or just under it for who falls short there. Whole steps."""
        if question.legal_minimum is None:
            return value
        minimum = question.legal_minimum.value
        shortfall = 1 if question.kind is Kind.LEVEL else WHOLE_PERCENTAGES
        return minimum - shortfall if question.slug in self.employer.below_law else max(value, minimum)


def respond(employer: Employer, year: int, sheet: AnswerSheet, questions) -> dict[str, Response]:
    """Responses to those of these questions that are open, by slug; what was answered decides what is asked next."""
    responses = dict(sheet.responses)
    indicators = {
        question.slug: indicator.slug for indicator in sheet.edition.indicators for question in indicator.questions
    }
    respondent = Respondent(employer, year, replace(sheet, responses=responses), indicators)
    given = {}
    for question in questions:
        if respondent.sheet.standing(question) is Standing.OPEN:
            given[question.slug] = responses[question.slug] = _response(question, respondent)
    return given


def in_whole_numbers(responses: Mapping[str, Response], edition: Edition) -> dict[str, Response]:
    """The same with counts rounded up: what a tip lifts to a percentage has to be a number of people again."""
    return {
        slug: replace(response, parts=tuple(_whole(part) for part in response.parts))
        if edition.question(slug).kind is Kind.FIGURE
        else response
        for slug, response in responses.items()
    }


def _whole(part: Part) -> Part:
    return part if part.total is None else replace(part, number=Fraction(ceil(part.number)))


def _response(question: Question, respondent: Respondent) -> Response:
    if _is_not_applicable(question, respondent):
        return Response(State.NOT_APPLICABLE)
    if question.slug in respondent.indicators and _is_unknown(question, respondent):
        return Response(State.UNKNOWN)
    return Response(State.ANSWERED, PARTS[question.kind](question, respondent))


def _is_not_applicable(question: Question, respondent: Respondent) -> bool:
    rules = load_content()["not_applicable"]
    if question.slug in rules["without_temporary_contracts"]:
        return not respondent.sheet.workforce.contract.keys() - {"vast"}
    share = NOT_APPLICABLE_SHARE_OF_SMALL if respondent.heads < LEVELS_PER_GROUP_FROM else NOT_APPLICABLE_SHARE
    return question.slug in rules["sometimes"] and respondent.chance(question, "nvt") < share


def _is_unknown(question: Question, respondent: Respondent) -> bool:
    """Every year a little more is known, and of what matters most the most."""
    share = respondent.employer.character.unknown * (1 + 0.4 * (LAST_YEAR - respondent.year))
    if question.core:
        share *= UNKNOWN_CORE
    return respondent.chance(question, "weet-niet") < share


def _level_parts(question: Question, respondent: Respondent) -> tuple[Part, ...]:
    groups = respondent.sheet.groups_of(question)
    levels = {group: _level(question, respondent, group) for group in groups}
    if respondent.heads < LEVELS_PER_GROUP_FROM or len(set(levels.values())) < 2:
        return (Part(level=_level(question, respondent, EVERYONE)),)
    return tuple(Part(group, level=level) for group, level in levels.items())


def _level(question: Question, respondent: Respondent, group: str) -> int:
    level = min(max(round(TOP_LEVEL * respondent.tendency(question, group)), 0), TOP_LEVEL)
    return int(respondent.within_law(question, Fraction(level)))


def _figure_parts(question: Question, respondent: Respondent) -> tuple[Part, ...]:
    heads = respondent.sheet.groups_of(question)
    if len(heads) < 2 or respondent.heads < FIGURES_PER_GROUP_FROM:
        heads = {EVERYONE: sum(heads.values()) or respondent.heads}
    return tuple(_figure_part(question, respondent, group, count) for group, count in heads.items())


def _figure_part(question: Question, respondent: Respondent, group: str, heads: int) -> Part:
    value = _scored_value if question.scored else _plain_value
    number = value(question, respondent, group, heads)
    if not question.figure.is_share:
        return Part(group, number=_rounded(question.figure, number))
    rate = load_content()["cases"].get(question.slug)
    counts_people = question.figure.over == "people" and rate is None
    total = heads if counts_people else round(heads * (rate or CASES_PER_HEAD))
    return Part(group, number=Fraction(round(total * min(number, Fraction(100)) / 100)), total=Fraction(total))


def _rounded(figure: Figure, number: Fraction) -> Fraction:
    """Percentages in rules are round; nothing leaves the range of the field."""
    if figure.unit == "%" and not figure.decimals:
        number = WHOLE_PERCENTAGES * Fraction(round(number / WHOLE_PERCENTAGES))
    return min(max(round(number * 10**figure.decimals) / Fraction(10**figure.decimals), figure.min), figure.max)


def _scored_value(question: Question, respondent: Respondent, group: str, heads: int) -> Fraction:
    points = Fraction(round(100 * respondent.tendency(question, group)))
    return respondent.within_law(question, value_for(question.figure, points))


def value_for(figure: Figure, points: Fraction) -> Fraction:
    """The value for which the curve gives these points; the nearest end where it gives them nowhere."""
    for (x0, y0), (x1, y1) in zip(figure.curve, figure.curve[1:], strict=False):
        if y0 != y1 and min(y0, y1) <= points <= max(y0, y1):
            return x0 + (x1 - x0) * (points - y0) / (y1 - y0)
    return min(figure.curve, key=lambda point: abs(point[1] - points))[0]


def _plain_value(question: Question, respondent: Respondent, group: str, heads: int) -> Fraction:
    rule = load_content()["figures"][question.slug]
    usual = rule.get("share") or rule.get("value") or rule["per_head"] * heads
    names = (respondent.employer.kvk, question.slug, group)
    return Fraction(max(usual * (1 + rule["spread"] * (0.8 * sway(*names) + 0.2 * sway(*names, respondent.year))), 0))


def _choice_parts(question: Question, respondent: Respondent) -> tuple[Part, ...]:
    fixed = respondent.employer.character.answers.get(question.slug)
    usual = load_content()["choices"].get(question.slug)
    if fixed:
        return (Part(option=fixed),)
    if usual:
        return (Part(option=pick(usual, respondent.employer.kvk, question.slug, respondent.year)),)
    points = 100 * respondent.tendency(question)
    return (Part(option=min(question.options, key=lambda option: abs(option.points - points)).slug),)


def _multiple_parts(question: Question, respondent: Respondent) -> tuple[Part, ...]:
    """Options in an order of the employer's own, until they bring the points; else "geen van deze"."""
    options = [option for option in question.options if not option.exclusive]
    dice(respondent.employer.kvk, question.slug).shuffle(options)
    if not question.scored:
        return tuple(Part(option=option.slug) for option in options[:2])
    wanted, chosen = 100 * respondent.tendency(question) - 10, []
    while options and sum(option.points for option in chosen) < wanted:
        chosen.append(options.pop())
    chosen = chosen or [option for option in question.options if option.exclusive] or options[:1]
    return tuple(Part(option=option.slug) for option in chosen)


def _text_parts(question: Question, respondent: Respondent) -> tuple[Part, ...]:
    year = "" if question.slug == "cao-naam" else respondent.year
    text = pick(load_content()["texts"][question.slug], respondent.employer.kvk, question.slug, year)
    return (Part(text=text.format(before=respondent.year - 1, next=respondent.year + 1)),)


PARTS = {
    Kind.LEVEL: _level_parts,
    Kind.FIGURE: _figure_parts,
    Kind.CHOICE: _choice_parts,
    Kind.MULTIPLE: _multiple_parts,
    Kind.TEXT: _text_parts,
}
