"""Who needs a second factor and has none is sent to the page where it is set up."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from organisations.access import SecondFactorMissing

ASK = "Uw rol vraagt een tweede stap bij het inloggen. Stel die hier in; daarna kunt u verder."


class SecondFactorMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, SecondFactorMissing):
            return None
        messages.warning(request, ASK)
        if request.htmx:
            return HttpResponse(headers={"HX-Redirect": reverse("mfa_index")})
        return redirect("mfa_index")
