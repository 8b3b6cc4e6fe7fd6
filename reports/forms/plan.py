"""The forms of the improvement plan: an action, and the filter above the tips."""

from django import forms

from assessments.forms.numbers import DutchNumberField
from assessments.models import Assessment
from assessments.questionnaire import Condition, Edition
from organisations.forms import submit_helper
from reports.models import ACTION_TRANSITIONS, ActionStatus, PlanAction
from reports.services.plan import ActionDraft
from reports.tips import Effort, Form

MAX_BUDGET = 100_000_000
CHANGED_MEANWHILE = (
    "Een collega heeft deze maatregel intussen veranderd. Uw tekst staat nog hieronder. Open het verbeterplan in een "
    "ander tabblad om die van uw collega te zien. Sla opnieuw op om uw tekst in de plaats te zetten."
)


class ActionForm(forms.Form):
    """An action in the plan. A tip keeps its title and indicator; a new action has no status to choose yet."""

    marks_optional = True
    title = forms.CharField(label="Wat gaat u doen?", help_text="In één zin.", max_length=120)
    indicator = forms.ChoiceField(label="Bij welke indicator hoort het?")
    what = forms.CharField(
        label="Hoe pakt u het aan?", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    owner_function = forms.CharField(
        label="Wie is verantwoordelijk?",
        help_text="Noem een functie, zoals hoofd productie.",
        max_length=80,
        required=False,
    )
    owner_person = forms.CharField(
        label="Naam van wie verantwoordelijk is",
        help_text="De functie is genoeg; een naam mag erbij.",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    deadline = forms.DateField(
        label="Wanneer is het klaar?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026."},
    )
    budget = DutchNumberField(label="Budget", help_text="In hele euro's, voor alles bij elkaar.", high=MAX_BUDGET)
    status = forms.ChoiceField(label="Hoe staat het ervoor?", widget=forms.RadioSelect)
    status_reason = forms.CharField(
        label="Waarom vervalt de maatregel?",
        help_text="Alleen nodig bij Vervallen. De reden komt in het jaarrapport te staan.",
        max_length=300,
        required=False,
    )
    helper = submit_helper("Opslaan")

    def __init__(
        self, assessment: Assessment, edition: Edition, action: PlanAction | None = None, data=None, initial=None
    ):
        """`action` is None for a new one, of which `initial` may hold what is known already."""
        initial = {name: getattr(action, name) for name in self.base_fields} if action else initial
        super().__init__(data, initial=initial)
        self.year, self.action = assessment.year, action
        self.fields["budget"].unit = "euro"
        self.fields["indicator"].choices = [("", "Kies een indicator"), *indicator_choices(edition)]
        if action is None:
            self._remove("status", "status_reason", "version")
            return
        now = ActionStatus(action.status)
        self.fields["status"].choices = [(s.value, s.label) for s in (now, *ACTION_TRANSITIONS[now])]
        if action.tip:
            self._remove("title", "indicator")

    def _remove(self, *names):
        for name in names:
            del self.fields[name]

    def clean_deadline(self):
        deadline = self.cleaned_data["deadline"]
        is_moved = self.action is None or deadline != self.action.deadline
        if is_moved and deadline and deadline.year < self.year:
            raise forms.ValidationError(f"Kies een datum vanaf 1 januari {self.year}, het jaar van dit plan.")
        return deadline

    def clean_budget(self):
        budget = self.cleaned_data["budget"]
        return None if budget is None else int(budget)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("status") == ActionStatus.DROPPED and not cleaned.get("status_reason"):
            self.add_error("status_reason", "Schrijf in één zin op waarom de maatregel vervalt.")
        return cleaned

    def tell_conflict(self, version: int) -> None:
        """Say that somebody else changed the action; saving once more is then a choice, over `version`."""
        self.data = self.data.copy()
        self.data["version"] = str(version)
        self.add_error(None, CHANGED_MEANWHILE)

    @property
    def draft(self) -> ActionDraft:
        kept = {"title": self.action.title, "indicator": self.action.indicator} if self.action else {}
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("status", "version")}
        status = ActionStatus(self.cleaned_data.get("status", ActionStatus.PLANNED))
        return ActionDraft(**kept | given, status=status)


class TipFilterForm(forms.Form):
    """Plain GET: every filter is part of the address."""

    indicator = forms.ChoiceField(label="Indicator", required=False)
    vorm = forms.ChoiceField(
        label="Vorm", required=False, choices=[("", "Alle vormen"), *((f.value, f.label.capitalize()) for f in Form)]
    )
    inspanning = forms.ChoiceField(
        label="Inspanning",
        required=False,
        choices=[("", "Elke inspanning"), *((e.value, e.capitalize()) for e in Effort)],
    )

    def __init__(self, edition: Edition, data=None):
        super().__init__(data)
        self.fields["indicator"].choices = [("", "Alle indicatoren"), *indicator_choices(edition)]
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = "Kies uit de lijst."

    @property
    def filters(self) -> dict[str, str]:
        """What was chosen; a value that is not in the lists filters nothing."""
        return self.cleaned_data if self.is_valid() else {}


def indicator_choices(edition: Edition) -> list[tuple]:
    """The indicators, grouped by condition."""
    return [
        (condition.label, [(i.slug, i.title) for i in edition.indicators if i.condition is condition])
        for condition in Condition
    ]
