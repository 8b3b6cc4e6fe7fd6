"""An answer for a page that saves by itself after its session ended: it says so, and leaves what was typed alone."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.template.loader import render_to_string


def htmx_login_middleware(get_response):
    """Turn the redirect to the log-in page into a message beside the field; must stand after HtmxMiddleware."""

    def middleware(request):
        response = get_response(request)
        is_sent_to_login = response.status_code == 302 and response["Location"].startswith(
            resolve_url(settings.LOGIN_URL)
        )
        if not (request.htmx and is_sent_to_login):
            return response
        message = HttpResponse(render_to_string("account/_session_ended.html"), status=422)
        message["HX-Reswap"] = "beforeend"
        return message

    return middleware
