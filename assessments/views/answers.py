"""One answer at a time: autosave, last year's answer taken over, evidence downloaded."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from assessments.models import Answer
from assessments.pages import question_form
from assessments.questionnaire import Question
from assessments.selectors import (
    PROFILE,
    Workspace,
    answers_by_question,
    one_answer,
    previous_assessment,
    question_for,
    question_sheet,
    response_of,
    workspace_for,
)
from assessments.services.answers import AssessmentLockedError, VersionConflictError, confirm_answer, save_answer
from assessments.wording import describe
from organisations.access import Action


@require_POST
def save(request, kvk, year, question):
    """Save one answer and tell its state; the page itself stays as it is."""
    workspace = workspace_for(request.user, kvk, year, Action.ANSWER_ASSIGNED)
    question = question_for(workspace, question)
    answer = one_answer(workspace.assessment, question)
    form = question_form(question, question_sheet(workspace.assessment, question), answer, request.POST, request.FILES)
    context = {
        "question": question,
        "form": form,
        "answer": answer,
        "organisation": workspace.organisation,
        "year": year,
    }
    status = 200
    if not form.is_valid():
        status = 422
    elif form.differs:
        status = _save(workspace, question, form, context)
    response = render(request, "assessments/_save_state.html", context, status=status)
    if status == 200 and workspace.edition.children_of(question):
        response["HX-Refresh"] = "true"
    return response


def _save(workspace: Workspace, question: Question, form, context: dict) -> int:
    """Save the draft and put what happened in the context; returns the HTTP status."""
    try:
        context["answer"] = save_answer(
            workspace.assessment, question, form.draft, by=workspace.membership, at=timezone.now()
        )
    except AssessmentLockedError:
        context["is_locked"] = True
        return 409
    except VersionConflictError:
        context["conflict"] = _conflict(workspace, question)
        return 409
    return 200


def _conflict(workspace: Workspace, question: Question) -> dict:
    """What stands there now, and who wrote it."""
    current = one_answer(workspace.assessment, question)
    response = response_of(current)
    sheet = question_sheet(workspace.assessment, question)
    words = describe(question, response, sheet.workforce) if response else "Geen antwoord"
    return {"answer": current, "words": words}


@require_POST
def confirm(request, kvk, year, question):
    """Take over last year's answer."""
    workspace = workspace_for(request.user, kvk, year, Action.ANSWER_ASSIGNED)
    question = question_for(workspace, question)
    earlier = previous_assessment(workspace.assessment)
    previous = answers_by_question(earlier).get(question.slug) if earlier else None
    if previous is None:
        raise Http404("Vorig jaar is deze vraag niet beantwoord.")
    try:
        confirm_answer(workspace.assessment, question, previous, by=workspace.membership, at=timezone.now())
    except (AssessmentLockedError, VersionConflictError):
        messages.error(request, "Dit antwoord is niet overgenomen: de vraag is intussen al beantwoord.")
    indicator = workspace.edition.indicator_of(question)
    page = redirect("section", kvk, year, indicator.slug if indicator else PROFILE)
    page["Location"] += f"#vraag-{question.slug}"
    return page


def evidence(request, kvk, year, question):
    """The file, always as a download and never shown by the browser itself."""
    workspace = workspace_for(request.user, kvk, year, Action.ANSWER_ASSIGNED)
    question = question_for(workspace, question)
    answer = get_object_or_404(Answer, assessment=workspace.assessment, question=question.slug)
    if not answer.evidence_file:
        raise Http404("Bij dit antwoord is geen bestand.")
    filename = answer.evidence_file.name.rsplit("/", 1)[-1]
    return FileResponse(answer.evidence_file.open("rb"), as_attachment=True, filename=filename)
