"""Advice: what tips would do to the scores, and which come first. Pure; docs/method.md explains it.

There is no second formula: tips change answers, and the changed answers are scored as any others.
"""

from dataclasses import dataclass
from fractions import Fraction

from assessments.questionnaire import Kind, Question
from assessments.responses import EVERYONE, AnswerSheet, Part, Response, Standing, State, level_for
from assessments.scores import Band, IndicatorScore, Scorecard
from assessments.scoring import score_indicator, score_sheet
from reports.tips import LEAST_LEVEL, AllGroupsLift, FigureLift, LevelLift, Lift, OptionLift, Tip

# So that no tip vanishes for an indicator that is good enough already.
LEAST_NEED = Fraction(5)
MOST_PROPOSED = 8
MOST_PER_INDICATOR = 3
# A share nobody knows yet is taken over this many people or cases: enough to be scored.
ASSUMED_TOTAL = Fraction(100)
# Of a group without an answer; any target is higher.
NO_LEVEL = -1


@dataclass(frozen=True, slots=True)
class Gain:
    """What a tip does, on its own, to the score of one indicator."""

    indicator: str
    before: Fraction
    after: Fraction

    @property
    def weighed(self) -> Fraction:
        """Gain times need: the points below "goed genoeg" before, at least five."""
        return (self.after - self.before) * max(Band.GOOD_ENOUGH.from_score - self.before, LEAST_NEED)


@dataclass(frozen=True, slots=True)
class WeighedTip:
    """A tip and what it gives on this sheet. `unknown`: an indicator without a score of which it answers a question."""

    tip: Tip
    gains: tuple[Gain, ...] = ()
    unknown: str = ""

    @property
    def is_useful(self) -> bool:
        return bool(self.gains or self.unknown)

    @property
    def indicator(self) -> str:
        """Where it helps most on this sheet; a tip that helps nowhere stays where it belongs."""
        if self.gains:
            return max(self.gains, key=lambda gain: gain.weighed).indicator
        return self.unknown or self.tip.indicator

    @property
    def priority(self) -> Fraction:
        """Gain x need / effort, summed over the indicators that it changes."""
        return sum((gain.weighed for gain in self.gains), Fraction(0)) / self.tip.effort.weight


def rank_tips(sheet: AnswerSheet, tips: tuple[Tip, ...], chosen: tuple[Tip, ...] = ()) -> tuple[WeighedTip, ...]:
    """The tips that suit this size, are not chosen and add something to the chosen ones, the best first.

    The weakest condition first; within it gain x need / effort, then ties by slug; tips without points at its end.
    """
    scorecard = score_sheet(sheet)
    candidates = [tip for tip in tips if sheet.size_class in tip.sizes and tip not in chosen]
    useful = [weighed for tip in candidates if (weighed := weigh_tip(tip, sheet, scorecard)).is_useful]
    spent = _spent(useful, sheet, chosen)
    places = _condition_places(scorecard)
    return tuple(sorted((w for w in useful if w.tip not in spent), key=lambda w: _place(w, places, scorecard)))


def propose(ranked: tuple[WeighedTip, ...]) -> tuple[WeighedTip, ...]:
    """The first eight, with at most three of one indicator."""
    proposed, taken = [], {}
    for weighed in ranked:
        number = taken.get(weighed.indicator, 0)
        if number < MOST_PER_INDICATOR and len(proposed) < MOST_PROPOSED:
            proposed.append(weighed)
            taken[weighed.indicator] = number + 1
    return tuple(proposed)


def weigh_tip(tip: Tip, sheet: AnswerSheet, scorecard: Scorecard) -> WeighedTip:
    """`scorecard` is the score of `sheet`, computed once for all tips."""
    lifted = apply_lifts(sheet, (tip,))
    touched = _touched_indicators(tip, scorecard)
    pairs = [(now, score_indicator(now.indicator, lifted).score) for now in touched if now.score is not None]
    gains = tuple(Gain(now.indicator.slug, now.score, after) for now, after in pairs if after > now.score)
    unknown = [now.indicator.slug for now in touched if now.score is None and _answers_unknown(now, tip)]
    return WeighedTip(tip, gains, unknown[0] if unknown else "")


def project(sheet: AnswerSheet, tips: tuple[Tip, ...]) -> Scorecard:
    """The scores once all these tips have done their work together."""
    return score_sheet(apply_lifts(sheet, tips))


def _spent(useful: list[WeighedTip], sheet: AnswerSheet, chosen: tuple[Tip, ...]) -> set[Tip]:
    """The tips that add nothing any more to what the chosen ones reach; only those that share a question can."""
    reached = {question for tip in chosen for question in tip.questions}
    shared = [weighed.tip for weighed in useful if reached & set(weighed.tip.questions)]
    planned = apply_lifts(sheet, chosen)
    scorecard = score_sheet(planned)
    return {tip for tip in shared if not weigh_tip(tip, planned, scorecard).is_useful}


def _touched_indicators(tip: Tip, scorecard: Scorecard) -> list[IndicatorScore]:
    return [
        score
        for score in scorecard.indicators
        if any(question.slug in tip.questions for question in score.indicator.questions)
    ]


def _answers_unknown(score: IndicatorScore, tip: Tip) -> bool:
    unknown = [s.question.slug for s in score.questions if s.standing in (Standing.OPEN, Standing.UNKNOWN)]
    return any(slug in tip.questions for slug in unknown)


def _condition_places(scorecard: Scorecard) -> dict:
    """The weakest condition first; those without a score last."""
    scored = sorted((c for c in scorecard.conditions if c.score is not None), key=lambda c: c.score)
    unscored = [c for c in scorecard.conditions if c.score is None]
    return {condition.condition: place for place, condition in enumerate([*scored, *unscored])}


def _place(weighed: WeighedTip, places: dict, scorecard: Scorecard) -> tuple:
    condition = scorecard.of(weighed.indicator).indicator.condition
    return places[condition], not weighed.gains, -weighed.priority, weighed.tip.slug


def apply_lifts(sheet: AnswerSheet, tips: tuple[Tip, ...]) -> AnswerSheet:
    """The sheet with, per question, the better of what is and what the tips reach; the order of the tips is nothing.

    Hidden questions and n.v.t. stay; a question that is open or "weet ik niet" gets the target.
    """
    by_question: dict[str, list[Lift]] = {}
    for lift in (lift for tip in tips for lift in tip.lifts):
        by_question.setdefault(lift.question, []).append(lift)
    changed = {slug: _lifted(slug, lifts, sheet) for slug, lifts in by_question.items()}
    return sheet.with_responses({slug: response for slug, response in changed.items() if response})


def _lifted(slug: str, lifts: list[Lift], sheet: AnswerSheet) -> Response | None:
    """None where nothing changes; also for a question that the edition of the sheet does not have."""
    question = sheet.edition.question(slug)
    if question is None or sheet.standing(question) in (Standing.HIDDEN, Standing.NOT_APPLICABLE):
        return None
    parts = LIFTERS[question.kind](question, lifts, sheet)
    return Response(State.ANSWERED, parts) if parts else None


def _lift_level(question: Question, lifts: list[Lift], sheet: AnswerSheet) -> tuple[Part, ...]:
    """Every group to the highest target, then to the best group where a tip reaches all groups."""
    response = sheet.responses.get(question.slug)
    target = max((lift.level for lift in lifts if isinstance(lift, LevelLift)), default=NO_LEVEL)
    levels = {group: max(_level(question, response, group), target) for group in _groups(question, response, sheet)}
    best = max(levels.values())
    if best >= LEAST_LEVEL and any(isinstance(lift, AllGroupsLift) for lift in lifts):
        levels = dict.fromkeys(levels, best)
    if NO_LEVEL in levels.values():
        return ()
    return tuple(Part(group, level=level) for group, level in levels.items())


def _level(question: Question, response: Response | None, group: str) -> int:
    level = level_for(question, response, group) if response else None
    return NO_LEVEL if level is None else level


def _groups(question: Question, response: Response | None, sheet: AnswerSheet) -> tuple[str, ...]:
    """The groups as they were answered, and those that have people but no answer yet."""
    if response is None or not response.parts:
        return (EVERYONE,)
    missing = [group for group in sheet.groups_of(question) if response.part_for(group) is None]
    return (*(part.group for part in response.parts), *missing)


def _lift_figure(question: Question, lifts: list[FigureLift], sheet: AnswerSheet) -> tuple[Part, ...]:
    """Every group to the target that scores most, where that scores more than it has."""
    response, figure = sheet.responses.get(question.slug), question.figure
    target = max((lift.value for lift in lifts), key=lambda value: (figure.points(value), value))
    groups = _groups(question, response, sheet)
    return tuple(_better_figure(question, response and response.part_for(group), group, target) for group in groups)


def _better_figure(question: Question, part: Part | None, group: str, target: Fraction) -> Part:
    figure = question.figure
    if part is None:
        return Part(group, number=target, total=ASSUMED_TOTAL if figure.is_share else None)
    if part.value is None or figure.points(target) <= figure.points(part.value):
        return part
    return Part(group, number=target if part.total is None else target * part.total / 100, total=part.total)


def _lift_options(question: Question, lifts: list[OptionLift], sheet: AnswerSheet) -> tuple[Part, ...]:
    """The best target of a choice, all targets of a multiple; nothing where that scores no more than what is ticked."""
    response = sheet.responses.get(question.slug)
    ticked = set(response.options) if response else set()
    targets = {lift.option for lift in lifts}
    if question.kind is Kind.CHOICE:
        wanted = {max(targets, key=lambda slug: (question.option(slug).points, slug))}
    else:
        wanted = targets | {slug for slug in ticked if not question.option(slug).exclusive}
    if _points(question, wanted) <= _points(question, ticked):
        return ()
    return tuple(Part(option=option.slug) for option in question.options if option.slug in wanted)


def _points(question: Question, options: set[str]) -> Fraction:
    return min(Fraction(100), sum((question.option(slug).points for slug in options), Fraction(0)))


LIFTERS = {
    Kind.LEVEL: _lift_level,
    Kind.FIGURE: _lift_figure,
    Kind.CHOICE: _lift_options,
    Kind.MULTIPLE: _lift_options,
}
