"""Where the employer's side of a discussion begins and ends: inviting who speaks for the staff, fixing the report."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from assessments.selectors import assessments_of, workspace_for
from assessments.services.life_cycle import CouncilError, TransitionError
from organisations.access import Action, membership_for
from organisations.mail import MAIL_NOT_SENT
from organisations.selectors import council_of
from organisations.services.councils import CouncilThereError, is_awaited
from organisations.services.councils import invite_secretary as invite
from organisations.services.organisations import OtherPartyError
from reports.council import discussion_mail
from reports.council.discussion_page import build_discussion_page
from reports.council.fixing_page import fixing_checks
from reports.council.record_selectors import discussion_of
from reports.council.words import council_words
from reports.forms.discussion import FixForm, SecretaryForm
from reports.pdf import PdfError
from reports.services.fixing import ChangedMeanwhileError, CouncilNotHeardError, UnansweredError
from reports.services.fixing import fix_report as fix
from reports.views.discussion import render_form

NO_COUNCIL = "Bij u is er geen medezeggenschap. Klopt dat niet, verander dan hieronder de gegevens van de organisatie."
ADMIN_ADDRESS = "Dit is het adres van een beheerder. Wie beheert, kan niet ook voor het personeel spreken."
CHANGED = "Er is intussen iets veranderd. Lees het rapport opnieuw en stel het daarna vast."
NOT_YET = "Het jaarrapport kan nog niet worden vastgesteld. Hieronder staat wat er nog moet gebeuren."
NOT_PRINTED = "Het rapport kon nu niet worden gemaakt. Er is niets vastgesteld; probeer het over een paar minuten weer."
COUNCIL_NOT_TOLD = "De mail aan wie voor het personeel spreekt kon niet worden verstuurd. Vertel het hun zelf."
REFUSALS = {
    ChangedMeanwhileError: CHANGED,
    CouncilNotHeardError: NOT_YET,
    UnansweredError: NOT_YET,
    CouncilError: NOT_YET,
    TransitionError: NOT_YET,
    PdfError: NOT_PRINTED,
}


def invite_secretary(request, kvk):
    admin = membership_for(request.user, kvk, Action.CONSULT)
    organisation = admin.organisation
    words = council_words(organisation.participation_form)
    if words is None:
        messages.error(request, NO_COUNCIL)
        return redirect("organisation", kvk)
    form = SecretaryForm(words, request.POST or None)
    if request.method == "POST" and form.is_valid() and _invite(request, admin, words, form):
        latest = assessments_of(organisation).first()
        return redirect("consult", kvk, latest.year) if latest else redirect("organisation", kvk)
    seats = council_of(organisation)
    context = {"organisation": organisation, "form": form, "words": words}
    context |= {"has_council": not is_awaited(seats), "awaited": seats.first()}
    return render(request, "reports/discussion/invite.html", context, status=422 if form.errors else 200)


def _invite(request, admin, words, form: SecretaryForm) -> bool:
    email = form.cleaned_data["email"]
    try:
        secretary = invite(admin.organisation, email, by=admin, at=timezone.now())
    except CouncilThereError:
        form.add_error(None, f"Er is al iemand uitgenodigd. {words.party_with_article.capitalize()} regelt dit zelf.")
        return False
    except OtherPartyError:
        form.add_error("email", ADMIN_ADDRESS)
        return False
    if discussion_mail.invite(secretary):
        messages.success(request, f"Wij hebben een uitnodiging gestuurd aan {email}.")
    else:
        messages.warning(request, f"{email} is toegevoegd, maar {MAIL_NOT_SENT}")
    return True


def _tell_council(request, assessment) -> None:
    discussion = discussion_of(assessment)
    if discussion and not discussion_mail.tell_council_fixed(discussion):
        messages.warning(request, COUNCIL_NOT_TOLD)


def fix_report(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.CONSULT)
    form = FixForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            fix(workspace.assessment, by=workspace.membership, at=timezone.now())
            messages.success(request, "Het jaarrapport is vastgesteld. Er verandert nu niets meer.")
            _tell_council(request, workspace.assessment)
            return redirect("consult", kvk, year)
        except tuple(REFUSALS) as error:
            form.add_error(None, REFUSALS[type(error)])
    page = build_discussion_page(workspace)
    return render_form(request, workspace, "fix", form, page=page, checks=fixing_checks(page))
