"""Hypothesis strategies: questions of every kind, workforces, and valid answers to them."""

from fractions import Fraction

from hypothesis import strategies as st

from assessments.questionnaire import AskIf, Axis, Kind, Over, Question
from assessments.responses import AnswerSheet, Part, Response, Route, State, Workforce
from tests.assessments.factories import (
    NOT_APPLICABLE,
    UNKNOWN,
    choice_question,
    figure_question,
    level_question,
    make_sheet,
)

CONTRACT = ("vast", "oproep", "uitzend", "zzp")
FUNCTION = ("kantoor", "productie", "winkel")
PARENT = choice_question("ouder", {"ja": 0, "nee": 0}, core=True, scored=False)
heads = st.integers(0, 30)


@st.composite
def workforces(draw) -> Workforce:
    """Heads per cell of contract and function group, added up along both axes; at least one head."""
    cells = {(c, f): draw(heads) for c in CONTRACT for f in FUNCTION}
    cells[CONTRACT[0], FUNCTION[0]] += 1
    contract = {c: sum(cells[c, f] for f in FUNCTION) for c in CONTRACT}
    function = {f: sum(cells[c, f] for c in CONTRACT) for f in FUNCTION}
    return Workforce({g: n for g, n in contract.items() if n}, {g: n for g, n in function.items() if n}, {})


@st.composite
def curves(draw):
    values = sorted(draw(st.sets(st.integers(0, 120), min_size=2, max_size=5)))
    return tuple((Fraction(value), Fraction(draw(st.integers(0, 100)))) for value in values)


@st.composite
def questions(draw, slug: str) -> Question:
    kind = draw(st.sampled_from([Kind.LEVEL, Kind.LEVEL, Kind.FIGURE, Kind.CHOICE, Kind.MULTIPLE]))
    common = {
        "weight": draw(st.integers(1, 3)),
        "core": draw(st.booleans()),
        "scored": draw(st.integers(0, 5)) > 0,
        "ask_if": draw(st.sampled_from([None, None, AskIf(question="ouder", answers=("ja",)), AskIf(("oproep",))])),
        "not_applicable": draw(st.sampled_from(["", "Dat komt hier niet voor."])),
    }
    axis = draw(st.sampled_from([None, *Axis]))
    groups = tuple(draw(st.sets(st.sampled_from(CONTRACT), min_size=1))) if axis is Axis.CONTRACT else ()
    if kind is Kind.LEVEL:
        return level_question(slug, axis=axis, groups=groups, **common)
    if kind is Kind.FIGURE:
        over = draw(st.sampled_from([None, *Over]))
        return figure_question(slug, curve=draw(curves()), over=over, axis=axis, groups=groups, **common)
    points = draw(st.lists(st.integers(0, 100), min_size=2, max_size=4))
    return choice_question(slug, {f"optie-{n}": p for n, p in enumerate(points)}, kind, **common)


@st.composite
def responses(draw, question: Question, groups: dict[str, int]) -> Response:
    """Any valid answer to a question that is asked for these groups."""
    states = [State.ANSWERED] * 3 + [State.UNKNOWN] + [State.NOT_APPLICABLE] * bool(question.not_applicable)
    state = draw(st.sampled_from(states))
    if state is not State.ANSWERED:
        return UNKNOWN if state is State.UNKNOWN else NOT_APPLICABLE
    if question.options:
        most = 1 if question.kind is Kind.CHOICE else len(question.options)
        picked = draw(st.sets(st.sampled_from([o.slug for o in question.options]), min_size=1, max_size=most))
        return Response(state, tuple(Part(option=slug) for slug in sorted(picked)))
    asked = tuple(groups) if groups and draw(st.booleans()) else ("",)
    return Response(state, tuple(draw(parts(question, group)) for group in asked))


@st.composite
def parts(draw, question: Question, group: str) -> Part:
    if question.kind is Kind.LEVEL:
        return Part(group, level=draw(st.integers(0, 4)))
    if question.figure.is_share:
        total = draw(st.integers(0, 40))
        return Part(group, number=Fraction(draw(st.integers(0, total))), total=Fraction(total))
    return Part(group, number=Fraction(draw(st.integers(0, 1300)), 10))


@st.composite
def sheets(draw, *, is_complete: bool = False) -> AnswerSheet:
    """A sheet of one indicator with three to six questions, some of them open unless it is complete."""
    asked = [draw(questions(f"vraag-{n}")) for n in range(draw(st.integers(3, 6)))]
    route = draw(st.sampled_from([Route.FULL, Route.FULL, Route.SHORT]))
    sheet = make_sheet(asked, {}, draw(workforces()), profile=[PARENT], route=route)
    given = {}
    for question in (PARENT, *asked):
        if is_complete or draw(st.booleans()):
            given[question.slug] = draw(responses(question, sheet.groups_of(question)))
    return sheet.with_responses(given)
