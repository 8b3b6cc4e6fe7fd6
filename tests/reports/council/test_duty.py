"""What the law asks by size, and what is said where there is less."""

import pytest

from organisations.models import ParticipationForm, SizeClass
from reports.council.duty import COUNTED_OTHERWISE, DUTIES, duty_words

ABSENT = "Bij u is er geen medezeggenschap."


@pytest.mark.parametrize(
    ("size_class", "form", "said"),
    [
        ("1-9", "geen", ""),
        ("1-9", "personeelsvergadering", ""),
        ("10-49", "geen", ABSENT),
        ("10-49", "personeelsvergadering", ""),
        ("10-49", "ondernemingsraad", ""),
        ("50-249", "geen", ABSENT),
        ("50-249", "personeelsvertegenwoordiging", "Bij u is er een personeelsvertegenwoordiging."),
        ("250+", "personeelsvergadering", "Bij u is er een personeelsvergadering."),
        ("250+", "ondernemingsraad", ""),
    ],
)
def test_duty_names_what_there_is_where_it_falls_short(size_class, form, said):
    sentences = [DUTIES[size_class], said, COUNTED_OTHERWISE]
    assert duty_words(size_class, form) == " ".join(sentence for sentence in sentences if sentence)


@pytest.mark.parametrize(
    ("size_class", "asked"),
    [
        ("1-9", "verplicht de Wet op de ondernemingsraden u niet"),
        ("10-49", "een personeelsvertegenwoordiging als de meerderheid van het personeel dat wil"),
        ("50-249", "Bij 50 of meer werkzame personen vraagt de Wet op de ondernemingsraden een ondernemingsraad."),
        ("250+", "Bij 50 of meer werkzame personen vraagt de Wet op de ondernemingsraden een ondernemingsraad."),
    ],
)
def test_duty_follows_the_thresholds_of_10_and_50(size_class, asked):
    assert asked in duty_words(size_class, "geen")


@pytest.mark.parametrize("size_class", SizeClass.values)
@pytest.mark.parametrize("form", ParticipationForm.values)
def test_duty_has_words_for_every_size_and_form_and_names_no_article(size_class, form):
    words = duty_words(size_class, form)
    assert words.endswith(COUNTED_OTHERWISE)
    assert "artikel" not in words
