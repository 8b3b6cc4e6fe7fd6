"""Answers for who saves after the session ended: they say so, and what was typed is not lost."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string

# What is shorter is soon typed again; passwords, codes and tokens are never shown back.
LONG = 40
SECRET = ("password", "token", "code", "credential")


def htmx_login_middleware(get_response):
    """Turn the redirect to the log-in page into such an answer; must stand after HtmxMiddleware."""

    def middleware(request):
        response = get_response(request)
        if not _is_sent_to_login(response):
            return response
        if request.htmx:
            return _beside_the_field()
        typed = _long_texts(request.POST)
        return render(request, "account/session_ended.html", {"typed": typed}, status=422) if typed else response

    return middleware


def _is_sent_to_login(response) -> bool:
    """Whether they must log in first; who logged out comes at the bare address."""
    return response.status_code == 302 and response["Location"].startswith(f"{resolve_url(settings.LOGIN_URL)}?next=")


def _beside_the_field() -> HttpResponse:
    message = HttpResponse(render_to_string("account/_session_ended.html"), status=422)
    message["HX-Reswap"] = "beforeend"
    return message


def _long_texts(posted) -> list[str]:
    shown = (texts for name, texts in posted.lists() if not any(word in name for word in SECRET))
    return [text for texts in shown for text in texts if len(text) >= LONG]
