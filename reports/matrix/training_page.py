"""The page of the training plan: a part of the plan, and what the visitor may do with it."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from assessments.competentiematrix.selectors import MatrixRoom
from assessments.models import Assessment
from organisations.access import Action
from reports.forms.training import TrainingForm
from reports.matrix.training_parts import PlanSum, TeamPlans, build_team_plans
from reports.matrix.training_selectors import open_year_of, titles_in_plan, training_of

NEEDS_PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class TrainingPage:
    """`numbers` pages through the needs with a gap, of which `teams` tell those of this page.

    `needs_nothing`: no team wrote down what it needs. `assessment` is the year whose improvement plan takes actions,
    None where there is none; `planned` are the titles that it has. `may_plan`: the visitor may put actions in it, and
    sees all teams.
    """

    needs_nothing: bool
    sum: PlanSum
    numbers: Page
    teams: tuple[TeamPlans, ...]
    may_plan: bool
    assessment: Assessment | None
    planned: frozenset[str]

    @property
    def can_choose(self) -> bool:
        """Whether there is anything here to put in the plan."""
        needs = (need for team in self.teams for need in team.needs)
        return self.assessment is not None and any(
            need.action and need.action.title not in self.planned for need in needs
        )


def build_training_page(room: MatrixRoom, form: TrainingForm, number: str | None, on: date) -> TrainingPage:
    training = training_of(form, on)
    numbers = Paginator(training.places, NEEDS_PER_PAGE).get_page(number)
    may_plan = room.may(Action.MANAGE_MATRIX) and room.may(Action.PLAN)
    assessment = open_year_of(room.organisation) if may_plan else None
    teams = build_team_plans(training, numbers.object_list)
    planned = titles_in_plan(assessment)
    return TrainingPage(training.needs_nothing, training.sum, numbers, teams, may_plan, assessment, planned)
