"""Who works at an employer of the demo: rows of its workforce table, by formula."""

from decimal import Decimal

from assessments.services.workforce import HeadcountRow
from reports.demo.chance import share_out, sway
from reports.demo.sector import Employer, Function

UNSPLIT_BELOW = 240
UNITS = ("Vestiging Noord", "Vestiging Zuid")
# What these people work in a week, as a part of the hours of their function.
HOURS = {"oproep": 0.3, "tijdelijk-zonder-uitzicht": 0.9, "payroll": 0.8}
ALWAYS_SPREAD = ("vast", "tijdelijk-met-uitzicht")


def workforce_rows(employer: Employer, year: int) -> list[HeadcountRow]:
    """Rows with people only. Small employers and those of the larger two sites follow the same proportions."""
    people = employer.people_in(year)
    functions = employer.character.functions
    units = [("", people)] if people < UNSPLIT_BELOW else list(zip(UNITS, share_out(people, (3, 2)), strict=True))
    return [
        row
        for unit, heads in units
        for function, count in zip(functions, share_out(heads, [f.share for f in functions]), strict=True)
        for row in _function_rows(employer, function, unit, count)
    ]


def _function_rows(employer: Employer, function: Function, unit: str, heads: int) -> list[HeadcountRow]:
    contracts = employer.character.contracts
    weights = [share * (1 if group in ALWAYS_SPREAD else function.flex) for group, share in contracts.items()]
    counts = zip(contracts, share_out(heads, weights), strict=True)
    return [_row(employer, function, unit, group, count) for group, count in counts if count]


def _row(employer: Employer, function: Function, unit: str, group: str, heads: int) -> HeadcountRow:
    women_share = min(max(function.women + 8 * sway(employer.kvk, function.name, "vrouwen"), 0), 100)
    women = round(heads * women_share / 100)
    hours = Decimal(round(heads * function.hours * HOURS.get(group, 1) * 2)) / 2
    return HeadcountRow(unit, function.name, group, women, heads - women, 0, hours)
