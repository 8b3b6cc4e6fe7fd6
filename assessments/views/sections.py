"""A page of questions: the profile, or one indicator."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from assessments.pages import SectionPage, build_conflict, build_section_page
from assessments.questionnaire import Question
from assessments.selectors import (
    Workspace,
    answers_by_question,
    previous_assessment,
    question_for,
    section_for,
    workspace_for,
)
from assessments.services.answers import AssessmentLockedError, VersionConflictError, confirm_answer, save_answer
from organisations.access import Action


def section(request, kvk, year, section):
    workspace = workspace_for(request.user, kvk, year, Action.ANSWER_ASSIGNED)
    section = section_for(workspace, section)
    if request.method != "POST":
        return render(request, "assessments/section.html", _context(workspace, build_section_page(workspace, section)))
    page = build_section_page(workspace, section, request.POST, request.FILES)
    if _save(request, workspace, page):
        return redirect(_next(request, page), kvk, year, *_next_section(request, page))
    return _to_mend(request, workspace, page)


@require_POST
def confirm(request, kvk, year, question):
    """Take over last year's answer, and save what else was filled in on the page around it."""
    workspace = workspace_for(request.user, kvk, year, Action.ANSWER_ASSIGNED)
    section, question = question_for(workspace, question)
    page = build_section_page(workspace, section, request.POST, request.FILES)
    is_saved = _save(request, workspace, page)
    _confirm(request, workspace, question)
    if not is_saved:
        return _to_mend(request, workspace, page)
    return redirect(reverse("section", args=(kvk, year, section.slug)) + f"#vraag-{question.slug}")


def _confirm(request, workspace: Workspace, question: Question) -> None:
    earlier = previous_assessment(workspace.assessment)
    previous = answers_by_question(earlier).get(question.slug) if earlier else None
    if previous is None:
        raise Http404("Vorig jaar is deze vraag niet beantwoord.")
    try:
        confirm_answer(workspace.assessment, question, previous, by=workspace.membership, at=timezone.now())
    except (AssessmentLockedError, VersionConflictError):
        messages.error(request, "Dit antwoord is niet overgenomen: de vraag is intussen al beantwoord.")


def _to_mend(request, workspace: Workspace, page: SectionPage):
    """The page with what was typed, its mistakes, and the answers as they stand now."""
    page = page.with_answers(answers_by_question(workspace.assessment))
    return render(request, "assessments/section.html", _context(workspace, page), status=422)


def _save(request, workspace: Workspace, page: SectionPage) -> bool:
    """Save every valid question that differs; True when nothing is left to mend on this page."""
    try:
        for block in page.blocks:
            if block.form.is_bound and block.form.is_valid() and block.form.differs:
                _save_one(workspace, block)
    except AssessmentLockedError:
        messages.error(request, "De vragenlijst is ingediend en ligt vast. Zet hem eerst terug naar concept.")
        return True
    return not page.invalid_blocks


def _save_one(workspace: Workspace, block) -> None:
    try:
        save_answer(workspace.assessment, block.question, block.form.draft, by=workspace.membership, at=timezone.now())
    except VersionConflictError:
        conflict = build_conflict(workspace.assessment, block.question)
        writer = (conflict.answer and conflict.answer.saved_by) or "Iemand anders"
        block.form.add_error(
            None,
            f"{writer} heeft deze vraag intussen beantwoord: “{conflict.words}”. "
            "Uw eigen antwoord staat nog hieronder. Sla opnieuw op om dat in de plaats te zetten.",
        )


def _next(request, page: SectionPage) -> str:
    if "next" in request.POST and page.after:
        return "section"
    return "flex_diagnose" if page.section.is_flex else "tasks"


def _next_section(request, page: SectionPage) -> tuple[str, ...]:
    return (page.after.slug,) if _next(request, page) == "section" else ()


def _context(workspace: Workspace, page: SectionPage) -> dict:
    assessment = workspace.assessment
    return {
        "page": page,
        "workspace": workspace,
        "organisation": workspace.organisation,
        "year": assessment.year,
        "is_locked": not workspace.takes_answers(page.section),
    }
