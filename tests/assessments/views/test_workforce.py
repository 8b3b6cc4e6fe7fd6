"""The table of who works there over HTTP: typed, pasted, refused, locked; what was typed is never lost."""

import re

import pytest

from assessments.models import Headcount
from assessments.services.assignments import assign_section
from tests.factories import NOW, WORKFORCE

pytestmark = pytest.mark.django_db
URL = "/werkgever/90000001/2026/personeel/"
PROFILE = "/werkgever/90000001/2026/vragen/profiel/"


@pytest.fixture
def admin(hr, login):
    return login(hr)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def typed(*rows, initial=0):
    """Rows as the page sends them."""
    names = ("unit", "function_group", "contract_group", "women", "men", "other", "hours_per_week")
    data = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        data |= {f"form-{number}-{name}": cell for name, cell in zip(names, row, strict=True)}
    return data


def stored(assessment):
    rows = Headcount.objects.filter(assessment=assessment).order_by("id")
    return list(rows.values_list("unit", "function_group__name", "contract_group", "women", "men", "other"))


def test_page_shows_the_stored_rows_and_three_empty_ones(draft, admin):
    page = admin.get(URL).content.decode()
    assert len(re.findall(r'<tr id="rij-\d+">', page)) == len(WORKFORCE) + 3
    assert 'name="form-0-hours_per_week" value="1012"' in page


def test_typed_rows_replace_the_stored_ones(draft, admin):
    rows = [("Fabriek", "Productie", "vast", "4", "22", "", "1.012"), ("", "", "", "", "", "", "")]
    assert admin.post(URL, typed(*rows))["Location"] == PROFILE
    assert stored(draft) == [("Fabriek", "Productie", "vast", 4, 22, 0)]


def test_a_row_that_was_made_empty_is_gone(draft, admin):
    kept, emptied = ("", "Productie", "vast", "4", "22", "0", ""), ("", "", "", "", "", "", "")
    admin.post(URL, typed(kept, emptied, initial=2))
    assert stored(draft) == [("", "Productie", "vast", 4, 22, 0)]


def test_a_typed_mistake_is_named_by_its_row_and_everything_stays(draft, admin):
    before = stored(draft)
    rows = [("Fabriek", "Productie", "vast", "vier", "22", "", ""), ("", "", "", "3", "", "", "")]
    response = admin.post(URL, typed(*rows))
    told = text_of(response)
    assert (response.status_code, stored(draft)) == (422, before)
    assert "Regel 1: Vul een getal in, bijvoorbeeld 1250 of 12,5." in told
    assert "Regel 2: Noem de functiegroep van deze regel. Regel 2: Kies de contractgroep van deze regel." in " ".join(
        told.split()
    )
    assert 'value="vier"' in response.content.decode()


def test_rows_that_make_no_workforce_are_refused_with_a_sentence(draft, admin):
    row = ("", "Productie", "vast", "4", "22", "", "")
    response = admin.post(URL, typed(row, row))
    assert response.status_code == 422
    assert "Deze regel komt twee keer voor: Productie · vast. Tel ze bij elkaar op." in text_of(response)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_pasted_rows_replace_the_stored_ones(delimiter, draft, admin):
    table = "\r\n".join(["Fabriek;Productie;Vast;4;22;0;1.012,5", ";Kantoor;Zzp;1;;;"]).replace(";", delimiter)
    assert admin.post(URL, {"table": table})["Location"] == PROFILE
    assert stored(draft) == [("Fabriek", "Productie", "vast", 4, 22, 0), ("", "Kantoor", "zzp", 1, 0, 0)]


def test_a_pasted_mistake_is_named_by_its_line_and_the_text_stays(draft, admin):
    before = stored(draft)
    response = admin.post(URL, {"table": "Fabriek;Productie;Vast;4;22;0;8\nFabriek;Productie;Vast;x;1;1;1"})
    assert (response.status_code, stored(draft)) == (422, before)
    assert "Regel 2: “x” in de kolom Vrouwen is geen getal." in text_of(response)
    assert "Fabriek;Productie;Vast;x;1;1;1" in response.content.decode()


def test_pasted_rows_that_make_no_workforce_are_refused(draft, admin):
    rows = "\n".join(f";Groep {number};Vast;1;1;0;8" for number in range(7))
    response = admin.post(URL, {"table": rows})
    assert "Gebruik hooguit zes functiegroepen. Nu zijn het er 7: voeg er een paar samen." in text_of(response)


def test_after_submitting_the_table_is_only_to_be_read(submitted, admin):
    before = stored(submitted)
    assert 'name="table"' not in admin.get(URL).content.decode()
    response = admin.post(URL, {"table": "F;P;Vast;4;22;0;8"})
    assert (response.status_code, stored(submitted)) == (422, before)
    assert "De vragenlijst is ingediend en ligt vast. Zet hem eerst terug naar concept." in text_of(response)


def test_a_post_without_its_management_form_is_refused_and_no_crash(draft, admin):
    before = stored(draft)
    assert admin.post(URL, {"iets": "anders"}).status_code == 422
    assert stored(draft) == before


def test_a_colleague_fills_in_the_table_only_with_the_profile_assigned(draft, colleague, outsider, hr, login):
    client = login(colleague)
    assert client.get(URL).status_code == 403
    assign_section(draft, "profiel", colleague.user.email, by=hr, at=NOW)
    assert client.post(URL, {"table": "F;P;Vast;4;22;0;8"}).status_code == 302
    assert login(outsider).post(URL, {"table": "F;P;Vast;9;9;0;8"}).status_code == 404
    assert stored(draft) == [("F", "P", "vast", 4, 22, 0)]
