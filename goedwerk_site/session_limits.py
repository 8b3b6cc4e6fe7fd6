"""Ends a session after an hour without a sign of life, and after twelve hours in any case."""

import time

from django.contrib import messages
from django.contrib.auth import logout

IDLE = 60 * 60
ABSOLUTE = 12 * 60 * 60
# The moment is not written on every request, because autosave makes many; the hour may end this much early.
WRITE_EVERY = 3 * 60
BEGAN, SEEN = "session_began", "session_seen"
WAS_IDLE = "U was een uur niet actief. Daarom bent u uitgelogd. Log opnieuw in om verder te gaan."
WAS_LONG = "U was twaalf uur ingelogd. Daarom bent u uitgelogd. Log opnieuw in om verder te gaan."


def session_limits_middleware(get_response):
    """Must stand after the middleware of sessions, users and messages."""

    def middleware(request):
        if request.user.is_authenticated:
            _keep_or_end(request, time.time())
        return get_response(request)

    return middleware


def _keep_or_end(request, now: float) -> None:
    session = request.session
    began, seen = session.setdefault(BEGAN, now), session.get(SEEN, now)
    if now - began >= ABSOLUTE or now - seen >= IDLE:
        logout(request)
        messages.warning(request, WAS_LONG if now - began >= ABSOLUTE else WAS_IDLE)
    elif SEEN not in session or now - seen >= WRITE_EVERY:
        session[SEEN] = now
