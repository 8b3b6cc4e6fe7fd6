"""What of a person in a competentiematrix is not found by mail address: a code that is a name, and uploads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from assessments.models import MatrixUpload, MatrixWorker
from organisations.personal_fields import Erasure
from oversight.erased_rows import Change, candidates, deleted
from oversight.erased_words import Words
from oversight.erasure import Erased
from oversight.evidence_search import content_tells
from oversight.persons import Person, Places, one_of

AT_A_TIME = 5  # an upload may be 5 MB


@dataclass(frozen=True, slots=True)
class MatrixTraces:
    """Rows by number: people in a team, and uploads that wait to be confirmed."""

    workers: tuple[int, ...]
    uploads: tuple[int, ...]


def matrix_traces(person: Person, words: Words, known: Places) -> MatrixTraces:
    """Whose code is an address or the name, and uploads that tell one, or are for a team that the person is in.

    The name counts where the person is known only: elsewhere it is someone else's.
    """
    coded = MatrixWorker.objects.filter(candidates(("code",), words)).order_by("pk")
    rows = coded.values_list("pk", "code", "team__organisation_id")
    workers = tuple(pk for pk, code, place in rows if _pattern(words, known, place).search(code))
    of_person = MatrixWorker.objects.filter(one_of("email", person.addresses) | Q(pk__in=workers))
    teams = frozenset(of_person.values_list("team_id", flat=True))
    return MatrixTraces(workers, tuple(_uploads(teams, words, known)))


def erase_traces(traces: MatrixTraces) -> Iterator[Change]:
    """With the places whose data changed."""
    workers = MatrixWorker.objects.filter(pk__in=traces.workers)
    uploads = MatrixUpload.objects.filter(pk__in=traces.uploads)
    for what, rows in (
        ("mensen in een team onder deze naam of dit adres", workers),
        ("bestanden voor een competentiematrix die niet waren bevestigd", uploads),
    ):
        places = _places(rows)
        if count := deleted(rows):
            yield Erased(what, Erasure.DELETE_ROW, count), places


def _uploads(teams: frozenset[int], words: Words, known: Places) -> Iterator[int]:
    for upload in MatrixUpload.objects.select_related("team").order_by("pk").iterator(AT_A_TIME):
        pattern = _pattern(words, known, upload.team.organisation_id)
        if upload.team_id in teams or content_tells(bytes(upload.content), pattern):
            yield upload.pk


def _pattern(words: Words, known: Places, organisation: int) -> re.Pattern:
    return words.pattern(with_name=organisation in known.organisations) or re.compile(r"(?!)")  # finds nothing


def _places(rows: QuerySet) -> Places:
    return Places(frozenset(rows.values_list("team__organisation_id", flat=True)), frozenset())
