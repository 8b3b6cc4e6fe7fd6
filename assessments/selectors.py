"""What others ask about assessments: rows a user may see, and answers as the pure core reads them."""

from dataclasses import dataclass
from fractions import Fraction

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404

from assessments.edition_files import flex_edition_for, flex_editions, load_edition, load_flex_edition
from assessments.models import Answer, AnswerPart, Assessment, Headcount
from assessments.questionnaire import Edition, Indicator, Question
from assessments.responses import EMPTY_WORKFORCE, AnswerSheet, Part, Response, Route, State, Workforce
from organisations import access
from organisations.access import Action, Refused
from organisations.models import Membership

PROFILE = "profiel"
FLEX = "flex-diagnose"


@dataclass(frozen=True, slots=True)
class Section:
    """A page of questions: the profile, one indicator, or a step of the Flex Diagnose."""

    slug: str
    title: str
    questions: tuple[Question, ...]
    indicator: Indicator | None
    edition: Edition

    @property
    def is_flex(self) -> bool:
        """Whether it is of the Flex Diagnose, which has pages of its own around it."""
        return self.edition.name.startswith(FLEX)


@dataclass(frozen=True, slots=True)
class Workspace:
    """An assessment as one member sees it."""

    assessment: Assessment
    membership: Membership

    @property
    def organisation(self):
        return self.membership.organisation

    @property
    def edition(self) -> Edition:
        return load_edition(self.assessment.edition)

    @property
    def sections(self) -> tuple[Section, ...]:
        """All pages of questions, those of the Flex Diagnose last."""
        return sections(self.edition) + flex_sections(self.assessment)

    def takes_answers(self, section: Section) -> bool:
        """The questionnaire until it is submitted, the Flex Diagnose until the report is fixed."""
        return takes_flex(self.assessment) if section.is_flex else self.assessment.is_draft

    def may(self, action: Action) -> bool:
        return access.may(self.membership, action)


def workspace_for(user, kvk: str, year: int, action: Action) -> Workspace:
    """The assessment of this organisation and year; Http404 where there is none or the user is a stranger.

    A draft is seen by those who fill it in only: Refused for the others, as for who may not do this at all.
    """
    membership = access.membership_for(user, kvk, action)
    assessment = Assessment.objects.filter(organisation_id=membership.organisation_id, year=year).first()
    if assessment is None:
        raise Http404("Voor dit jaar is er geen vragenlijst.")
    if assessment.is_draft and not access.may(membership, Action.VIEW_DRAFT):
        raise Refused(membership, "De werkgever vult deze vragenlijst nog in.")
    assessment.organisation = membership.organisation
    return Workspace(assessment, membership)


def section_for(workspace: Workspace, slug: str) -> Section:
    """The section, where the member may answer it: everyone with ANSWER_ALL, others when it was assigned to them."""
    section = next((section for section in workspace.sections if section.slug == slug), None)
    if section is None:
        raise Http404("Dit onderdeel bestaat niet.")
    if not workspace.may(Action.ANSWER_ALL) and slug not in assigned_sections(workspace):
        raise Refused(workspace.membership, "Dit onderdeel is niet aan u toegewezen.")
    return section


def question_for(workspace: Workspace, slug: str) -> tuple[Section, Question]:
    """The question and its section, by the same rules as `section_for`."""
    found = ((section, question) for section in workspace.sections for question in section.questions)
    section, question = next((pair for pair in found if pair[1].slug == slug), (None, None))
    if question is None:
        raise Http404("Deze vraag bestaat niet.")
    return section_for(workspace, section.slug), question


def evidence_for(user, kvk: str, year: int, slug: str) -> tuple[Workspace, Answer]:
    """The answer with its file, for who answers this question and for who may read the submitted answers."""
    try:
        workspace = workspace_for(user, kvk, year, Action.ANSWER_ASSIGNED)
        question_for(workspace, slug)
    except PermissionDenied:
        workspace = workspace_for(user, kvk, year, Action.VIEW_RESULTS)
    answer = workspace.assessment.answers.filter(question=slug).first()
    if answer is None or not answer.evidence_file:
        raise Http404("Bij dit antwoord is geen bestand.")
    answer.assessment = workspace.assessment
    return workspace, answer


def sections(edition: Edition) -> tuple[Section, ...]:
    """The profile first where there is one, then the indicators or steps."""
    profile = (
        (Section(PROFILE, "Profiel van de organisatie", edition.profile, None, edition),) if edition.profile else ()
    )
    return profile + tuple(Section(i.slug, i.title, i.questions, i, edition) for i in edition.indicators)


def flex_sections(assessment: Assessment) -> tuple[Section, ...]:
    """The steps of the Flex Diagnose; on the short route one page with its core questions."""
    edition = flex_edition_for(assessment.year)
    if assessment.route == Route.SHORT:
        core = tuple(question for question in edition.questions if question.core)
        return (Section(FLEX, edition.title, core, None, edition),)
    return sections(edition)


def flex_section_slugs() -> frozenset[str]:
    """The slugs of all pages of the Flex Diagnose, of every edition and route."""
    steps = (step.slug for name in flex_editions() for step in load_flex_edition(name).indicators)
    return frozenset((FLEX, *steps))


def takes_flex(assessment: Assessment) -> bool:
    """Whether the Flex Diagnose can still change: it carries no score, so submitting does not freeze it."""
    return not assessment.is_fixed


def assigned_sections(workspace: Workspace) -> set[str]:
    """Slugs of the sections that were handed to this member."""
    assignments = workspace.assessment.assignments.filter(user=workspace.membership.user)
    return set(assignments.values_list("section", flat=True))


def assessments_of(organisation):
    """All years, the latest first."""
    return organisation.assessments.order_by("-year")


def previous_assessment(assessment: Assessment) -> Assessment | None:
    """The submitted assessment of the year before."""
    return Assessment.objects.filter(
        organisation_id=assessment.organisation_id, year=assessment.year - 1, submission__isnull=False
    ).first()


def answers_by_question(assessment: Assessment) -> dict[str, Answer]:
    """All answers with their parts, in two queries."""
    answers = assessment.answers.select_related("saved_by").prefetch_related(_parts()).order_by("id")
    return {answer.question: answer for answer in answers}


def _parts() -> Prefetch:
    return Prefetch("parts", AnswerPart.objects.order_by("id"))


def response_of(answer: Answer) -> Response | None:
    """The answer as the pure core reads it; None for one that was emptied."""
    if not answer.state:
        return None
    return Response(State(answer.state), tuple(_part(part) for part in answer.parts.all()))


def _part(part: AnswerPart) -> Part:
    number = None if part.number is None else Fraction(part.number)
    total = None if part.total is None else Fraction(part.total)
    return Part(part.group, part.level, number, total, part.option, part.text)


def headcounts_of(assessment: Assessment):
    return (
        Headcount.objects.filter(assessment=assessment)
        .select_related("function_group")
        .order_by("unit", "function_group__name", "id")
    )


def workforce_of(headcounts) -> Workforce:
    """Heads per contract group and per function group, leaving out groups without people."""
    contract, function, labels = {}, {}, {}
    for row in headcounts:
        if row.heads:
            group = row.function_group
            contract[row.contract_group] = contract.get(row.contract_group, 0) + row.heads
            function[group.slug] = function.get(group.slug, 0) + row.heads
            labels[group.slug] = group.name
    return Workforce(contract, function, labels)


def answer_sheet(
    assessment: Assessment, answers: dict[str, Answer] | None = None, edition: Edition | None = None
) -> AnswerSheet:
    """Everything a score depends on, in three queries; `answers` saves two when they were fetched already.

    `edition` is that of the assessment, or else that of its Flex Diagnose.
    """
    answers = answers_by_question(assessment) if answers is None else answers
    responses = {slug: response_of(answer) for slug, answer in answers.items()}
    return AnswerSheet(
        edition=edition or load_edition(assessment.edition),
        route=Route(assessment.route),
        size_class=assessment.size_class,
        workforce=workforce_of(headcounts_of(assessment)),
        responses={slug: response for slug, response in responses.items() if response},
    )


def stored_answer(assessment: Assessment, question: Question) -> Answer | None:
    """The answer to one question without its parts, in one query."""
    return assessment.answers.select_related("saved_by").filter(question=question.slug).first()


def one_answer(assessment: Assessment, question: Question) -> Answer | None:
    """The answer to one question with its parts, in two queries."""
    answers = assessment.answers.select_related("saved_by").prefetch_related(_parts())
    return answers.filter(question=question.slug).first()


def question_sheet(assessment: Assessment, question: Question) -> AnswerSheet:
    """A sheet with the workforce and without responses: enough for the form of one question, in at most one query."""
    return AnswerSheet(
        edition=load_edition(assessment.edition),
        route=Route(assessment.route),
        size_class=assessment.size_class,
        workforce=workforce_of(headcounts_of(assessment)) if question.axis else EMPTY_WORKFORCE,
        responses={},
    )
