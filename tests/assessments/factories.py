"""Plain builders of questions, editions, workforces and answer sheets for the tests of the pure modules."""

from fractions import Fraction

from assessments.questionnaire import SIZE_CLASSES, Condition, Edition, Figure, Indicator, Kind, Option, Question
from assessments.responses import AnswerSheet, Part, Response, Route, State, Workforce
from assessments.scores import IndicatorScore
from assessments.scoring import score_indicator

UNKNOWN = Response(State.UNKNOWN)
NOT_APPLICABLE = Response(State.NOT_APPLICABLE)
STRAIGHT = ((Fraction(0), Fraction(0)), (Fraction(100), Fraction(100)))


def make_question(slug: str, kind: Kind, **changes) -> Question:
    return Question(slug, kind, f"{slug}?", "Uitleg.", "Reden.", "Bron", **changes)


def level_question(slug: str, **changes) -> Question:
    return make_question(slug, Kind.LEVEL, levels=("a", "b", "c", "d", "e"), **changes)


def figure_question(slug: str, *, curve=STRAIGHT, over=None, **changes) -> Question:
    """A plain number up to 1000, or a share where `over` says what it counts."""
    labels = {"count": "Aantal", "total": "Alle"} if over else {}
    figure = Figure("%", "nu", Fraction(0), Fraction(1000), over=over, curve=curve, **labels)
    return make_question(slug, Kind.FIGURE, figure=figure, **changes)


def choice_question(slug: str, options: dict[str, int], kind: Kind = Kind.CHOICE, **changes) -> Question:
    made = tuple(Option(option, f"Optie {option}", Fraction(points)) for option, points in options.items())
    return make_question(slug, kind, options=made, **changes)


def make_indicator(*questions: Question, slug: str = "autonomie", condition: Condition = Condition.WORK) -> Indicator:
    return Indicator(slug, "Titel", condition, "Vraag?", "Reden.", "Bron", questions)


def make_edition(*indicators: Indicator, profile: tuple[Question, ...] = ()) -> Edition:
    return Edition("goed-werk/2026", 2026, "Goed werk 2026", profile, indicators, "hash")


def make_workforce(contract: dict[str, int], function: dict[str, int] | None = None) -> Workforce:
    return Workforce(contract, function or {}, {})


def make_sheet(
    questions, responses: dict[str, Response], workforce=None, *, profile=(), route=Route.FULL
) -> AnswerSheet:
    """A sheet of an employer with 50 to 249 people on an edition of one indicator."""
    edition = make_edition(make_indicator(*questions), profile=tuple(profile))
    return AnswerSheet(edition, route, SIZE_CLASSES[2], workforce or make_workforce({"vast": 60}), responses)


def score_only_indicator(sheet: AnswerSheet) -> IndicatorScore:
    return score_indicator(sheet.edition.indicators[0], sheet)


def level(value: int) -> Response:
    return Response(State.ANSWERED, (Part(level=value),))


def levels(**per_group: int) -> Response:
    return Response(State.ANSWERED, tuple(Part(group, level=value) for group, value in per_group.items()))


def number(value, total=None) -> Response:
    return Response(State.ANSWERED, (Part(number=Fraction(value), total=None if total is None else Fraction(total)),))


def numbers(**per_group) -> Response:
    """Per group a number, or a pair of count and total."""
    pairs = {group: value if isinstance(value, tuple) else (value, None) for group, value in per_group.items()}
    return Response(State.ANSWERED, tuple(Part(group, None, *_fractions(pair)) for group, pair in pairs.items()))


def chosen(*options: str) -> Response:
    return Response(State.ANSWERED, tuple(Part(option=option) for option in options))


def _fractions(pair) -> tuple[Fraction | None, ...]:
    return tuple(None if number is None else Fraction(str(number)) for number in pair)
