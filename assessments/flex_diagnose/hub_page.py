"""The steps of the Flex Diagnose as a list of what there is to do, in the order in which they make sense."""

from dataclasses import dataclass

from django.urls import reverse

from assessments.flex_diagnose.selectors import FlexFigures, flex_figures, flex_sheet
from assessments.flex_diagnose.words import span_words
from assessments.pages import answers_some
from assessments.progress import SectionStatus, progress_of
from assessments.responses import AnswerSheet, applicable_questions
from assessments.selectors import Section, Workspace, assigned_sections, flex_sections, takes_flex
from organisations.access import Action

DEMAND, CAPACITY = "flexbehoefte", "intern-flexvermogen"
# TNO counts four steps; the triangle of agency work belongs to the fourth.
PLACES = {
    DEMAND: "Stap 1 van 4",
    CAPACITY: "Stap 2 van 4",
    "samenwerken": "Stap 3 van 4",
    "goede-banen": "Stap 4 van 4",
    "driehoek": "Bij stap 4",
}
SHORT = "De korte route heeft hooguit zes vragen, en geen cijfers."


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do within a step. `url` is empty for who only looks along."""

    label: str
    url: str
    hint: str
    status: SectionStatus

    @property
    def is_done(self) -> bool:
        return self.status is SectionStatus.DONE


@dataclass(frozen=True, slots=True)
class Step:
    """`place` is empty on the short route, which has no steps. `assign_url` is empty for who may not hand it over."""

    place: str
    title: str
    question: str
    tasks: tuple[Task, ...]
    assignees: tuple[str, ...]
    assign_url: str


@dataclass(frozen=True, slots=True)
class HubPage:
    """The steps that this member may answer; all of them for who only looks along."""

    steps: tuple[Step, ...]
    is_locked: bool
    may_see_result: bool

    @property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(task for step in self.steps for task in step.tasks)

    @property
    def done_count(self) -> int:
        return sum(task.is_done for task in self.tasks)

    @property
    def after(self) -> Task | None:
        """What to go on with: the first thing that is not done."""
        return next((task for task in self.tasks if not task.is_done), None)


def build_hub_page(workspace: Workspace) -> HubPage:
    assessment = workspace.assessment
    sheet, figures, handed = flex_sheet(assessment), flex_figures(assessment), _assignees(workspace)
    allowed = assigned_sections(workspace) if answers_some(workspace) else None
    shown = [section for section in flex_sections(assessment) if allowed is None or section.slug in allowed]
    steps = tuple(
        Step(
            place=PLACES.get(section.slug, ""),
            title=section.title,
            question=section.indicator.question if section.indicator else SHORT,
            tasks=(_questions(workspace, section, sheet), *_figures(workspace, section, figures)),
            assignees=handed.get(section.slug, ()),
            assign_url=_assign_url(workspace, section),
        )
        for section in shown
        if applicable_questions(sheet, section.questions)
    )
    return HubPage(steps, not takes_flex(assessment), workspace.may(Action.VIEW_RESULTS))


def _assignees(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Names by section."""
    names = {}
    for assignment in workspace.assessment.assignments.select_related("user").order_by("id"):
        names[assignment.section] = (*names.get(assignment.section, ()), str(assignment.user))
    return names


def _questions(workspace: Workspace, section: Section, sheet: AnswerSheet) -> Task:
    progress = progress_of(section.questions, sheet)
    hint = f"{progress.done} van {progress.total} vragen"
    label = f"Vragen over {section.title[0].lower()}{section.title[1:]}" if section.indicator else "Vragen"
    return Task(label, _url(workspace, "section", section.slug), hint, progress.status)


def _figures(workspace: Workspace, section: Section, figures: FlexFigures) -> tuple[Task, ...]:
    """The figures that belong to a step."""
    if section.slug == DEMAND:
        hint = span_words(figures.series) if figures.series else "U plakt ze uit Excel, kiest een bestand of typt ze."
        return (_figure_task("Gewerkte uren", _url(workspace, "flex_demand"), hint, figures.series),)
    if section.slug == CAPACITY:
        hint = "Contracturen, grenzen en prijzen." + ("" if figures.series else " Vul eerst de gewerkte uren in.")
        return (_figure_task("Vermogen en prijzen", _url(workspace, "flex_capacity"), hint, figures.capacity),)
    return ()


def _figure_task(label: str, url: str, hint: str, figures) -> Task:
    return Task(label, url, hint, SectionStatus.DONE if figures else SectionStatus.NOT_STARTED)


def _assign_url(workspace: Workspace, section: Section) -> str:
    may_assign = workspace.may(Action.MANAGE_MEMBERS) and takes_flex(workspace.assessment)
    return _url(workspace, "assign_section", section.slug) if may_assign else ""


def _url(workspace: Workspace, name: str, *args: str) -> str:
    if not workspace.may(Action.ANSWER_ASSIGNED):
        return ""
    return reverse(name, args=[workspace.organisation.kvk, workspace.assessment.year, *args])
