"""What the organisation can give: its contracts, and per layer how many hours at which price."""

from dataclasses import dataclass, replace
from decimal import Decimal

from django import forms

from assessments.flex_diagnose.forms.versions import conflict_words, let_next_save_win
from assessments.flex_diagnose.layers import Capacity, Layer, Price, Terms
from assessments.forms.numbers import DutchNumberField
from assessments.models import FlexCapacity, FlexLayer

MOST_HOURS = 4_000_000
MOST_EUROS = 10_000
REQUIRED = {
    "contract_hours_per_week": "Vul in hoeveel uren er samen in de contracten staan, per week.",
    "available_pct": "Vul in welk deel van die uren echt wordt gewerkt, bijvoorbeeld 84.",
    "fulltime_hours_per_week": "Vul in hoeveel uren per week een voltijdbaan bij u is, bijvoorbeeld 38.",
}
UNITS = {
    "contract_hours_per_week": "uur",
    "available_pct": "procent",
    "fulltime_hours_per_week": "uur per week",
    "plus_minus_pct": "procent",
    "extra_fixed_hours_per_week": "uur per week",
}
SHARES = ("available_pct", "plus_minus_pct")
STARTING = ("induction_hours", "hours_per_stay")
# What a layer is not asked: its hours follow from the contracts, or nobody is new in it.
NOT_ASKED = {
    Layer.FIXED: ("hours_per_week",),
    Layer.PLUS: ("hours_per_week", *STARTING),
    Layer.PART_TIME: STARTING,
    Layer.DEPLOYABLE: STARTING,
    Layer.RESERVE: STARTING,
}
# Who is meant, and what the price is of.
HELP = {
    Layer.FIXED: "Loon en lasten van een gewerkt uur, ook die over verlof en ziekte.",
    Layer.PLUS: "Uren binnen de band hierboven. De prijs is alleen de toeslag; 0 als er geen toeslag is.",
    Layer.PART_TIME: "Hoeveel uren willen zij samen méér werken? Vraag het hun. De prijs is loon en lasten.",
    Layer.DEPLOYABLE: "Uren waarin zij kunnen bijspringen. De prijs is wat het extra kost; 0 mag.",
    Layer.RESERVE: "Een eigen invalploeg voor ziekte en verlof.",
    Layer.SHARED: "Uit een arbeidspool, of geleend. Zij hebben een contract bij een ander.",
    Layer.ON_CALL: "Oproepkrachten en tijdelijk zonder uitzicht op vast. De prijs is loon en lasten.",
    Layer.AGENCY: "De prijs is het tarief van het bureau.",
    Layer.FREELANCE: "De prijs is het tarief, zonder btw.",
}
NO_RATE = "Vul ook de prijs per uur in, of maak deze cel leeg."
NO_STAY = "Vul ook in hoeveel uren iemand gemiddeld blijft: daarover worden de inwerkuren verdeeld."


class ContractsForm(forms.Form):
    """The contracts of the organisation itself."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    contract_hours_per_week = DutchNumberField(
        label="Contracturen per week, samen",
        help_text="Tel de uren op van iedereen met een vast contract of uitzicht daarop. Geen oproep, uitzend of zzp.",
        decimals=2,
        high=MOST_HOURS,
    )
    available_pct = DutchNumberField(
        label="Welk deel daarvan wordt echt gewerkt?",
        help_text="Haal vakantie, verlof, ziekte en scholing eraf; feestdagen niet, die halen wij er zelf uit. "
        "Een rekenvoorbeeld: 28 dagen vrij en scholing op 253 werkdagen is 11%, en 5% ziekte. Dan blijft 84% over.",
        decimals=1,
        low=1,
        high=100,
    )
    fulltime_hours_per_week = DutchNumberField(
        label="Uren van een voltijdbaan", help_text="Volgens uw cao of contract.", decimals=1, low=1, high=60
    )
    plus_minus_pct = DutchNumberField(
        label="Hoeveel mogen mensen in een week meer of minder werken?",
        help_text="Dit heet een band van plus- en minuren: in drukke weken meer, in rustige minder, over het jaar "
        "gelijk. Vul in hoeveel procent van de contracturen is afgesproken. Leeg: zo'n afspraak is er niet.",
        decimals=1,
        high=50,
    )
    extra_fixed_hours_per_week = DutchNumberField(
        label="Hoeveel vaste uren kunnen er hooguit bij?",
        help_text="Gewerkte uren per week. Leeg: wij rekenen met de structurele flex, het werk dat er bijna altijd is.",
        decimals=2,
        high=MOST_HOURS,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, unit in UNITS.items():
            self.fields[name].unit = unit
        for name in REQUIRED:
            # The field itself takes nothing for an answer: its own message says what is asked here.
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = REQUIRED[name]


class LayerForm(forms.Form):
    """One layer; an empty cell is not known."""

    hours_per_week = DutchNumberField(label="Hooguit, uur per week", decimals=2, high=MOST_HOURS)
    rate = DutchNumberField(label="Prijs per uur, in euro", decimals=2, high=MOST_EUROS)
    induction_hours = DutchNumberField(label="Inwerken, uur per nieuwe", decimals=2, high=MOST_HOURS)
    hours_per_stay = DutchNumberField(label="Blijft gemiddeld, uur", decimals=2, low=1, high=MOST_HOURS)

    def __init__(self, layer: Layer, data=None, initial=None):
        super().__init__(data, prefix=layer.value, initial=initial)
        self.layer = layer
        self.help_text = HELP[layer]
        for name in NOT_ASKED.get(layer, ()):
            del self.fields[name]

    @property
    def cells(self):
        """The field of each column; None where this layer is not asked."""
        return [self[name] if name in self.fields else None for name in self.base_fields]

    @property
    def labels(self):
        return [field.label for field in self.base_fields.values()]

    def clean(self):
        cleaned = super().clean()
        started = [name for name in STARTING if cleaned.get(name) is not None]
        if started and "rate" in cleaned and cleaned["rate"] is None:
            self.add_error("rate", NO_RATE)
        if cleaned.get("induction_hours") and "hours_per_stay" in cleaned and cleaned["hours_per_stay"] is None:
            self.add_error("hours_per_stay", NO_STAY)
        return cleaned

    @property
    def terms(self) -> Terms:
        hours, rate, induction, stay = (_float(self.cleaned_data.get(name)) for name in self.base_fields)
        return Terms(hours, None if rate is None else Price(rate, induction or 0.0, stay))


@dataclass(frozen=True, slots=True)
class CapacityForm:
    """All of it, saved together."""

    contracts: ContractsForm
    layers: tuple[LayerForm, ...]

    @property
    def is_bound(self) -> bool:
        return self.contracts.is_bound

    def is_valid(self) -> bool:
        return all(form.is_valid() for form in (self.contracts, *self.layers))

    @property
    def errors(self) -> list[tuple[str, str]]:
        """What is wrong, each with the id of the input."""
        found = [("", message) for message in self.contracts.non_field_errors()]
        fields = [(self.contracts, "", field) for field in self.contracts]
        fields += [(form, f"{form.layer.label}, ", field) for form in self.layers for field in form]
        return found + [
            (field.id_for_label, f"{place}{field.label} – {message}")
            for _, place, field in fields
            for message in field.errors
        ]

    @property
    def seen_version(self) -> int:
        return self.contracts.cleaned_data["version"] or 0

    def capacity(self, earlier: Capacity | None) -> Capacity:
        """As it was filled in; the slack was chosen elsewhere, and stays as it is in `earlier`."""
        data = self.contracts.cleaned_data
        numbers = {name: _share(data[name]) if name in SHARES else _float(data[name]) for name in UNITS}
        filled_in = Capacity(
            contract_hours_per_week=numbers["contract_hours_per_week"],
            available_share=numbers["available_pct"],
            fulltime_hours_per_week=numbers["fulltime_hours_per_week"],
            plus_minus_share=numbers["plus_minus_pct"],
            extra_fixed_hours_per_week=numbers["extra_fixed_hours_per_week"],
            terms={form.layer: form.terms for form in self.layers},
        )
        return replace(filled_in, slack_share=earlier.slack_share) if earlier else filled_in

    def add_error(self, field: None, message: str) -> None:
        """About the whole; as a form has it."""
        self.contracts.add_error(field, message)

    def refuse_version(self, current: FlexCapacity | None) -> None:
        """As for the hours: say who saved, and let the next save win."""
        let_next_save_win(self.contracts, current)
        self.add_error(None, conflict_words("dit", current))


@dataclass(frozen=True, slots=True)
class KnownHours:
    """Per week, from what was filled in elsewhere; None: not known."""

    contract: Decimal | None = None
    deployable: Decimal | None = None

    @property
    def layers(self) -> dict[str, dict]:
        return {Layer.DEPLOYABLE: {"hours_per_week": self.deployable}}


def bind_capacity_form(data, row: FlexCapacity | None, *, version: int, known: KnownHours) -> CapacityForm:
    """`row` fills it in, and without one what is known does; `version` is the one of this year."""
    contracts = {name: getattr(row, name) for name in UNITS} if row else {"contract_hours_per_week": known.contract}
    stored = {layer.layer: _initial(layer) for layer in row.layers.order_by("id")} if row else known.layers
    layers = tuple(LayerForm(layer, data, stored.get(layer.value, {})) for layer in Layer)
    return CapacityForm(ContractsForm(data, initial={"version": version} | contracts), layers)


def _initial(row: FlexLayer) -> dict:
    return {name: getattr(row, name) for name in LayerForm.base_fields}


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _share(percentage: Decimal | None) -> float | None:
    return None if percentage is None else float(percentage) / 100
