"""Answers in words, the same on every page and in every report. Pure."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from assessments.questionnaire import Figure, Kind, Question
from assessments.responses import EVERYONE, Part, Response, State, Workforce

LETTERS = "abcde"


def round_half_up(number: Fraction | Decimal, decimals: int = 0) -> Decimal:
    """Rounding happens once, at the edge, half up."""
    exact = Decimal(number.numerator) / Decimal(number.denominator) if isinstance(number, Fraction) else number
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def number_text(number: Fraction | Decimal, decimals: int = 0) -> str:
    """A number as Dutch readers write it: 1.250 or 12,5."""
    return f"{round_half_up(number, decimals):,}".translate(str.maketrans(",.", ".,"))


def points_text(score) -> str:
    """Points in whole numbers; an en dash for no score."""
    return "–" if score is None else number_text(score)


def describe(question: Question, response: Response, workforce: Workforce) -> str:
    """The answer in one line of Dutch; groups that answered the same are named together."""
    if response.state is State.UNKNOWN:
        return "Weet ik niet"
    if response.state is State.NOT_APPLICABLE:
        return "Niet van toepassing"
    if question.kind in (Kind.CHOICE, Kind.MULTIPLE):
        return "; ".join(question.option(slug).text for slug in response.options)
    groups_by_text: dict[str, list[str]] = {}
    for part in response.parts:
        groups_by_text.setdefault(describe_part(question, part), []).append(part.group)
    if len(groups_by_text) == 1 < len(response.parts):
        return f"Alle groepen: {next(iter(groups_by_text))}"
    named = [_named(groups, text, workforce) for text, groups in groups_by_text.items()]
    return "; ".join([words.removesuffix(".") for words in named[:-1]] + named[-1:])


def describe_part(question: Question, part: Part) -> str:
    if question.kind is Kind.LEVEL:
        return f"{LETTERS[part.level]}. {question.levels[part.level]}"
    if question.kind is Kind.FIGURE:
        return figure_text(question.figure, part)
    return part.text


def figure_text(figure: Figure, part: Part) -> str:
    """The figure with its unit; a share also with what it was counted from."""
    if not figure.is_share:
        return with_unit(number_text(part.number, figure.decimals), figure.unit)
    counted = f"{number_text(part.number)} van {number_text(part.total)}"
    return counted if part.value is None else f"{counted} ({number_text(part.value)}%)"


def with_unit(number: str, unit: str) -> str:
    return f"{number}%" if unit == "%" else f"{number} {unit}"


def _named(groups: list[str], text: str, workforce: Workforce) -> str:
    return text if groups == [EVERYONE] else f"{', '.join(workforce.label(group) for group in groups)}: {text}"
