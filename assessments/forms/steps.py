"""Small forms around an assessment: start, choose a route, assign, go back."""

from django import forms

from assessments.responses import Route
from organisations.forms import submit_helper
from organisations.models import SizeClass

ROUTES = [
    (Route.FULL.value, "Lange route: alle vragen, verdeeld over meer dagen en collega's"),
    (Route.SHORT.value, "Korte route: 24 kernvragen in ongeveer 40 minuten; de uitkomst heet dan een indicatie"),
]


class StartForm(forms.Form):
    """The years that are open, and for 10 to 49 people the choice of route."""

    year = forms.TypedChoiceField(label="Over welk verslagjaar?", coerce=int)
    route = forms.ChoiceField(label="Welke route past bij u?", choices=ROUTES, widget=forms.RadioSelect)
    helper = submit_helper("Beginnen")

    def __init__(self, organisation, years, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, str(year)) for year in years]
        if organisation.size_class != SizeClass.SMALL:
            del self.fields["route"]

    @property
    def route_choice(self) -> Route:
        return Route(self.cleaned_data.get("route", Route.FULL.value))


class RouteForm(forms.Form):
    route = forms.ChoiceField(label="Welke route past bij u?", choices=ROUTES, widget=forms.RadioSelect)
    helper = submit_helper("Route opslaan")


class AssignForm(forms.Form):
    email = forms.EmailField(
        label="E-mailadres van uw collega",
        help_text="Uw collega krijgt een mail met een link, en kan alleen de onderdelen invullen die u toewijst.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    helper = submit_helper("Toewijzen")


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label="Waarom moet de vragenlijst terug naar concept?",
        help_text="De reden komt in het jaarrapport te staan.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    helper = submit_helper("Terug naar concept")
