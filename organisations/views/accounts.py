"""The pages of one's own account where allauth's are not enough."""

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.decorators import rate_limit
from allauth.mfa.totp.forms import DeactivateTOTPForm
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.usersessions.views import ListUserSessionsView
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from organisations.address_links import address_in, address_link
from organisations.devices import device_in_words
from organisations.forms import AddressForm
from organisations.services.accounts import AddressTakenError, change_address, is_taken

MAILED = "Wij hebben een mail gestuurd naar {}. Open de link daarin; pas dan verandert uw adres."


@reauthentication_required(allow_get=True)
@rate_limit(action="manage_email")
def address(request):
    """Ask for another address; the answer is the same for one that is someone else's."""
    form = AddressForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if is_taken(email, request.user):
            get_adapter().send_account_already_exists_mail(email)
        else:
            get_adapter().send_address_mail(email, address_link(request.user, email))
        messages.success(request, MAILED.format(email))
        return redirect("account_email")
    return render(request, "account/email.html", {"form": form}, status=422 if form.errors else 200)


def confirm_address(request, token):
    """The link in the mail to the new address."""
    email, former = address_in(token, request.user), request.user.email
    if email is None:
        return _void(request)
    if request.method != "POST":
        return render(request, "account/address_confirm.html", {"email": email})
    try:
        change_address(email, by=request.user, at=timezone.now())
    except AddressTakenError:
        return _void(request)
    told = {"from_email": former, "to_email": email}
    get_adapter().send_notification_mail("account/email/email_changed", request.user, told, email=former)
    messages.success(request, f"U logt voortaan in met {email}.")
    return redirect("home")


def _void(request):
    return render(request, "account/address_void.html", status=410)


class RemoveKeyView(RemoveWebAuthnView):
    """Asks first whether the key may go, as allauth itself does for an app only."""

    form_class = DeactivateTOTPForm

    def get_form_kwargs(self):
        # Bound without data: the form only says why it cannot be done, also before anyone presses the button.
        return {"data": {}, "authenticator": self.object}


class SessionsView(ListUserSessionsView):
    """Where someone is logged in, with the device in words."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        devices = [(device_in_words(session.user_agent), session) for session in context["sessions"]]
        return context | {"devices": devices}


remove_key = RemoveKeyView.as_view()
sessions = SessionsView.as_view()
