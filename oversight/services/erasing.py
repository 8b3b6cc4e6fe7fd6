"""Erasing a person: the account and all that hangs on it go, authors become nobody, words leave the texts."""

from functools import reduce
from operator import or_

from django.db import transaction

from organisations.events import record_event
from organisations.models import FundManager, Membership, Organisation, SectorFund, User
from organisations.personal_fields import Erasure
from oversight.erased_matrix import MatrixTraces, erase_traces, matrix_traces
from oversight.erased_rows import Change, erase_contacts, erase_words, unlinked
from oversight.erased_words import Words, words_of
from oversight.erasure import Erased, ErasureReport, ObstacleError, obstacles_of
from oversight.evidence_search import files_telling
from oversight.persons import Person, Places, all_places
from oversight.services.exporting import roles_of
from oversight.traces import clear_cache, end_sessions, scrub_file


class RehearsedError(Exception):
    """Takes everything back after a dry run."""


def erase_person(person: Person, *, by: User | None, at) -> ErasureReport:
    """Erase for good; `by` None: on the command line. Raises ObstacleError while someone else must take over."""
    known, words = all_places(person), words_of(person.name, person.addresses)
    # Before the transaction: files may be large, and nobody else can write meanwhile.
    files, traces = files_telling(words, known.organisations), matrix_traces(person, words, known)
    trails, erased = _erase(person, words, known, traces, by=by, at=at)
    return ErasureReport(person.number, trails, erased, bool(person.name) and not words.name, files)


@transaction.atomic
def _erase(
    person: Person, words: Words, known: Places, traces: MatrixTraces, *, by: User | None, at
) -> tuple[int, tuple[Erased, ...]]:
    _check_obstacles(person)
    changes = [*erase_traces(traces), *erase_contacts(person), *erase_words(words, known)]
    trails = _record(person, changes, known, by=by, at=at)
    transaction.on_commit(scrub_file)
    return trails, (*(change for change, _ in changes), *unlinked(person), *_erase_account(person))


def rehearse_erasure(person: Person, *, at) -> ErasureReport:
    """What erasing would do; nothing changes. Raises ObstacleError."""
    report = None
    try:
        with transaction.atomic():
            report = erase_person(person, by=None, at=at)
            raise RehearsedError
    except RehearsedError:
        return report


def _check_obstacles(person: Person) -> None:
    if person.user is None:
        return
    # Two who leave at the same moment wait for each other, so that one of them stays.
    organisations = Membership.objects.filter(user=person.user).values("organisation")
    funds = FundManager.objects.filter(user=person.user).values("fund")
    list(Organisation.objects.select_for_update().filter(pk__in=organisations).order_by("pk"))
    list(SectorFund.objects.select_for_update().filter(pk__in=funds).order_by("pk"))
    if obstacles := obstacles_of(person.user):
        raise ObstacleError(obstacles)


def _record(person: Person, changes: list[Change], known: Places, *, by: User | None, at) -> int:
    """In the trail of every place that knew the person or whose texts changed, by number; how many trails."""
    subjects = reduce(or_, (places for _, places in changes), known).subjects()
    roles = roles_of(by) if by else {}
    # Who has no role there any more is still not the command line.
    without_role = Membership(user=by, role="") if by else None
    for subject in subjects:
        number = "" if person.number is None else str(person.number)
        record_event(subject, "erase_person", number, by=roles.get(subject, without_role), at=at)
    return len(subjects)


def _erase_account(person: Person) -> list[Erased]:
    """The account with every row that hangs on it; the database makes authors nobody."""
    done = [Erased("sessies", Erasure.DELETE_ROW, end_sessions(person))]
    done.append(Erased("tellers van pogingen om in te loggen", Erasure.DELETE_ROW, clear_cache(person)))
    if person.user:
        rows, _ = User.objects.filter(pk=person.number).delete()
        done.append(Erased("account, mailadressen, rollen, tweede stap en apparaten", Erasure.DELETE_ROW, rows))
    return [erased for erased in done if erased.count]
