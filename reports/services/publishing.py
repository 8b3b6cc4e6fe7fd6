"""Publishing a fund's round as its pages and the command do it: the benchmark, with what reports adds to it."""

from django.db import transaction

from benchmarks.models import Round, StoredPublication
from benchmarks.services.publications import correct_round, publish_round


@transaction.atomic
def publish(fund_round: Round, *, by, at) -> StoredPublication:
    """Raises what `benchmarks.services.publications.publish_round` raises."""
    return publish_round(fund_round, by=by, at=at)


@transaction.atomic
def correct(fund_round: Round, *, by, at) -> StoredPublication:
    """Raises what `benchmarks.services.publications.correct_round` raises."""
    return correct_round(fund_round, by=by, at=at)
