"""The council's room: what is asked, by when, how far the council is, and what stands out in the answers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assessments.edition_files import load_edition
from assessments.models import Status, StatusChange
from assessments.progress import Signal, SignalKind, find_signals
from assessments.questionnaire import Condition, Indicator, Question
from assessments.selectors import answer_sheet
from organisations.models import ParticipationForm
from reports.council.findings import Difference, find_differences
from reports.council.selectors import (
    CouncilPlace,
    drafts_of,
    last_return,
    latest_levels,
    opinion_of,
    positions_of,
)
from reports.models import Opinion, Position, PositionDraft, Stance
from reports.plan_page import ShownScore, show_score
from reports.plan_selectors import actions_of
from reports.result_selectors import ResultRows, results_of
from reports.tip_files import tips_by_slug


class RoomState(StrEnum):
    """Where the year stands, seen from the council."""

    FILLING_IN = "filling_in"
    RETURNED = "returned"
    SUBMITTED = "submitted"
    OPEN = "open"
    OVERDUE = "overdue"
    FIXED = "fixed"


class StepState(StrEnum):
    """How far the council is with one indicator."""

    NOTHING = "Nog niets"
    DRAFT = "Concept"
    SHARED = "Gedeeld"
    ANSWERED = "Beantwoord"

    @property
    def kind(self) -> str:
        """The colour of its tag."""
        return {"Nog niets": "", "Concept": "warning", "Gedeeld": "info", "Beantwoord": "success"}[self.value]


SIGNAL_WORDS = {
    SignalKind.UNKNOWN: "Uw werkgever weet het antwoord niet",
    SignalKind.NOT_APPLICABLE: "Uw werkgever vindt de vraag niet van toepassing",
    SignalKind.NO_EVIDENCE: "Een hoog antwoord zonder toelichting of bewijs",
    SignalKind.LARGE_JUMP: "Een grote sprong omhoog sinds vorig jaar",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One indicator: the draft that is being written, and the shared position that holds."""

    number: int
    indicator: Indicator
    score: ShownScore | None
    draft: PositionDraft | None
    position: Position | None

    @property
    def state(self) -> StepState:
        if self.draft:
            return StepState.DRAFT
        if self.position is None:
            return StepState.NOTHING
        return StepState.ANSWERED if self.position.reply else StepState.SHARED

    @property
    def stance(self) -> str:
        """In words; empty where none was chosen."""
        written = self.draft or self.position
        return Stance(written.stance).label if written and written.stance else ""

    @property
    def remark(self) -> str:
        written = self.draft or self.position
        return written.remark if written else ""


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action of the employer's plan; `say` is what the works council has to give first, empty for nothing."""

    title: str
    indicator: str
    owner: str
    deadline: date | None
    status: str
    say: str


@dataclass(frozen=True, slots=True)
class RoomPage:
    """`signals` holds, per kind in words, the questions with their indicators.

    `to_ask` holds the actions for which the employer needs the works council's advice or consent first.
    """

    place: CouncilPlace
    state: RoomState
    steps: tuple[Step, ...]
    opinion: Opinion | None
    signals: tuple[tuple[str, tuple[tuple[Indicator, Question], ...]], ...]
    differences: tuple[Difference, ...]
    to_ask: tuple[PlannedAction, ...]
    has_last_year: bool
    returned: StatusChange | None
    days_left: int | None

    @property
    def by_condition(self) -> tuple[tuple[Condition, tuple[Step, ...]], ...]:
        return tuple(
            (condition, tuple(step for step in self.steps if step.indicator.condition is condition))
            for condition in Condition
        )

    @property
    def written_count(self) -> int:
        return sum(step.state is not StepState.NOTHING for step in self.steps)

    @property
    def draft_count(self) -> int:
        return sum(step.state is StepState.DRAFT for step in self.steps)

    @property
    def next_step(self) -> Step | None:
        """The first indicator on which nothing was written."""
        return next((step for step in self.steps if step.state is StepState.NOTHING), None)

    @property
    def has_told(self) -> bool:
        """Whether the employer has the council's opinion."""
        return self.opinion is not None and self.opinion.is_told

    @property
    def opinion_label(self) -> tuple[str, str]:
        """How far the opinion is, and the kind of its tag."""
        if self.opinion is None:
            return "Nog niets", ""
        if self.has_told:
            return "Gegeven", "success"
        return ("Wacht op bevestiging", "info") if self.opinion.given_at else ("Concept", "warning")


def build_room(place: CouncilPlace, day: date) -> RoomPage:
    """The room as it stands on this day; a draft of the employer shows nothing of its answers."""
    discussion, state = place.discussion, room_state(place, day)
    drafts = drafts_of(discussion) if discussion else {}
    positions = positions_of(discussion) if discussion else {}
    found = results_of(place.assessment) if discussion else None
    return RoomPage(
        place=place,
        state=state,
        steps=_steps(place, found, drafts, positions) if discussion else (),
        opinion=opinion_of(discussion) if discussion else None,
        signals=_signals_by_kind(found) if found else (),
        differences=_differences(found, latest_levels(drafts, positions)) if found else (),
        to_ask=tuple(action for action in planned_actions(place) if action.say) if found else (),
        has_last_year=bool(found and found.previous),
        returned=last_return(place.assessment) if state is RoomState.RETURNED else None,
        days_left=(discussion.due_on - day).days if state is RoomState.OPEN else None,
    )


def room_state(place: CouncilPlace, day: date) -> RoomState:
    match place.assessment.status:
        case Status.DRAFT:
            return RoomState.RETURNED if place.discussion else RoomState.FILLING_IN
        case Status.SUBMITTED:
            return RoomState.SUBMITTED
        case Status.FIXED:
            return RoomState.FIXED
    return RoomState.OVERDUE if place.discussion.due_on < day else RoomState.OPEN


def _steps(place: CouncilPlace, found: ResultRows | None, drafts, positions) -> tuple[Step, ...]:
    return tuple(
        Step(
            number=number,
            indicator=indicator,
            score=show_score(found.results.of(indicator.slug)) if found else None,
            draft=drafts.get(indicator.slug),
            position=positions.get(indicator.slug, [None])[-1],
        )
        for number, indicator in enumerate(load_edition(place.assessment.edition).indicators, start=1)
    )


def signals_of(found: ResultRows) -> tuple[Signal, ...]:
    """What looks odd in the answers, as the employer was shown it before submitting."""
    explained = frozenset(a.question for a in found.answers.values() if a.note or a.evidence_url or a.evidence_file)
    previous = answer_sheet(found.previous).responses if found.previous else {}
    return find_signals(found.sheet, explained, previous)


def _signals_by_kind(found: ResultRows):
    signals, home = signals_of(found), found.sheet.edition.indicator_by_question
    by_kind = (
        (words, tuple((home[s.question.slug], s.question) for s in signals if s.kind is kind))
        for kind, words in SIGNAL_WORDS.items()
    )
    return tuple((words, questions) for words, questions in by_kind if questions)


def _differences(found: ResultRows, levels: dict[str, int]) -> tuple[Difference, ...]:
    return find_differences(found.sheet.edition, found.sheet, levels)


def planned_actions(place: CouncilPlace, indicator: str = "") -> tuple[PlannedAction, ...]:
    """The employer's plan, or what it holds on one indicator; who does it by function, not by name."""
    edition = load_edition(place.assessment.edition)
    return tuple(
        PlannedAction(
            title=action.title,
            indicator=edition.indicator(action.indicator).title,
            owner=action.owner_function,
            deadline=action.deadline,
            status=action.get_status_display(),
            say=_say(action.tip, place),
        )
        for action in actions_of(place.assessment)
        if indicator in ("", action.indicator)
    )


def _say(tip: str, place: CouncilPlace) -> str:
    """WOR 25 and 27 are rights of a works council."""
    found = tips_by_slug().get(tip)
    has_rights = place.discussion.form == ParticipationForm.WORKS_COUNCIL
    return found.works_council.value if found and found.works_council and has_rights else ""
