"""Publishing a fund's round as its pages and the command do it: the benchmark, and which tips its members chose."""

from django.db import transaction

from benchmarks.models import Round, StoredPublication
from benchmarks.services.publications import correct_round, publish_round
from reports.services.tip_choices import publish_tip_choices


@transaction.atomic
def publish(fund_round: Round, *, by, at) -> StoredPublication:
    """Raises what `benchmarks.services.publications.publish_round` raises."""
    published = publish_round(fund_round, by=by, at=at)
    publish_tip_choices(published, by=by, at=at)
    return published


def correct(fund_round: Round, *, by, at) -> StoredPublication:
    """The benchmark alone; a correction leaves the tip choices. Raises what `correct_round` raises."""
    return correct_round(fund_round, by=by, at=at)
