"""One indicator as the council reads it: score, answers with notes and evidence, and what was shared before."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.forms import BoundField
from django.http import Http404

from assessments.progress import Signal
from assessments.questionnaire import Edition, Indicator, Kind, Question
from assessments.responses import Part, applicable_questions
from assessments.wording import describe_part
from reports.council.findings import Difference, find_differences
from reports.council.room import SIGNAL_WORDS, PlannedAction, planned_actions, signals_of
from reports.council.selectors import CouncilPlace, drafts_of, levels_of, positions_of
from reports.forms.council import PositionForm
from reports.models import Position, PositionDraft
from reports.plan_page import ShownScore, show_score
from reports.result_selectors import ResultRows, results_of
from reports.results import IndicatorResult, OpenedQuestion, open_score


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """One question with the employer's answer; `field` None where the council has no level of its own to give."""

    slug: str
    opened: OpenedQuestion
    evidence_name: str
    signals: tuple[str, ...]
    field: BoundField | None
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class SharedPosition:
    """A position that the employer was shown; `levels` are the council's own: question and level in words."""

    position: Position
    levels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PositionPage:
    """`draft` is what stands in the database now; `shared` has the position that holds first."""

    place: CouncilPlace
    result: IndicatorResult
    score: ShownScore
    number: int
    total: int
    before: Indicator | None
    after: Indicator | None
    questions: tuple[ReadQuestion, ...]
    actions: tuple[PlannedAction, ...]
    draft: PositionDraft | None
    draft_levels: tuple[tuple[str, str], ...]
    shared: tuple[SharedPosition, ...]
    form: PositionForm

    @property
    def indicator(self) -> Indicator:
        return self.result.indicator


@dataclass(frozen=True, slots=True)
class PositionDesk:
    """Everything about one indicator that its form and its page draw on; `shared` has the oldest first."""

    place: CouncilPlace
    slug: str
    found: ResultRows
    draft: PositionDraft | None
    shared: tuple[Position, ...]

    @property
    def edition(self) -> Edition:
        return self.found.sheet.edition

    @property
    def begun_from(self) -> PositionDraft | Position | None:
        """What a member goes on writing from."""
        return self.draft or (self.shared[-1] if self.shared else None)

    @property
    def version(self) -> int:
        """Of the draft; 0 where there is none."""
        return self.draft.version if self.draft else 0

    @property
    def number(self) -> int:
        """Its place among the indicators, from 1 on."""
        return 1 + next(place for place, one in enumerate(self.edition.indicators) if one.slug == self.slug)

    @property
    def before(self) -> Indicator | None:
        return self.edition.indicators[self.number - 2] if self.number > 1 else None

    @property
    def after(self) -> Indicator | None:
        return next(iter(self.edition.indicators[self.number :]), None)

    def form(self, data=None) -> PositionForm:
        asked = applicable_questions(self.found.sheet, self.edition.indicator(self.slug).questions)
        levels = [question for question in asked if question.kind is Kind.LEVEL]
        return PositionForm(levels, self.begun_from, self.version, data)


def read_desk(place: CouncilPlace, slug: str) -> PositionDesk:
    """Raises Http404 for an unknown indicator and PermissionDenied while the employer is changing its answers."""
    found = results_of(place.assessment)
    if found is None:
        raise PermissionDenied("Uw werkgever past deze vragenlijst aan.")
    if found.sheet.edition.indicator(slug) is None:
        raise Http404("Deze indicator bestaat niet.")
    shared = positions_of(place.discussion).get(slug, ())
    return PositionDesk(place, slug, found, drafts_of(place.discussion).get(slug), tuple(shared))


def build_position_page(desk: PositionDesk, form: PositionForm) -> PositionPage:
    result = desk.found.results.of(desk.slug)
    return PositionPage(
        place=desk.place,
        result=result,
        score=show_score(result),
        number=desk.number,
        total=len(desk.edition.indicators),
        before=desk.before,
        after=desk.after,
        questions=_questions(desk, result, form),
        actions=planned_actions(desk.place, desk.slug),
        draft=desk.draft,
        draft_levels=_level_words(desk, desk.draft) if desk.draft else (),
        shared=tuple(SharedPosition(one, _level_words(desk, one)) for one in reversed(desk.shared)),
        form=form,
    )


def _questions(desk: PositionDesk, result: IndicatorResult, form: PositionForm) -> tuple[ReadQuestion, ...]:
    found, signals, differences = desk.found, signals_of(desk.found), _differences(desk)
    opened = open_score(result, found.sheet, found.answers, found.references)
    return tuple(
        ReadQuestion(
            slug=scored.question.slug,
            opened=row,
            evidence_name=_evidence_name(found, scored.question),
            signals=_signal_words(scored.question, signals),
            field=form.level_field(scored.question),
            difference=differences.get(scored.question.slug),
        )
        for scored, row in zip(result.opened.questions, opened, strict=True)
    )


def _differences(desk: PositionDesk) -> dict[str, Difference]:
    """By question, between the employer and what the council wrote last."""
    levels = levels_of(desk.begun_from) if desk.begun_from else {}
    return {found.question.slug: found for found in find_differences(desk.edition, desk.found.sheet, levels)}


def _level_words(desk: PositionDesk, written: PositionDraft | Position) -> tuple[tuple[str, str], ...]:
    questions = ((desk.edition.question(slug), level) for slug, level in levels_of(written).items())
    return tuple((question.text, describe_part(question, Part(level=level))) for question, level in questions)


def _evidence_name(found: ResultRows, question: Question) -> str:
    answer = found.answers.get(question.slug)
    return answer.evidence_name if answer and answer.evidence_file else ""


def _signal_words(question: Question, signals: tuple[Signal, ...]) -> tuple[str, ...]:
    return tuple(SIGNAL_WORDS[signal.kind] for signal in signals if signal.question == question)
