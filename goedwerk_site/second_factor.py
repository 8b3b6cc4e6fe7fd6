"""Who needs a second factor and has none is sent to the page where it is set up, and afterwards back."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from organisations.access import SecondFactorMissing

# In the session: the address that asked for the second factor. Pages of the account link to it as the way on.
ASKED_AT = "second_factor_asked_at"


class SecondFactorMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        has_arrived = request.session.get(ASKED_AT) == request.get_full_path()
        if has_arrived and response.status_code == 200:
            del request.session[ASKED_AT]
        return response

    def process_exception(self, request, exception):
        if not isinstance(exception, SecondFactorMissing):
            return None
        request.session[ASKED_AT] = _way_back(request)
        if request.htmx:
            return HttpResponse(headers={"HX-Redirect": reverse("mfa_index")})
        return redirect("mfa_index")


def _way_back(request) -> str:
    """The page to return to: one that can be asked for again, and on this site."""
    if request.htmx:
        return request.htmx.current_url_abs_path or reverse("home")
    return request.get_full_path() if request.method == "GET" else reverse("home")
