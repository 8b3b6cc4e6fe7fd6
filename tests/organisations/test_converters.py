"""Parts of addresses: which numbers and years an address can hold at all."""

import pytest
from django.urls import NoReverseMatch, Resolver404, resolve, reverse


def test_addresses_take_a_kvk_number_and_a_year():
    assert reverse("tasks", args=["00000012", 2026]) == "/werkgever/00000012/2026/"
    assert resolve("/werkgever/00000012/2026/").kwargs == {"kvk": "00000012", "year": 2026}


@pytest.mark.parametrize(
    "path", ["/werkgever/1234567/2026/", "/werkgever/12345678/1999/", "/werkgever/12345678/20266/"]
)
def test_other_numbers_are_no_address(path):
    with pytest.raises(Resolver404):
        resolve(path)


def test_a_year_of_another_century_has_no_address():
    with pytest.raises(NoReverseMatch):
        reverse("tasks", args=["00000012", 1999])
