"""One answer at a time: autosave, and evidence downloaded."""

from django.http import FileResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from assessments.pages import build_conflict, question_form
from assessments.questionnaire import Question
from assessments.selectors import (
    Section,
    Workspace,
    evidence_for,
    question_for,
    question_sheet,
    stored_answer,
    workspace_for,
)
from assessments.services.answers import (
    AssessmentLockedError,
    VersionConflictError,
    note_evidence_read,
    save_answer,
)
from organisations.access import Action


@require_POST
def save(request, kvk, year, question):
    """Save one answer and tell its state; the page itself stays as it is."""
    workspace = workspace_for(request.user, kvk, year, Action.ANSWER_ASSIGNED)
    section, question = question_for(workspace, question)
    outcome = _save(workspace, question, request.POST, request.FILES)
    context = outcome | {"question": question, "organisation": workspace.organisation, "year": year}
    response = render(request, "assessments/_save_state.html", context, status=outcome["status"])
    if outcome["status"] == 200 and _changes_its_page(section, question):
        trigger_client_event(response, "questionsChanged", after="settle")
    return response


def _save(workspace: Workspace, question: Question, data, files) -> dict:
    """What happened: the HTTP status, the form, and what stands there now."""
    answer = stored_answer(workspace.assessment, question)
    form = question_form(question, question_sheet(workspace.assessment, question), answer, data, files)
    outcome = {"status": 200, "form": form, "answer": answer}
    if not form.is_valid():
        return outcome | {"status": 422}
    if answer is None and form.is_empty:
        return outcome
    try:
        saved = save_answer(workspace.assessment, question, form.draft, by=workspace.membership, at=timezone.now())
    except AssessmentLockedError:
        return outcome | {"status": 409, "is_locked": True}
    except VersionConflictError:
        return outcome | {"status": 409, "conflict": build_conflict(workspace.assessment, question)}
    return outcome | {"answer": saved}


def _changes_its_page(section: Section, question: Question) -> bool:
    """Whether questions on the same page come or go with this answer."""
    return any(child in section.questions for child in section.edition.children_of(question))


def evidence(request, kvk, year, question):
    """The file, always as a download and never shown by the browser itself; reading another's leaves an event."""
    workspace, answer = evidence_for(request.user, kvk, year, question)
    if not workspace.may(Action.ANSWER_ASSIGNED):
        note_evidence_read(answer, by=workspace.membership, at=timezone.now())
    return FileResponse(answer.evidence_file.open("rb"), as_attachment=True, filename=answer.evidence_name)
