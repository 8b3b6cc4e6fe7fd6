"""Whether a trail is still as it was written."""

from collections.abc import Iterator

from organisations.chain import first_break
from organisations.events import link_of, trail_of
from organisations.models import Organisation, SectorFund

EVENTS_AT_A_TIME = 2000


def trail_fault(subject: Organisation | SectorFund) -> str | None:
    """What is wrong with the trail, in Dutch; None: it is whole. Takes the same memory for a trail of any length.

    `subject` as read just now: what is written during the check is left to the next one.
    """
    length, seen = subject.trail_length, _Seen()
    place = first_break(seen.passing(_stored(subject, length)))
    if place is not None:
        return f"gebroken bij gebeurtenis {place}"
    if seen.count < length:
        return f"te kort: {seen.count} van {length} gebeurtenissen"
    if seen.head != subject.trail_head:
        return "eindigt anders dan is vastgelegd"
    return _excess(subject)


class _Seen:
    """Counts what passes by, and keeps the last hash."""

    def __init__(self):
        self.count, self.head = 0, ""

    def passing(self, links: Iterator) -> Iterator:
        for link, stored in links:
            self.count, self.head = self.count + 1, stored
            yield link, stored


def _stored(subject: Organisation | SectorFund, length: int) -> Iterator:
    trail = trail_of(subject)
    events = subject.events.filter(sequence__lte=length).order_by("sequence", "id")
    for event in events.iterator(EVENTS_AT_A_TIME):
        yield link_of(event, trail), event.hash


def _excess(subject: Organisation | SectorFund) -> str | None:
    """Events that the trail does not know of. The length is read last: it only grows, and together with the events."""
    last = subject.events.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    length = type(subject)._default_manager.values_list("trail_length", flat=True).get(pk=subject.pk)
    return f"te lang: {last} gebeurtenissen in plaats van {length}" if last > length else None
