"""Forms about accounts, organisations and members."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from organisations import sbi
from organisations.models import Organisation, Role

SECTION_NAMES = sorted({section.name for sections in sbi.SECTIONS.values() for section in sections})


def submit_helper(label: str) -> FormHelper:
    """A crispy helper for a form that stands alone on its page, with one button."""
    helper = FormHelper()
    helper.add_input(Submit("opslaan", label))
    return helper


class SignupDetailsForm(forms.Form):
    """What we ask beside address and password when someone signs up."""

    name = forms.CharField(label="Uw naam", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))

    def signup(self, request, user):
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


class AddressForm(forms.Form):
    """Another address for one's own account."""

    email = forms.EmailField(label="Uw nieuwe e-mailadres", widget=forms.EmailInput(attrs={"autocomplete": "email"}))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if email == self.user.email:
            raise forms.ValidationError("Dit is uw adres al. Vul het adres in waarmee u voortaan wilt inloggen.")
        return email


class OrganisationForm(forms.ModelForm):
    """Details of an organisation; the section is asked by name, to confirm that the code is the right one."""

    section = forms.ChoiceField(
        label="Bij welke sectie hoort deze code?",
        help_text="Kies de naam die in het Handelsregister bij uw code staat.",
        choices=[("", "Kies een sectie"), *((name, name) for name in SECTION_NAMES)],
    )

    class Meta:
        model = Organisation
        fields = ["name", "kvk", "sbi_scheme", "sbi_code", "size_class", "participation_form"]
        labels = {"size_class": "Hoeveel mensen hebben een contract bij u?"}
        help_texts = {
            "kvk": "Acht cijfers. U vindt het op uw uittreksel uit het Handelsregister.",
            "sbi_scheme": "Staat uw code sinds september 2025 in het Handelsregister, kies dan SBI 2025.",
            "sbi_code": "De code van uw hoofdactiviteit, twee tot vijf cijfers, bijvoorbeeld 25110.",
            "participation_form": "Hoe praten de mensen die bij u werken mee over besluiten?",
        }
        error_messages = {
            "kvk": {
                "unique": "Deze organisatie is al aangemeld. Vraag een beheerder van uw organisatie om u toe te voegen."
            }
        }

    field_order = ["name", "kvk", "sbi_scheme", "sbi_code", "section", "size_class", "participation_form"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["kvk"]
            self.initial["section"] = self.instance.section.name
        self.helper = submit_helper("Opslaan" if self.instance.pk else "Organisatie aanmelden")

    def clean(self):
        cleaned = super().clean()
        if not {"sbi_scheme", "sbi_code", "section"} <= cleaned.keys():
            return cleaned
        section = sbi.section_of(sbi.Scheme(cleaned["sbi_scheme"]), cleaned["sbi_code"])
        if section is None:
            self.add_error(
                "sbi_code", "Deze code komt in de gekozen indeling niet voor. Kijk de eerste twee cijfers na."
            )
        elif section.name != cleaned["section"]:
            message = f"Code {cleaned['sbi_code']} hoort bij “{section.name}”. Kies die sectie of verbeter de code."
            self.add_error("section", message)
        return cleaned

    @property
    def details(self) -> dict:
        """The model's own fields, as the services take them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "section"}


class MemberForm(forms.Form):
    email = forms.EmailField(label="E-mailadres van uw collega", widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    role = forms.ChoiceField(
        label="Wat mag uw collega doen?",
        widget=forms.RadioSelect,
        choices=[
            (Role.CONTRIBUTOR.value, "Invuller: alleen de onderdelen invullen die u toewijst"),
            (
                Role.READER.value,
                "Lezer: na het indienen de resultaten, het plan en de bespreking lezen, niets veranderen",
            ),
            (Role.ADMIN.value, "Beheerder: alles invullen, indienen, resultaten en plan zien, collega's toegang geven"),
        ],
    )
