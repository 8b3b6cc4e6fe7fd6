"""The forms of a fund: opening a round, inviting a member, and a list of members."""

from dataclasses import asdict

from django import forms
from django.utils.timezone import localdate

from assessments.edition_files import edition_for, editions, load_edition
from assessments.services.life_cycle import FIRST_YEAR
from benchmarks.member_list import CheckedRow, ListedMember, ListError, check_list, problems_of, tidy
from benchmarks.models import Round
from benchmarks.services.rounds import (
    MOST_SUB_BRANCHES,
    DatesError,
    EditionMismatchError,
    RoundPlan,
    SubBranchesError,
    check_plan,
)
from organisations.forms import submit_helper
from organisations.models import SizeClass
from organisations.services.funds import MemberEntry
from spreadsheets.reading import read_table
from spreadsheets.table import SpreadsheetError

WRONG_DATES = {
    "opens_on": "Kies vandaag of later, en niet vóór 1 januari van het verslagjaar.",
    "closes_on": "Kies een dag na de dag waarop de ronde opengaat.",
    "publishes_on": "Kies een dag na de dag waarop de ronde sluit.",
    "corrects_on": "Kies een dag na de publicatie.",
}
ROUND_EXISTS = "U hebt al een ronde over dit jaar. Kies een ander verslagjaar."
WRONG_BRANCHES = f"Noem elke deelbranche één keer, en hooguit {MOST_SUB_BRANCHES} bij elkaar."


def _date_field(label: str, help_text: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026."},
    )


class RoundForm(forms.Form):
    """A round to open; everything in it is fixed afterwards."""

    marks_optional = True
    year = forms.IntegerField(
        label="Verslagjaar",
        help_text="Het jaar waarover uw leden zich beoordelen.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
        error_messages={"invalid": "Vul een jaar in, bijvoorbeeld 2026."},
    )
    edition = forms.ChoiceField(label="Editie van de vragenlijst")
    opens_on = _date_field("Gaat open op", "Op deze dag mailen wij de uitnodigingen.")
    closes_on = _date_field("Sluit op", "De laatste dag waarop leden kunnen indienen.")
    publishes_on = _date_field("Publicatie op", "Vanaf deze dag kunt u de benchmark publiceren, één keer.")
    corrects_on = _date_field("Correctie op", "Vanaf deze dag kunt u één keer corrigeren.")
    sub_branches = forms.CharField(
        label="Deelbranches",
        help_text="Eén per regel. Een deelbranche krijgt eigen cijfers als er minstens tien werkgevers meetellen.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    helper = submit_helper("Ronde openen")

    def __init__(self, data=None):
        self.today = localdate()
        newest = editions()[-1]
        super().__init__(data, initial={"year": max(self.today.year, FIRST_YEAR), "edition": newest})
        self.fields["edition"].choices = [(name, load_edition(name).title) for name in reversed(editions())]

    def clean_year(self):
        year, last = self.cleaned_data["year"], self.today.year + 1
        if not FIRST_YEAR <= year <= last:
            raise forms.ValidationError(f"Kies een jaar van {FIRST_YEAR} tot en met {last}.")
        return year

    def clean_sub_branches(self):
        names = [" ".join(line.split()) for line in self.cleaned_data["sub_branches"].splitlines()]
        names = tuple(name for name in names if name)
        if any(len(name) > 80 for name in names):
            raise forms.ValidationError("Houd de naam van een deelbranche op hooguit 80 tekens.")
        return names

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        try:
            check_plan(self.plan, today=self.today)
        except DatesError as error:
            self.add_error(error.field, WRONG_DATES[error.field])
        except EditionMismatchError:
            served = edition_for(cleaned["year"]).title
            self.add_error("edition", f"Over {cleaned['year']} beantwoorden werkgevers “{served}”. Kies die editie.")
        except SubBranchesError:
            self.add_error("sub_branches", WRONG_BRANCHES)
        return cleaned

    @property
    def plan(self) -> RoundPlan:
        return RoundPlan(**self.cleaned_data)


class MemberForm(forms.Form):
    """One employer to invite; its checks are those of a list."""

    marks_optional = True
    name = forms.CharField(label="Naam van de werkgever")
    kvk = forms.CharField(
        label="KvK-nummer", help_text="Acht cijfers.", widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    email = forms.CharField(
        label="E-mailadres",
        help_text="Van wie bij deze werkgever over personeelszaken gaat.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    holding = forms.CharField(
        label="Concern",
        help_text="Werkgevers van één concern tellen in de benchmark samen als één.",
        required=False,
    )
    sub_branch = forms.ChoiceField(label="Deelbranche", required=False)
    size_class = forms.ChoiceField(
        label="Grootte", required=False, choices=[("", "Niet opgegeven"), *SizeClass.choices]
    )

    def __init__(self, fund_round: Round, data=None):
        super().__init__(data)
        self.names = tuple(branch.name for branch in fund_round.sub_branches.order_by("name"))
        if self.names:
            self.fields["sub_branch"].choices = [("", "Geen"), *((name, name) for name in self.names)]
        else:
            del self.fields["sub_branch"]

    def clean(self):
        cleaned = super().clean()
        self.member = tidy(ListedMember(**cleaned), self.names)
        for field, problem in problems_of(self.member, self.names).items():
            if field in cleaned:
                self.add_error(field, problem)
        return cleaned

    @property
    def entry(self) -> MemberEntry:
        return MemberEntry(**asdict(self.member))


class MemberListForm(forms.Form):
    """A file with members; `rows` is what was read from it."""

    file = forms.FileField(
        label="Bestand met leden",
        help_text="Een .xlsx- of .csv-bestand van hooguit 5 MB en 10.000 leden.",
        error_messages={
            "required": "Kies eerst een bestand.",
            "empty": "Dit bestand is leeg. Kies het bestand met uw leden.",
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    rows: tuple[CheckedRow, ...] = ()

    def __init__(self, fund_round: Round, data=None, files=None):
        super().__init__(data, files)
        self.round = fund_round

    def clean_file(self):
        file = self.cleaned_data["file"]
        names = tuple(branch.name for branch in self.round.sub_branches.order_by("name"))
        try:
            self.rows = check_list(read_table(file, file.name), names)
        except (SpreadsheetError, ListError) as error:
            raise forms.ValidationError(str(error)) from error
        return file
