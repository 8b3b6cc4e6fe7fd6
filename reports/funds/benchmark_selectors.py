"""Which rows make a fund's benchmark pages: its round, what was published of it, and the reports that members share."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from assessments.edition_files import load_edition
from assessments.models import Assessment
from assessments.questionnaire import Edition
from benchmarks.cells import CellKey, Column, PublishedCell
from benchmarks.frozen_scores import area_of
from benchmarks.models import Round, StoredPublication
from benchmarks.publication_selectors import cells_at, cells_of, latest_publication
from benchmarks.round_selectors import round_for
from organisations.access import FundAction, fund_manager_for
from organisations.models import Consent, FundManager, FundMember, Purpose, SectorFund


@dataclass(frozen=True, slots=True)
class PublishedRound:
    """A round as its fund's manager sees it. `publication` is the latest; None: nothing was published yet."""

    manager: FundManager
    round: Round
    publication: StoredPublication | None

    @property
    def edition(self) -> Edition:
        return load_edition(self.publication.edition)

    @property
    def branches(self) -> tuple[str, ...]:
        return area_of(self.round).branches

    @property
    def cells(self) -> tuple[PublishedCell, ...]:
        return cells_of(self.publication)

    def cells_of_group(self, key: CellKey) -> tuple[PublishedCell, ...]:
        return cells_at(self.publication, [key])

    @property
    def told_keys(self) -> frozenset[CellKey]:
        """The places of the grid where anything is told."""
        places = self.publication.cells.order_by().values_list("branch", "size", "is_short").distinct()
        return frozenset(CellKey(branch, Column(size, is_short)) for branch, size, is_short in places)


def published_round_for(user, slug: str, year: int, action: FundAction = FundAction.VIEW) -> PublishedRound:
    """Raises Http404 for who does not work for this fund, and for a year without a round."""
    manager = fund_manager_for(user, slug, action)
    return PublishedRound(manager, round_for(manager, year), latest_publication(manager.fund, year))


def publication_for(user, slug: str, year: int) -> PublishedRound:
    """As `published_round_for`; also Http404 while nothing is published."""
    found = published_round_for(user, slug, year)
    if found.publication is None:
        raise Http404("Over dit jaar is nog niets gepubliceerd.")
    return found


def shared_reports(fund: SectorFund, year: int) -> QuerySet[Assessment]:
    """The submitted years of members who let this fund read their report, by the employer's name."""
    consents = Consent.objects.filter(
        organisation=OuterRef("organisation"), fund=fund, purpose=Purpose.REPORT, withdrawn_at__isnull=True
    )
    places = FundMember.objects.filter(organisation=OuterRef("organisation"), fund=fund, joined_at__isnull=False)
    submitted = Assessment.objects.filter(Exists(consents), Exists(places), year=year, submission__isnull=False)
    return submitted.select_related("organisation").order_by("organisation__name", "id")


def shared_report_for(manager: FundManager, kvk: str, year: int) -> Assessment:
    """Raises Http404 alike for an unknown number, another fund's member, no consent and a draft."""
    assessment = shared_reports(manager.fund, year).filter(organisation__kvk=kvk).first()
    if assessment is None:
        raise Http404("Dit jaarrapport wordt niet met het fonds gedeeld.")
    return assessment
