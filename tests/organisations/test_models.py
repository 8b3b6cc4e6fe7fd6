"""People and organisations: log-in names, size classes, what is validated and what the database itself refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from organisations.models import Membership, Organisation, SizeClass, User
from organisations.sbi import Section
from tests.factories import NOW, PASSWORD, make_organisation, make_user

pytestmark = pytest.mark.django_db


def test_user_logs_in_by_address_in_small_letters():
    user = User.objects.create_user("Jan.Jansen@Voorbeeld.Example", PASSWORD, name="Jan")
    assert (user.email, user.check_password(PASSWORD)) == ("jan.jansen@voorbeeld.example", True)


def test_user_without_a_password_cannot_log_in():
    assert not User.objects.create_user("nieuw@voorbeeld.example").has_usable_password()


def test_user_is_shown_by_name_or_else_by_address():
    assert str(make_user(name="Jan Jansen")) == "Jan Jansen"
    assert str(make_user("zonder@voorbeeld.example", name="")) == "zonder@voorbeeld.example"


@pytest.mark.parametrize(
    ("heads", "size_class"),
    [
        (0, "1-9"), (9, "1-9"), (10, "10-49"), (49, "10-49"), (50, "50-249"), (249, "50-249"), (250, "250+"),
        (9000, "250+"),
    ],
)  # fmt: skip
def test_size_class_of_a_headcount(heads, size_class):
    assert SizeClass.of(heads).value == size_class


def test_organisation_knows_its_section(employer):
    assert (str(employer), employer.section) == ("Voorbeeld Metaal", Section("C", "Industrie", 10, 33))


@pytest.mark.parametrize("kvk", ["1234567", "123456789", "1234 567", "1234567a", "12345678\n", "١٢٣٤٥٦٧٨"])
def test_kvk_number_must_have_eight_digits(kvk, employer):
    employer.kvk = kvk
    with pytest.raises(ValidationError) as error:
        employer.clean_fields()
    assert "kvk" in error.value.message_dict


@pytest.mark.parametrize("code", ["2", "251100", "25.11", "C25"])
def test_sbi_code_must_have_two_to_five_digits(code, employer):
    employer.sbi_code = code
    with pytest.raises(ValidationError) as error:
        employer.clean_fields()
    assert "Een SBI-code heeft twee tot vijf cijfers, bijvoorbeeld 25110." in error.value.message_dict["sbi_code"]


def test_one_organisation_per_kvk_number(employer):
    values = {name: getattr(employer, name) for name in ("kvk", "sbi_scheme", "sbi_code", "size_class")}
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(name="Dubbel", participation_form="geen", **values)


def test_one_membership_per_user_and_organisation(hr):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=hr.user, organisation=hr.organisation, role="invuller", created_at=NOW)


def test_organisation_starts_unverified_and_real():
    organisation = make_organisation(make_user())
    assert (organisation.verified_at, organisation.is_fictional, organisation.created_at) == (None, False, NOW)
