"""The form with which a fund writes an offer, and the filter above the tip choices."""

from collections.abc import Mapping
from datetime import date

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms

from assessments.questionnaire import Edition, Indicator
from organisations.models import SizeClass
from reports.forms.plan import indicator_choices
from reports.offers import Contact, Offer, OfferKind, link_problem
from reports.services.offers import OfferDraft
from reports.tip_files import load_tips

CHANGED_MEANWHILE = (
    "Een collega heeft dit aanbod intussen veranderd. Uw tekst staat nog hieronder. Open het aanbod in een ander "
    "tabblad om die van uw collega te zien. Sla opnieuw op om uw tekst in de plaats te zetten."
)
NO_DATE = {"invalid": "Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026."}
PHONE = r"^[+(0-9][0-9 ()-]{6,22}[0-9]$"
BARE = ("kind", "title", "text", "link", "valid_from", "valid_until")


def _date_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class OfferForm(forms.Form):
    """One offer; tips are chosen per indicator, in a field each."""

    marks_optional = True
    kind = forms.ChoiceField(
        label="Wat voor aanbod is het?",
        widget=forms.RadioSelect,
        choices=[(kind.value, kind.label.capitalize()) for kind in OfferKind],
    )
    title = forms.CharField(label="Titel", help_text="In één zin, zonder punt.", max_length=120)
    text = forms.CharField(
        label="Wat is het, en voor wie?",
        help_text="Schrijf ook op wat iemand moet doen. Alleen gewone tekst.",
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    link = forms.CharField(
        label="Adres van een webpagina",
        help_text="Begint met https://",
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    function = forms.CharField(
        label="Bij wie kan een werkgever terecht?",
        help_text="Noem liever een functie dan een persoon, zoals adviseur opleidingen.",
        max_length=120,
        required=False,
    )
    email = forms.EmailField(
        label="E-mailadres", required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    phone = forms.RegexField(
        PHONE,
        label="Telefoonnummer",
        max_length=25,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        error_messages={"invalid": "Vul een telefoonnummer in, bijvoorbeeld 030 123 45 67."},
    )
    valid_from = forms.DateField(label="Geldig vanaf", widget=_date_input(), error_messages=NO_DATE)
    valid_until = forms.DateField(
        label="Geldig tot en met",
        help_text="Laat leeg als er geen einddatum is.",
        required=False,
        widget=_date_input(),
        error_messages=NO_DATE,
    )
    indicators = forms.MultipleChoiceField(
        label="Bij welke indicatoren hoort het?",
        help_text="Het aanbod staat dan bij elke tip en elke maatregel van die indicator.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sizes = forms.MultipleChoiceField(
        label="Voor werkgevers van welke grootte?",
        help_text="Kiest u niets, dan is het voor elke grootte.",
        choices=SizeClass.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, edition: Edition, initial: dict, data=None):
        """`initial` by `initial_of` or `initial_for`."""
        super().__init__(data, initial=initial)
        self.fields["indicators"].choices = [(i.slug, i.title) for i in edition.indicators]
        self.tip_fields = {_tip_field(indicator): indicator for indicator in edition.indicators}
        for name, indicator in self.tip_fields.items():
            self.fields[name] = _build_tip_field(indicator)
        self.helper = FormHelper()
        self.helper.layout = self._layout()
        self.helper.add_input(Submit("opslaan", "Opslaan"))

    def _layout(self) -> Layout:
        folded = [
            Fieldset(
                self._summary(name, indicator),
                name,
                template="goedwerk/layout/details.html",
                css_class="is-open" if self._chosen(name) else "",
            )
            for name, indicator in self.tip_fields.items()
        ]
        return Layout(
            "version",
            Fieldset("Het aanbod", "kind", "title", "text", "link", css_class="fields--beside"),
            Fieldset("Contact", "function", "email", "phone"),
            Fieldset("Wanneer", "valid_from", "valid_until"),
            Fieldset("Voor wie", "sizes", "indicators", css_class="fields--beside"),
            Fieldset("Bij welke tips hoort het?", *folded),
        )

    def _chosen(self, name: str) -> list[str]:
        return self[name].value() or []

    def _summary(self, name: str, indicator: Indicator) -> str:
        count = len(self._chosen(name))
        return f"{indicator.title} ({count} gekozen)" if count else indicator.title

    def clean_link(self):
        link = self.cleaned_data["link"]
        problem = link and link_problem(link)
        if problem:
            raise forms.ValidationError(problem)
        return link

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("valid_from"), cleaned.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", "Kies een dag die niet voor “Geldig vanaf” ligt.")
        if not self._all_tips() and "indicators" in cleaned and not cleaned["indicators"]:
            self.add_error("indicators", "Kies minstens één indicator of één tip. Anders ziet niemand uw aanbod.")
        if cleaned.get("kind") == OfferKind.CONTACT and not {"email", "phone"} & self.errors.keys():
            self._check_reachable()
        return cleaned

    def _check_reachable(self) -> None:
        if not self.cleaned_data["email"] and not self.cleaned_data["phone"]:
            self.add_error("email", "Vul een e-mailadres of een telefoonnummer in, zodat een werkgever u kan bereiken.")

    def _all_tips(self) -> frozenset[str]:
        return frozenset(slug for name in self.tip_fields for slug in self.cleaned_data.get(name, ()))

    def tell_conflict(self, version: int) -> None:
        """Say that somebody else changed the offer; saving once more is then a choice, over `version`."""
        self.data = self.data.copy()
        self.data["version"] = str(version)
        self.add_error(None, CHANGED_MEANWHILE)

    @property
    def draft(self) -> OfferDraft:
        cleaned = self.cleaned_data
        return OfferDraft(
            **{name: cleaned[name] for name in BARE if name != "kind"},
            kind=OfferKind(cleaned["kind"]),
            contact=Contact(cleaned["function"], cleaned["email"], cleaned["phone"]),
            indicators=frozenset(cleaned["indicators"]),
            tips=self._all_tips(),
            sizes=frozenset(cleaned["sizes"]),
        )


def initial_of(offer: Offer, version: int) -> dict:
    """What stands in the form of an offer that is there already."""
    contact = {"function": offer.contact.function, "email": offer.contact.email, "phone": offer.contact.phone}
    sets = {"indicators": sorted(offer.indicators), "sizes": sorted(offer.sizes), "version": version}
    return {name: getattr(offer, name) for name in BARE} | contact | sets | _tips_by_field(offer.tips)


def initial_for(asked: Mapping[str, str], day: date) -> dict:
    """What stands in the form of a new offer; `asked` may name a tip or an indicator that it is for."""
    chosen = _tips_by_field(frozenset({asked.get("tip", "")}))
    return {"valid_from": day, "indicators": [asked.get("indicator", "")]} | chosen


def _tips_by_field(slugs: frozenset[str]) -> dict[str, list[str]]:
    chosen = {}
    for tip in load_tips():
        if tip.slug in slugs:
            chosen.setdefault(f"tips_{tip.indicator}", []).append(tip.slug)
    return chosen


def _tip_field(indicator: Indicator) -> str:
    return f"tips_{indicator.slug}"


def _build_tip_field(indicator: Indicator) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=f"Tips bij {indicator.title}",
        choices=[(tip.slug, tip.title) for tip in load_tips() if tip.indicator == indicator.slug],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class ChoiceFilterForm(forms.Form):
    """Plain GET: the indicator of which the tips are shown."""

    indicator = forms.ChoiceField(
        label="Indicator", required=False, error_messages={"invalid_choice": "Kies uit de lijst."}
    )

    def __init__(self, edition: Edition, data=None):
        super().__init__(data)
        self.fields["indicator"].choices = [("", "Alle indicatoren"), *indicator_choices(edition)]

    @property
    def chosen(self) -> str:
        """Empty: all; so is a value that is not in the list."""
        return self.cleaned_data["indicator"] if self.is_valid() else ""
