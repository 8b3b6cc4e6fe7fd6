"""The employer's side of a discussion: lay it before the council, and answer. Others may read along."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.selectors import Workspace, workspace_for
from organisations.access import Action
from reports.council import discussion_mail
from reports.council.discussion_page import DiscussionPage, Stage, build_discussion_page, build_talks
from reports.council.discussion_selectors import exchange_for, proposal_for
from reports.council.discussion_steps import next_step
from reports.forms.discussion import AnswerForm, ProposalForm, TermForm
from reports.models import Position, Proposal
from reports.services import discussions as services
from reports.services.discussions import SHORTEST_TERM, USUAL_TERM, DiscussionClosedError, ReplyConflictError

CLOSED = "De bespreking is niet open; uw tekst is niet opgeslagen. Kopieer hem als u hem wilt bewaren."
NOT_MAILED = "Niet elke mail kon worden verstuurd. Vertel zelf dat er iets te lezen is."


@require_safe
def consult(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.VIEW_DISCUSSION)
    page, is_answering = build_discussion_page(workspace), workspace.may(Action.CONSULT)
    context = {
        "page": page,
        "is_answering": is_answering,
        "is_council": workspace.may(Action.DISCUSS),
        "step": next_step(page) if is_answering else None,
    }
    return render(request, "reports/discussion/consult.html", place_of(workspace) | context)


def start_discussion(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.CONSULT)
    page = build_discussion_page(workspace)
    if page.stage is not Stage.LAY_BEFORE:
        return redirect("consult", kvk, year)
    form = _start_form(page, request.POST or None)
    if request.method == "POST" and form.is_valid():
        due_on, now = form.cleaned_data["due_on"], timezone.now()
        discussion = services.start_discussion(workspace.assessment, due_on, by=workspace.membership, at=now)
        text = f"De zelfbeoordeling ligt nu bij {page.words.party_with_article}."
        _say(request, text, discussion_mail.tell_council_asked(discussion))
        return redirect("consult", kvk, year)
    return render_form(request, workspace, "start", form, page=page)


def _start_form(page: DiscussionPage, data) -> TermForm:
    why = f"Geef minstens {SHORTEST_TERM.days} dagen om te lezen en te reageren."
    return TermForm(page.today + SHORTEST_TERM, why, button="Voorleggen", initial=page.today + USUAL_TERM, data=data)


def extend_term(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.CONSULT)
    page = build_discussion_page(workspace)
    if page.stage is not Stage.IN_DISCUSSION:
        return redirect("consult", kvk, year)
    form = _extension_form(page, request.POST or None)
    if request.method == "POST" and form.is_valid():
        due_on, now = form.cleaned_data["due_on"], timezone.now()
        discussion = services.extend_term(page.discussion, due_on, by=workspace.membership, at=now)
        _say(request, "De termijn is verlengd.", discussion_mail.tell_council_extended(discussion))
        return redirect("consult", kvk, year)
    return render_form(request, workspace, "extend", form, page=page)


def _extension_form(page: DiscussionPage, data) -> TermForm:
    earliest = max(page.closes_from, page.today)
    return TermForm(earliest, "De termijn kan alleen langer worden.", button="Verlengen", data=data)


def reply_to_position(request, kvk, year, position_id):
    """An older position of an exchange leads to the one that holds; what was typed goes along."""
    workspace = workspace_for(request.user, kvk, year, Action.CONSULT)
    exchange = exchange_for(workspace, position_id)
    form = AnswerForm(exchange.position, request.POST or None)
    if request.method == "POST" and form.is_valid():
        if exchange.position.pk != position_id:
            form.tell_newer(exchange.position)
        elif _save(form, exchange.position, partial(_reply, workspace, exchange.position, form)):
            _say_answered(request, workspace, "Uw antwoord is opgeslagen.")
            return redirect("consult", kvk, year)
    (talk,) = build_talks(workspace, (exchange,))
    return render_form(request, workspace, "reply", form, talk=talk)


def _reply(workspace: Workspace, position: Position, form: AnswerForm) -> None:
    reply = form.cleaned_data["reply"]
    services.reply_to_position(position, reply, by=workspace.membership, at=timezone.now())


def answer_proposal(request, kvk, year, proposal_id):
    workspace = workspace_for(request.user, kvk, year, Action.CONSULT)
    proposal = proposal_for(workspace, proposal_id)
    form = ProposalForm(proposal, request.POST or None)
    is_typed = request.method == "POST" and form.is_valid()
    if is_typed and _save(form, proposal, partial(_decide, workspace, proposal, form)):
        _say_answered(request, workspace, "Uw besluit is opgeslagen.")
        return redirect("consult", kvk, year)
    indicator = workspace.edition.indicator(proposal.position.indicator)
    return render_form(request, workspace, "proposal", form, proposal=proposal, indicator=indicator)


def _decide(workspace: Workspace, proposal: Proposal, form: ProposalForm) -> None:
    decision, reply = form.cleaned_data["decision"], form.cleaned_data["reply"]
    services.answer_proposal(proposal, decision, reply, by=workspace.membership, at=timezone.now())


def _save(form: AnswerForm, answered: Position | Proposal, save) -> bool:
    """False where it could not be saved; the form then says why."""
    answered.replied_at = form.seen_at
    try:
        save()
    except ReplyConflictError:
        answered.refresh_from_db(fields=["reply", "replied_at"])
        form.tell_conflict(answered)
        return False
    except DiscussionClosedError:
        form.add_error(None, CLOSED)
        return False
    return True


def _say_answered(request, workspace: Workspace, text: str) -> None:
    """The council hears of it once, when nothing is left to answer."""
    page = build_discussion_page(workspace)
    if page.is_answered:
        text = f"{text} U hebt alles beantwoord; {page.words.party_with_article} krijgt daarvan bericht."
        _say(request, text, discussion_mail.tell_council_answered(page.discussion))
    else:
        messages.success(request, text)


def _say(request, text: str, is_mailed: bool) -> None:
    messages.success(request, text)
    if not is_mailed:
        messages.warning(request, NOT_MAILED)


def render_form(request, workspace: Workspace, template: str, form, **context):
    status = 422 if form.errors else 200
    context = place_of(workspace) | {"form": form} | context
    return render(request, f"reports/discussion/{template}.html", context, status=status)


def place_of(workspace: Workspace) -> dict:
    return {"organisation": workspace.organisation, "year": workspace.assessment.year}
