"""What the home page tells administrators of their competentiematrix: one line, where something asks for it."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q

from assessments.competentiematrix.cover import SOON
from assessments.competentiematrix.dates import months_after
from assessments.models import MatrixCell, MatrixSetup
from organisations.models import Membership, Role, SizeClass

NOBODY = "De competentiematrix staat aan, maar er is nog niets ingevuld."
ENDING = f"Binnen {SOON} dagen verlopen er certificaten van mensen in uw teams."


def with_matrix(memberships):
    """The same memberships, each with whether the matrix there is on, and filled in."""
    here = OuterRef("organisation")
    return memberships.annotate(
        has_matrix=Exists(MatrixSetup.objects.filter(organisation=here, stopped_at=None)),
        is_matrix_filled=Exists(MatrixCell.objects.filter(worker__team__organisation=here)),
    )


def matrix_lines(memberships: Iterable[Membership], day: date) -> dict[int, str]:
    """By number of the organisation, of memberships that `with_matrix` gave; in one query where any has a matrix."""
    told = [place for place in memberships if place.has_matrix and _is_told(place)]
    empty = {place.organisation_id: NOBODY for place in told if not place.is_matrix_filled}
    filled = {place.organisation_id for place in told} - empty.keys()
    return empty | (dict.fromkeys(_ending_at(filled, day), ENDING) if filled else {})


def _is_told(place: Membership) -> bool:
    """An employer of fewer than ten knows without a matrix whose certificate ends."""
    return place.role == Role.ADMIN and place.organisation.size_class != SizeClass.MICRO


def _ending_at(organisations: set[int], day: date) -> set[int]:
    """Where someone who is there has a certificate that ends soon, for what they do for their team at its level."""
    cells = MatrixCell.objects.filter(
        Q(worker__left_on=None) | Q(worker__left_on__gt=day),
        _at_level("own_now") & _at_level("lead_now") & ~Q(own_now=None, lead_now=None),
        worker__team__organisation__in=organisations,
        certified_on__isnull=False,
        competence__needs_certificate=True,
        competence__valid_months__isnull=False,
        competence__needs__team=F("worker__team"),
    )
    certificates = cells.values_list("worker__team__organisation", "certified_on", "competence__valid_months")
    last = day + timedelta(days=SOON)
    return {where for where, since, months in certificates.distinct() if day <= months_after(since, months) <= last}


def _at_level(view: str) -> Q:
    """The lower of both views counts; one that was not filled in says nothing."""
    return Q(**{view: None}) | Q(**{f"{view}__gte": F("competence__needs__level")})
