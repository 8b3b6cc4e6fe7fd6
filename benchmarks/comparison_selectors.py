"""Which published cells stand beside one assessment; as many queries for a hundred employers as for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.utils.timezone import localdate

from assessments.models import Assessment
from assessments.responses import Route
from benchmarks.calendar import publishes_on
from benchmarks.cells import Column, PublishedCell
from benchmarks.ladder import Among, Comparison, Place, Rung, Source
from benchmarks.models import Round, StoredPublication
from benchmarks.publication_selectors import cells_at, publications_of
from organisations.models import FundMember, Organisation, SectorFund
from organisations.sbi import section_for_figures


def comparison_for(assessment: Assessment) -> Comparison:
    """What is published over the assessment's year and edition, in the fund that the employer chose and by section."""
    fund = _fund_of(assessment.organisation)
    place = Place(
        fund=str(fund) if fund else "",
        section=section_for_figures(assessment.organisation.sbi_code),
        column=Column(assessment.size_class, Route(assessment.route) is Route.SHORT),
    )
    of_fund = _publication(fund, assessment) if fund else None
    of_everyone = _publication(None, assessment)
    rungs = place.ladder
    return Comparison(
        year=assessment.year,
        place=place,
        fund=_source(of_fund, _round_day(fund, assessment.year)) if fund else None,
        everyone=_source(of_everyone, publishes_on(assessment.year)),
        cells=_told(of_fund, place, [rung for rung in rungs if rung.among is Among.FUND])
        | _told(of_everyone, place, [rung for rung in rungs if rung.among is not Among.FUND]),
    )


def _fund_of(organisation: Organisation) -> SectorFund | None:
    """The fund to be compared in, as long as the employer belongs to it."""
    if organisation.comparison_fund_id is None:
        return None
    places = FundMember.objects.filter(organisation=organisation, joined_at__isnull=False)
    place = places.filter(fund_id=organisation.comparison_fund_id).select_related("fund").first()
    return place.fund if place else None


def _publication(fund: SectorFund | None, assessment: Assessment) -> StoredPublication | None:
    return publications_of(fund).filter(year=assessment.year, edition=assessment.edition).first()


def _round_day(fund: SectorFund, year: int):
    return Round.objects.filter(fund=fund, year=year).values_list("publishes_on", flat=True).first()


def _source(publication: StoredPublication | None, planned_on) -> Source:
    if publication is None:
        return Source(planned_on=planned_on)
    return Source(localdate(publication.published_at), publication.is_correction, planned_on)


def _told(
    publication: StoredPublication | None, place: Place, rungs: Iterable[Rung]
) -> Mapping[Rung, Mapping[str, PublishedCell]]:
    if publication is None:
        return {}
    rung_at = {place.key_of(rung): rung for rung in rungs}
    told = defaultdict(dict)
    for cell in cells_at(publication, rung_at):
        told[rung_at[cell.key]][cell.measure] = cell
    return told
