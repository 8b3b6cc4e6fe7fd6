"""The forms of sharing: a consent per purpose, and the group in which one is compared."""

from django import forms

from organisations.models import PLATFORM, Purpose, SectorFund

_WITHDRAWING = (
    "Intrekken geldt vanaf de eerstvolgende publicatie of correctie; wat gepubliceerd is, blijft. Een gemiddelde "
    "waarin dan te weinig verandert, blijft zoals het was. Een correctie verandert geen percentages."
)
TO_FUND = {
    Purpose.BENCHMARK: (
        "U telt mee in wat het fonds publiceert: gemiddelde scores, welk deel van de leden iets al doet, en welke tips "
        "leden kiezen. Zo'n cijfer is afgerond en gaat over minstens tien werkgevers. Uw eigen scores ziet het fonds "
        f"hiermee niet. {_WITHDRAWING}"
    ),
    Purpose.NAMED: (
        "Het fonds ziet dat u meedoet en of u hebt ingediend. Zonder deze toestemming ziet het alleen dat u bent "
        "uitgenodigd. Intrekken geldt meteen."
    ),
    Purpose.REPORT: (
        "Het fonds mag uw jaarrapport lezen, met uw naam en uw scores. Bij “Delen en vergelijken” ziet u wanneer dat "
        "gebeurde. Intrekken geldt meteen; wat gelezen is, blijft bekend."
    ),
}
TO_PLATFORM = {
    Purpose.BENCHMARK: (
        "U telt mee in de cijfers per bedrijfstak en van alle werkgevers samen: gemiddelde scores, en welk deel iets "
        f"al doet. Zo'n cijfer is afgerond en gaat over minstens tien werkgevers. {_WITHDRAWING}"
    ),
}


class ConsentForm(forms.Form):
    """One tick per purpose, towards a fund or (None) the platform; nothing is ticked but what stands."""

    def __init__(self, fund: SectorFund | None, standing: frozenset[Purpose] = frozenset(), data=None):
        super().__init__(data, prefix=fund.slug if fund else PLATFORM)
        for purpose, meaning in (TO_FUND if fund else TO_PLATFORM).items():
            self.fields[purpose.value] = forms.BooleanField(
                label=purpose.label, help_text=meaning, required=False, initial=purpose in standing
            )

    @property
    def purposes(self) -> set[Purpose]:
        """What was ticked; a tick is never wrong, so there is nothing to validate first."""
        return {Purpose(name) for name in self.fields if self[name].data}


class ComparisonForm(forms.Form):
    """Whose benchmark stands beside the employer's own scores."""

    group = forms.ChoiceField(
        label="Met wie vergelijkt u uw scores?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies een groep om mee te vergelijken.",
            "invalid_choice": "Bij deze groep hoort u niet. Kies een groep uit de lijst.",
        },
    )

    def __init__(self, funds: tuple[SectorFund, ...], section: str, chosen: SectorFund | None, data=None):
        super().__init__(data, initial={"group": chosen.slug if chosen else PLATFORM})
        self._funds = {fund.slug: fund for fund in funds}
        members = [(slug, f"De leden van {fund}") for slug, fund in self._funds.items()]
        self.fields["group"].choices = [*members, (PLATFORM, f"Mijn bedrijfstak: {section}")]

    @property
    def fund(self) -> SectorFund | None:
        return self._funds.get(self.cleaned_data["group"])
