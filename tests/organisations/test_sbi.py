"""SBI codes: sections under their scheme, and the section of 2008 that figures are published by."""

from itertools import pairwise

import pytest

from organisations.sbi import SECTIONS, Scheme, Section, section_for_figures, section_of


@pytest.mark.parametrize("scheme", Scheme)
def test_sections_follow_the_alphabet_and_never_overlap(scheme):
    sections = SECTIONS[scheme]
    assert [section.letter for section in sections] == sorted({section.letter for section in sections})
    assert all(section.first_division <= section.last_division for section in sections)
    assert all(before.last_division < after.first_division for before, after in pairwise(sections))


@pytest.mark.parametrize(("scheme", "last"), [(Scheme.SBI_2008, "U"), (Scheme.SBI_2025, "V")])
def test_sections_run_from_a_to_the_last_letter_of_the_scheme(scheme, last):
    sections = SECTIONS[scheme]
    assert (sections[0].letter, sections[-1].letter, len(sections)) == ("A", last, ord(last) - ord("A") + 1)


@pytest.mark.parametrize(
    ("scheme", "code", "letter"),
    [
        (Scheme.SBI_2008, "01", "A"),
        (Scheme.SBI_2008, "25110", "C"),
        (Scheme.SBI_2025, "25110", "C"),
        (Scheme.SBI_2008, "45", "G"),
        (Scheme.SBI_2008, "6201", "J"),
        (Scheme.SBI_2025, "6201", "K"),
        (Scheme.SBI_2025, "59", "J"),
        (Scheme.SBI_2008, "8610", "Q"),
        (Scheme.SBI_2025, "8610", "R"),
        (Scheme.SBI_2025, "99", "V"),
    ],
)
def test_section_of_a_code_depends_on_its_scheme(scheme, code, letter):
    assert section_of(scheme, code).letter == letter


@pytest.mark.parametrize(
    ("scheme", "code"), [(Scheme.SBI_2008, "00"), (Scheme.SBI_2008, "0410"), (Scheme.SBI_2025, "45200")]
)
def test_a_division_outside_the_scheme_has_no_section(scheme, code):
    assert section_of(scheme, code) is None


def test_figures_are_looked_up_by_the_section_of_2008():
    assert section_for_figures("62010") == Section("J", "Informatie en communicatie", 58, 63)
    assert section_for_figures("0410") is None


def test_section_label_has_letter_and_name():
    assert section_of(Scheme.SBI_2025, "25110").label == "C · Industrie"
