"""What can fill the hours: the layers from a fixed contract to the self-employed, their limits and prices. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """In the order in which a balanced organisation looks: own people first, then others, then flex contracts."""

    FIXED = "vast"
    PLUS = "plusuren"
    PART_TIME = "deeltijd"
    DEPLOYABLE = "inzetbaarheid"
    RESERVE = "reserve"
    SHARED = "samenwerken"
    ON_CALL = "oproep"
    AGENCY = "uitzend"
    FREELANCE = "zzp"

    @property
    def label(self) -> str:
        return {
            "vast": "Vaste uren",
            "plusuren": "Plusuren",
            "deeltijd": "Deeltijders die meer willen",
            "inzetbaarheid": "Mensen van een andere afdeling",
            "reserve": "Eigen reserve bij verzuim",
            "samenwerken": "Pool en collega's van anderen",
            "oproep": "Oproep en tijdelijk",
            "uitzend": "Uitzend en payroll",
            "zzp": "Zzp",
        }[self.value]


# Besides the fixed hours and the plus hours, which the contracts set.
INTERNAL = (Layer.PART_TIME, Layer.DEPLOYABLE, Layer.RESERVE)
# Flex contracts: work in these layers is not in a secure contract. Who is lent has one, with somebody else.
EXTERNAL = (Layer.ON_CALL, Layer.AGENCY, Layer.FREELANCE)
# The contract groups whose hours are the fixed ones.
SECURE_GROUPS = ("vast", "tijdelijk-met-uitzicht")


@dataclass(frozen=True, slots=True)
class Price:
    """What an hour costs, in euros: `rate` (wage with employer's charges, or tariff), plus what starting costs.

    Someone new gets `induction_hours`, and stays for `hours_per_stay` hours worked: cheap
    hours that leave soon are not cheap.
    """

    rate: float
    induction_hours: float = 0.0
    hours_per_stay: float | None = None

    @property
    def per_hour(self) -> float:
        """rate · (1 + induction_hours / hours_per_stay)."""
        if not self.hours_per_stay:
            return self.rate
        return self.rate * (1 + self.induction_hours / self.hours_per_stay)


@dataclass(frozen=True, slots=True)
class Terms:
    """How much a layer can give and at what price.

    `hours_per_week` None: not known, so nothing, for own people and the pool; without a limit for flex contracts.
    `price` None: not known; for the plus hours it is the surcharge on top of the wage, which is paid anyway.
    """

    hours_per_week: float | None = None
    price: Price | None = None


@dataclass(frozen=True, slots=True)
class Capacity:
    """What the organisation has. Shares are 0-1.

    `contract_hours_per_week`: of everyone with a secure contract of the organisation itself; `available_share` of them
    is worked, the rest is leave, absence and training. `plus_minus_share`: the band of plus and min hours around the
    contract hours, balanced over a year; None where there is none. `extra_fixed_hours_per_week`: the most hours worked
    that may be added as fixed contracts; None: the structural flex. `slack_share`: how much more of all hours the
    cheapest mix may leave to flex contracts than the most secure one.
    """

    contract_hours_per_week: float
    available_share: float
    fulltime_hours_per_week: float
    plus_minus_share: float | None = None
    extra_fixed_hours_per_week: float | None = None
    slack_share: float = 0.05
    terms: Mapping[Layer, Terms] = None

    def __post_init__(self):
        object.__setattr__(self, "terms", {layer: (self.terms or {}).get(layer, Terms()) for layer in Layer})

    @property
    def fixed_hours_per_week(self) -> float:
        """Hours that the fixed contracts really work."""
        return self.contract_hours_per_week * self.available_share

    @property
    def fixed_hours_per_fulltimer(self) -> float:
        return self.fulltime_hours_per_week * self.available_share

    def limit(self, layer: Layer) -> float:
        """The most hours per week of a layer that is not fixed; infinite where there is no limit."""
        if layer is Layer.PLUS:
            return self.fixed_hours_per_week * (self.plus_minus_share or 0.0)
        hours = self.terms[layer].hours_per_week
        if hours is None:
            return float("inf") if layer in EXTERNAL else 0.0
        return hours
