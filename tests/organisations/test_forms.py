"""The organisation form: code and section must agree, in both schemes; and the forms for members and sign-up."""

import pytest

from organisations.forms import MemberForm, OrganisationForm, SignupDetailsForm
from tests.factories import make_user

pytestmark = pytest.mark.django_db
VALUES = {
    "name": "Voorbeeld Metaal",
    "kvk": "90000001",
    "sbi_scheme": "sbi2025",
    "sbi_code": "25110",
    "section": "Industrie",
    "size_class": "50-249",
    "participation_form": "ondernemingsraad",
}


def errors_of(**changes):
    return OrganisationForm(VALUES | changes).errors.get_json_data()


def messages_of(**changes):
    return {field: [error["message"] for error in errors] for field, errors in errors_of(**changes).items()}


def test_form_gives_the_details_that_services_take():
    form = OrganisationForm(VALUES)
    assert form.is_valid()
    assert form.details == {name: value for name, value in VALUES.items() if name != "section"}


@pytest.mark.parametrize(
    ("scheme", "section"),
    [("sbi2008", "Informatie en communicatie"), ("sbi2025", "Telecommunicatie, informatietechnologie en advies")],
)
def test_the_same_code_belongs_to_another_section_in_each_scheme(scheme, section):
    assert OrganisationForm(VALUES | {"sbi_scheme": scheme, "sbi_code": "6201", "section": section}).is_valid()


def test_a_section_that_does_not_fit_the_code_is_named():
    assert messages_of(section="Horeca") == {
        "section": ["Code 25110 hoort bij “Industrie”. Kies die sectie of verbeter de code."]
    }


def test_a_code_outside_the_scheme_is_refused():
    assert messages_of(sbi_code="45200", section="Handel") == {
        "sbi_code": ["Deze code komt in de gekozen indeling niet voor. Kijk de eerste twee cijfers na."]
    }


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("kvk", "123", "Een KvK-nummer heeft acht cijfers, zonder punten of spaties."),
        ("kvk", "123456789", "Zorg dat deze waarde niet meer dan 8 tekens bevat (het zijn er nu 9)."),
        ("sbi_code", "25.11", "Een SBI-code heeft twee tot vijf cijfers, bijvoorbeeld 25110."),
        ("name", "", "Dit veld is verplicht."),
        ("size_class", "", "Dit veld is verplicht."),
        ("section", "", "Dit veld is verplicht."),
        ("participation_form", "vakbond", "Selecteer een geldige keuze. vakbond is geen beschikbare keuze."),
    ],
)
def test_wrong_input_gets_a_dutch_message(field, value, message):
    assert message in messages_of(**{field: value})[field]


def test_a_number_that_is_known_says_whom_to_ask(employer):
    assert messages_of() == {
        "kvk": ["Deze organisatie is al aangemeld. Vraag een beheerder van uw organisatie om u toe te voegen."]
    }


def test_form_of_an_organisation_shows_its_section_and_not_its_number(employer):
    form = OrganisationForm(instance=employer)
    assert list(form.fields) == ["name", "sbi_scheme", "sbi_code", "section", "size_class", "participation_form"]
    assert form["section"].value() == "Industrie"
    assert form.helper.inputs[0].value == "Opslaan"


def test_posted_number_does_not_change_the_organisation(employer):
    form = OrganisationForm(VALUES | {"kvk": "99999999"}, instance=employer)
    assert form.is_valid()
    assert "kvk" not in form.details


def test_member_form_takes_an_address_and_a_known_role():
    assert MemberForm({"email": "a@b.example", "role": "invuller"}).is_valid()
    assert MemberForm({"email": "geen adres", "role": "directeur"}).errors == {
        "email": ["Voer een geldig e-mailadres in."],
        "role": ["Selecteer een geldige keuze. directeur is geen beschikbare keuze."],
    }


def test_signup_details_keep_the_name():
    user = make_user(name="")
    form = SignupDetailsForm({"name": "Hanna de Ruiter"})
    assert form.is_valid()
    form.signup(None, user)
    user.refresh_from_db()
    assert user.name == "Hanna de Ruiter"
