"""The form of a team: what it is for, who leads it, and who may see its rows."""

from datetime import date

from django import forms

from assessments.competentiematrix.forms.days import DayField
from assessments.competentiematrix.services.teams import TeamEntry, TeamNameError
from assessments.models import MatrixTeam, Visibility
from assessments.models.competentiematrix import PURPOSE
from organisations.forms import submit_helper
from organisations.models import Organisation, Role, User

LEADING = (Role.ADMIN, Role.CONTRIBUTOR)


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj: User) -> str:
        return f"{obj.name} ({obj.email})" if obj.name else obj.email


class TeamForm(forms.Form):
    """`leader` is for administrators alone; a leader keeps the team they lead."""

    name = forms.CharField(
        label="Naam van het team",
        help_text="Zoals u het zelf noemt, bijvoorbeeld Lasserij.",
        max_length=60,
        error_messages={"required": "Geef het team een naam."},
    )
    purpose = forms.CharField(
        label="Waar is de matrix van dit team voor?",
        help_text="Ieder die invult, leest dit eerst. Spreek het af met het team.",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Schrijf op waarvoor u de matrix gebruikt. Wie invult, moet dat weten."},
    )
    visibility = forms.ChoiceField(
        label="Wie mag de matrix van dit team zien?",
        help_text="Het team beslist hierover. Beheerders zien altijd alles; de medezeggenschap ziet nooit een regel.",
        choices=Visibility.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een van beide.", "invalid_choice": "Kies een van beide."},
    )
    helper = submit_helper("Opslaan")

    def __init__(self, organisation: Organisation, team: MatrixTeam | None, today: date, *, is_admin: bool, data=None):
        initial = {name: getattr(team, name) for name in TeamEntry.__slots__} if team else {}
        super().__init__(data, initial={"purpose": PURPOSE, "visibility": Visibility.LEADER} | initial)
        self.team = team
        self.fields["agreed_on"] = DayField(
            label="Op welke dag is dit met het team afgesproken?",
            help_text="Nog niet besproken? Laat dit leeg, en kies hierboven de leiding.",
            required=False,
            high=today,
        )
        if is_admin:
            self.fields["leader"] = _leader_field(organisation)

    def clean(self):
        cleaned = super().clean()
        is_open = cleaned.get("visibility") == Visibility.TEAM
        if is_open and "agreed_on" in cleaned and not cleaned["agreed_on"]:
            message = "Vul in wanneer u dit met het team afsprak. Zonder afspraak ziet alleen de leiding de matrix."
            self.add_error("agreed_on", message)
        return cleaned

    def refuse_name(self, error: TeamNameError) -> None:
        message = f"“{error}” lijkt te veel op de naam van een ander team, of heeft geen letters. Kies een andere naam."
        self.add_error("name", message)

    @property
    def entry(self) -> TeamEntry:
        kept = {"leader": self.team.leader} if self.team else {}
        return TeamEntry(**kept | self.cleaned_data)


def _leader_field(organisation: Organisation) -> PersonField:
    members = User.objects.filter(memberships__organisation=organisation, memberships__role__in=LEADING)
    return PersonField(
        label="Wie leidt het team?",
        help_text="Die ziet en verandert de matrix van dit team. Staat iemand er niet bij, geef die dan eerst toegang "
        "als invuller.",
        queryset=members.order_by("name", "email"),
        required=False,
        empty_label="Nog niemand, alleen de beheerders",
        error_messages={"invalid_choice": "Kies iemand uit de lijst."},
    )
