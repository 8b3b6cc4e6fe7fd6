"""Bringing an answer file in: judged by the forms of the pages, saved by the services, as a whole or not at all."""

from dataclasses import dataclass

from django.db import transaction

from assessments.answer_files import AnswerFile, AnswerFileError, GivenAnswer, GivenRow, Mistake
from assessments.edition_files import load_edition
from assessments.forms.answer_file import (
    fill_headcount_form,
    fill_question_form,
    headcount_mistakes,
    question_mistakes,
)
from assessments.forms.workforce import MAX_ROWS
from assessments.models import Assessment
from assessments.progress import open_questions
from assessments.questionnaire import Question
from assessments.responses import AnswerSheet, Route, Standing
from assessments.selectors import answer_sheet
from assessments.services.answers import AnswerDraft, import_answers
from assessments.services.life_cycle import (
    FIRST_YEAR,
    IncompleteError,
    YearNotOpenError,
    route_for,
    start_assessment,
    submit_assessment,
)
from assessments.services.workforce import HeadcountRow, WorkforceError, choose_route, save_workforce
from organisations.models import Organisation

NO_WORKFORCE = "er is nog geen tabel van wie er werken; zet [[workforce]] in het bestand."


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the assessment, how many answers came in, how many questions are open after it."""

    assessment: Assessment
    answer_count: int
    open_count: int


@transaction.atomic
def import_answer_file(file: AnswerFile, *, by, at) -> Imported:
    """Start the assessment where there is none and put what the file says in it.

    Raises AnswerFileError with everything that is wrong, and then changes nothing.
    """
    assessment = _draft_for(file, by=by, at=at)
    unknown = _unknown_slugs(file, assessment)
    before_answers = _save_workforce(assessment, file, by=by, at=at) or _choose_route(assessment, file, by=by, at=at)
    if before_answers:  # what an answer may be depends on the workforce and the route
        raise AnswerFileError([*before_answers, *unknown])
    drafts, mistakes = _checked_drafts(file, answer_sheet(assessment))
    if unknown or mistakes:
        raise AnswerFileError([*unknown, *mistakes])
    import_answers(assessment, drafts, by=by, at=at)
    if file.submit:
        _submit(assessment, file, by=by, at=at)
    return Imported(assessment, len(drafts), len(open_questions(answer_sheet(assessment))))


def _draft_for(file: AnswerFile, *, by, at) -> Assessment:
    organisation = Organisation.objects.filter(kvk=file.organisation).first()
    if organisation is None:
        text = f"er is geen organisatie met KvK-nummer {file.organisation}; meld haar eerst aan."
        raise AnswerFileError([file.mistake("organisation", text)])
    assessment = organisation.assessments.filter(year=file.year).first()
    if assessment is None:
        return _start(organisation, file, by=by, at=at)
    if not assessment.is_draft:
        text = f"de vragenlijst over {file.year} is ingediend en ligt vast; zet hem eerst terug naar concept."
        raise AnswerFileError([file.mistake("year", text)])
    return assessment


def _start(organisation: Organisation, file: AnswerFile, *, by, at) -> Assessment:
    try:
        return start_assessment(organisation, file.year, file.route or Route.FULL, by=by, at=at)
    except YearNotOpenError:
        text = f"over {file.year} kan nu geen vragenlijst worden ingevuld; kies {FIRST_YEAR} tot en met {at.year}."
        raise AnswerFileError([file.mistake("year", text)]) from None


def _unknown_slugs(file: AnswerFile, assessment: Assessment) -> list[Mistake]:
    edition = load_edition(assessment.edition)
    unknown = [given for given in file.answers if edition.question(given.slug) is None]
    return [Mistake(given.line, given.slug, f"deze vraag kent {edition.name} niet.") for given in unknown]


def _save_workforce(assessment: Assessment, file: AnswerFile, *, by, at) -> list[Mistake]:
    """Returns what keeps the rows from being saved; without rows in the file earlier ones have to be there."""
    if not file.rows:
        return [] if assessment.headcounts.exists() else [file.mistake("workforce", NO_WORKFORCE)]
    rows, mistakes = [], []
    for given in file.rows:
        row, texts = _headcount_row(given)
        rows.append(row)
        mistakes += [Mistake(given.line, "workforce", text) for text in texts]
    if len(rows) > MAX_ROWS:
        mistakes.append(file.mistake("workforce", f"dit zijn {len(rows)} regels; hooguit {MAX_ROWS} kunnen mee."))
    if mistakes:
        return mistakes
    try:
        save_workforce(assessment, rows, by=by, at=at)
    except WorkforceError as error:
        return [file.mistake("workforce", str(error))]
    return []


def _headcount_row(given: GivenRow) -> tuple[HeadcountRow | None, list[str]]:
    try:
        form = fill_headcount_form(given)
    except ValueError as error:
        return None, [str(error)]
    mistakes = list(headcount_mistakes(form))
    return (None if mistakes else form.row), mistakes


def _choose_route(assessment: Assessment, file: AnswerFile, *, by, at) -> list[Mistake]:
    if file.route is None:
        return []
    if route_for(assessment.size_class, file.route) is not file.route:
        other = route_for(assessment.size_class, file.route)
        return [file.mistake("route", f"bij {assessment.size_class} medewerkers hoort de route “{other}”.")]
    choose_route(assessment, file.route, by=by, at=at)
    return []


def _checked_drafts(file: AnswerFile, sheet: AnswerSheet) -> tuple[dict[str, AnswerDraft], list[Mistake]]:
    """Drafts by question slug, and what the forms refuse; a question that does not apply here is a mistake too."""
    known = [(given, question) for given in file.answers if (question := sheet.edition.question(given.slug))]
    checked = {given.slug: _checked_draft(question, given, sheet) for given, question in known}
    drafts = {slug: draft for slug, (draft, _) in checked.items() if draft}
    filled = sheet.with_responses({slug: draft.response for slug, draft in drafts.items()})
    mistakes = []
    for given, question in known:
        _, texts = checked[given.slug]
        if filled.standing(question) is Standing.HIDDEN:
            texts = [f"deze vraag geldt hier niet: {why_hidden(question, filled)}."]
        mistakes += [Mistake(given.line, given.slug, text) for text in texts]
    return drafts, mistakes


def _checked_draft(question: Question, given: GivenAnswer, sheet) -> tuple[AnswerDraft | None, list[str]]:
    groups = {group: sheet.workforce.label(group) for group in sheet.groups_of(question)}
    try:
        form = fill_question_form(question, groups, given)
    except ValueError as error:
        return None, [str(error)]
    mistakes = list(question_mistakes(form))
    return (None if mistakes else form.draft), mistakes


def why_hidden(question: Question, sheet: AnswerSheet) -> str:
    """Why a hidden question is not asked on this sheet, as the end of a Dutch sentence."""
    if sheet.size_class not in question.sizes:
        return f"zij is voor werkgevers met {_listed(question.sizes)} medewerkers"
    if sheet.route is Route.SHORT and not question.core:
        return "zij hoort niet bij de korte route"
    if question.ask_if and question.ask_if.question:
        return f"zij hoort bij {question.ask_if.question} = {_listed(question.ask_if.answers)}"
    groups = question.ask_if.groups if question.ask_if else question.groups
    return f"er werkt volgens de tabel niemand in de groep {_listed(groups)}"


def _listed(words: tuple[str, ...]) -> str:
    return " of ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _submit(assessment: Assessment, file: AnswerFile, *, by, at) -> None:
    try:
        submit_assessment(assessment, by=by, at=at)
    except IncompleteError as error:
        slugs = ", ".join(question.slug for question in error.open_questions)
        raise AnswerFileError([file.mistake("submit", f"indienen kan nog niet; open staat: {slugs}.")]) from None
