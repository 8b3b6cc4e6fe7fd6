"""The page on which an employer decides what is done with its figures."""

from dataclasses import dataclass

from organisations.models import PLATFORM, Consent, FundMember, Organisation, Purpose
from organisations.selectors import funds_of
from reports.forms.sharing import ComparisonForm, ConsentForm
from reports.sharing_log import LogLine, sharing_log


@dataclass(frozen=True, slots=True)
class ConsentDesk:
    """What the employer lets one party do; `place` None: the platform."""

    place: FundMember | None
    form: ConsentForm

    @property
    def slug(self) -> str:
        return self.place.fund.slug if self.place else PLATFORM


@dataclass(frozen=True, slots=True)
class SharingPage:
    desks: tuple[ConsentDesk, ...]
    comparison: ComparisonForm
    log: tuple[LogLine, ...]

    @property
    def has_funds(self) -> bool:
        return len(self.desks) > 1


def build_sharing_page(organisation: Organisation, comparison: ComparisonForm | None = None) -> SharingPage:
    """`comparison` is a form that was filled in wrong, to be shown again."""
    places = tuple(funds_of(organisation))
    standing = _standing_by_fund(organisation)
    desks = tuple(_desk(place, standing) for place in (*places, None))
    return SharingPage(desks, comparison or _comparison(organisation, places), sharing_log(organisation))


def comparison_form(organisation: Organisation, data) -> ComparisonForm:
    """The choice between the groups that the employer belongs to, filled in with what was posted."""
    return _comparison(organisation, tuple(funds_of(organisation)), data)


def _comparison(organisation: Organisation, places: tuple[FundMember, ...], data=None) -> ComparisonForm:
    funds = {place.fund_id: place.fund for place in places}
    chosen = funds.get(organisation.comparison_fund_id)
    return ComparisonForm(tuple(funds.values()), organisation.section.name, chosen, data)


def _desk(place: FundMember | None, standing: dict[int | None, set[Purpose]]) -> ConsentDesk:
    fund = place.fund if place else None
    return ConsentDesk(place, ConsentForm(fund, frozenset(standing.get(fund.pk if fund else None, ()))))


def _standing_by_fund(organisation: Organisation) -> dict[int | None, set[Purpose]]:
    """The consents that stand, by the number of the fund; None: the platform."""
    found: dict[int | None, set[Purpose]] = {}
    rows = Consent.objects.filter(organisation=organisation, withdrawn_at__isnull=True)
    for fund_id, purpose in rows.values_list("fund_id", "purpose"):
        found.setdefault(fund_id, set()).add(Purpose(purpose))
    return found
