"""The three ways to fill the same hours, side by side: who works them, what they cost, how secure they are. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from assessments.flex_diagnose.layers import EXTERNAL, INTERNAL, Capacity, Layer
from assessments.flex_diagnose.mix import Alternative, Missing, Mix
from assessments.flex_diagnose.words import UNKNOWN, amount_text, share_text
from reports.documents.tables import Table, columns

TODAY, MOST_SECURE, LEAST_COST = "Nu", "Meest zeker", "Minste kosten"
# For the drawing: what belongs together, from secure to not.
GROUPS = {
    "vaste uren": (Layer.FIXED,),
    "eigen mensen, extra": (Layer.PLUS, *INTERNAL),
    "pool en collega's van anderen": (Layer.SHARED,),
    "flexcontracten": EXTERNAL,
}
SHORTFALL = "niemand"
# As a share of all hours worked.
MUCH_OVERTIME = 0.05


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that is missing, and on which page it is filled in: that of the hours or that of the capacity."""

    text: str
    is_about_hours: bool = False


REASONS = {
    Missing.FIXED_PRICE: Reason("Er is nog geen prijs van een vast uur. Zonder die prijs is een mix niet te kiezen."),
    Missing.FLEX_PRICE: Reason("Er is nog geen prijs van een flexuur. Geef er minstens één: oproep, uitzend of zzp."),
    Missing.FLEX_HOURS: Reason(
        "Bij de uren staat niet welke door flexkrachten zijn gewerkt. Daarom weten wij niet hoe het nu is.", True
    ),
}


@dataclass(frozen=True, slots=True)
class MixPart:
    """`table` None: there is no alternative at all. `reasons` say what is missing."""

    sentences: tuple[str, ...]
    table: Table | None
    reasons: tuple[Reason, ...]
    slack: str


def euros(number: float | None) -> str:
    return UNKNOWN if number is None else f"€ {amount_text(number)}"


def about_euros(number: float) -> str:
    """In three digits: finer would promise more than such a calculation can."""
    digits = len(str(round(number)))
    return f"ongeveer {euros(round(number, min(3 - digits, 0)))}"


def build_mix_part(mix: Mix, capacity: Capacity) -> MixPart:
    named = alternatives_of(mix)
    return MixPart(_sentences(mix, capacity), _table(named) if named else None, _reasons(mix), share_pct(capacity))


def alternatives_of(mix: Mix) -> dict[str, Alternative]:
    """Those that are there, by name, in the order of the page: the most secure before the cheapest."""
    named = {TODAY: mix.today, MOST_SECURE: mix.most_secure, LEAST_COST: mix.least_cost}
    return {name: alternative for name, alternative in named.items() if alternative}


def share_pct(capacity: Capacity) -> str:
    decimals = 0 if round(capacity.slack_share * 1000) % 10 == 0 else 1
    return f"{amount_text(capacity.slack_share * 100, decimals)}%"


def group_shares(alternative: Alternative) -> dict[str, float]:
    """What each group of layers does of all hours that are needed, 0-100; the last is what nobody does."""
    hours = {
        name: sum(alternative.hours_per_year.get(layer, 0.0) for layer in layers) for name, layers in GROUPS.items()
    }
    hours[SHORTFALL] = alternative.shortfall_per_year
    total = sum(hours.values())
    return {name: 100 * number / total if total else 0.0 for name, number in hours.items()}


def _reasons(mix: Mix) -> tuple[Reason, ...]:
    found = tuple(REASONS[reason] for reason in mix.missing)
    if not mix.unpriced:
        return found
    layers = ", ".join(layer.label.lower() for layer in mix.unpriced)
    return (*found, Reason(f"Wat het nu kost, is niet te zeggen: er is geen prijs van {layers}."))


def _sentences(mix: Mix, capacity: Capacity) -> tuple[str, ...]:
    secure, cheap = mix.most_secure, mix.least_cost
    if secure is None or cheap is None:
        return ()
    found = (_secure(secure, mix.today), _overtime(mix.today), _cheap(secure, cheap, capacity), _short(secure))
    return tuple(filter(None, found))


def _secure(secure: Alternative, today: Alternative | None) -> str:
    part = f"in de meest zekere mix {share_text(secure.secure_share)}"
    if today is None:
        return f"Van de uren wordt {part} gewerkt zonder flexcontract."
    rise = f"Nu wordt {share_text(today.secure_share)} van de uren gewerkt zonder flexcontract, {part}."
    return f"{rise} {_cost_beside(secure, today)}".strip()


def _overtime(today: Alternative | None) -> str:
    """Much of it makes today look secure, or tells that the contract hours are wrong."""
    if today is None:
        return ""
    hours = float((today.hours[Layer.PLUS] - today.minus).sum()) / today.years
    if hours < MUCH_OVERTIME * sum(today.hours_per_year.values()):
        return ""
    return (
        f"Eigen mensen werkten nu {amount_text(hours)} uur per jaar meer dan hun contracten geven. Klopt het aantal "
        "contracturen? Zo ja, dan is dit overwerk; de andere manieren rekenen daar niet op."
    )


def _cost_beside(secure: Alternative, today: Alternative) -> str:
    if today.cost_per_year is None:
        return ""
    more = secure.cost_per_year - today.cost_per_year
    if not round(more):
        return "Dat kost evenveel als nu."
    return f"Dat kost {about_euros(abs(more))} per jaar {'meer' if more > 0 else 'minder'} dan nu."


def _cheap(secure: Alternative, cheap: Alternative, capacity: Capacity) -> str:
    saved = secure.cost_per_year - cheap.cost_per_year
    if round(saved) <= 0:
        return "Meer ruimte voor flexcontracten maakt het niet goedkoper."
    return (
        f"Met {share_pct(capacity)} ruimte voor flexcontracten kan het {about_euros(saved)} per jaar goedkoper; "
        f"{share_text(cheap.secure_share)} van de uren is dan zonder flexcontract."
    )


def _short(secure: Alternative) -> str:
    short = secure.shortfall_per_year
    if not round(short):
        return ""
    return f"Alles bij elkaar is er te weinig: {amount_text(short)} uur per jaar kan met deze grenzen niemand werken."


def _table(named: dict[str, Alternative]) -> Table:
    """Hours per year of every layer that is used at all, and what it comes to."""
    used = [layer for layer in Layer if any(each.hours_per_year.get(layer) for each in named.values())]
    rows = [
        _row(f"{layer.label} (uur)", named, lambda each, of=layer: amount_text(each.hours_per_year.get(of, 0.0)))
        for layer in used
    ]
    rows += [
        _row("Betaald zonder werk (uur)", named, lambda each: amount_text(each.idle_per_year)),
        _row("Tekort (uur)", named, lambda each: amount_text(each.shortfall_per_year)),
        _row("Meer vaste uren per week", named, lambda each: amount_text(each.extra_fixed_hours_per_week)),
        _row("Werk zonder flexcontract", named, lambda each: share_text(each.secure_share)),
        _row("Kosten per jaar", named, lambda each: euros(each.cost_per_year)),
    ]
    note = (
        "Uren en euro's per jaar, gemiddeld over de periode. In de prijs van een uur zitten inwerken en verloop. "
        f"{UNKNOWN}: niet bekend. De berekening kent alle uren vooraf; in het echt schat u ze, en hebt u meer ruimte "
        "nodig. Zij is geen belofte."
    )
    return Table("Drie manieren om dezelfde uren te vullen", columns("Per jaar", *named), tuple(rows), note)


def _row(label: str, named: dict[str, Alternative], words: Callable[[Alternative], str]) -> tuple[str, ...]:
    return (label, *(words(each) for each in named.values()))
