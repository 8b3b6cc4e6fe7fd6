"""When a reminder of a deadline is due. Pure."""

from datetime import date, timedelta

DAYS_AHEAD = (30, 14, 3)


def due_reminder(due_on: date, opened_on: date, today: date) -> int | None:
    """How many days ahead the reminder is that today asks for; None before the first and after the deadline.

    Of those that were missed only the nearest is made up for. One that would fall on the day of opening, or before
    it, tells nothing new.
    """
    if today > due_on:
        return None
    moments = {days: due_on - timedelta(days) for days in DAYS_AHEAD}
    return min((days for days, moment in moments.items() if opened_on < moment <= today), default=None)
