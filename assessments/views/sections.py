"""A page of questions: the profile, or one indicator."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from assessments.pages import SectionPage, build_conflict, build_section_page
from assessments.selectors import Workspace, answers_by_question, section_for, workspace_for
from assessments.services.answers import AssessmentLockedError, VersionConflictError, save_answer
from organisations.access import Action


def section(request, kvk, year, section):
    workspace = workspace_for(request.user, kvk, year, Action.ANSWER_ASSIGNED)
    section = section_for(workspace, section)
    if request.method == "POST":
        page = build_section_page(workspace, section, request.POST, request.FILES)
        if _save(request, workspace, page):
            return redirect(_next(request, page), kvk, year, *_next_section(request, page))
        page = page.with_answers(answers_by_question(workspace.assessment))
    else:
        page = build_section_page(workspace, section)
    return render(request, "assessments/section.html", _context(workspace, page), status=_status(page))


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
    return "section" if "next" in request.POST and page.after else "tasks"


def _next_section(request, page: SectionPage) -> tuple[str, ...]:
    return (page.after.slug,) if _next(request, page) == "section" else ()


def _status(page: SectionPage) -> int:
    return 422 if page.invalid_blocks else 200


def _context(workspace: Workspace, page: SectionPage) -> dict:
    assessment = workspace.assessment
    return {
        "page": page,
        "workspace": workspace,
        "organisation": workspace.organisation,
        "year": assessment.year,
        "is_locked": not assessment.is_draft,
    }
