"""Which words stand for a person, and which only look like it."""

import pytest

from oversight.erased_words import without, words_of

WORDS = words_of("Jan  de Vries", ("j.devries@voorbeeld.example",))


def erased(text, *, with_name=True, room=None):
    return without(WORDS.pattern(with_name=with_name), text, room)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Jan de Vries belt.", "[verwijderd] belt."),
        ("Bel JAN DE VRIES, niet Jan.", "Bel [verwijderd], niet Jan."),
        ("Jan\nde\u00a0Vries", "[verwijderd]"),
        ("verklaring-jan-de-vries.pdf", "verklaring-[verwijderd].pdf"),
        ("Mail J.deVries@voorbeeld.example.", "Mail [verwijderd]."),
        ("<j.devries@voorbeeld.example>", "<[verwijderd]>"),
        ("Jan de Vriesman", "Jan de Vriesman"),
        ("Arjan de Vries", "Arjan de Vries"),
        ("Jan en de familie Vries", "Jan en de familie Vries"),
        ("a.j.devries@voorbeeld.example", "a.j.devries@voorbeeld.example"),
        ("j.devries@voorbeeld.example.com", "j.devries@voorbeeld.example.com"),
    ],
)
def test_whole_words_are_taken_out(text, result):
    assert erased(text) == result


def test_name_stays_where_it_may_be_someone_elses():
    text = "Jan de Vries, j.devries@voorbeeld.example"
    assert erased(text, with_name=False) == "Jan de Vries, [verwijderd]"


def test_text_stays_within_its_room():
    assert erased("Naam: Jan de Vries", room=18) == "Naam: [verwijderd]"
    assert erased("Naam: Jan de Vries", room=10) == "Naam: [ver"


@pytest.mark.parametrize("name", ["Jan", "", "Jan 2", "van"])
def test_one_word_is_no_full_name(name):
    assert words_of(name, ()).pattern(with_name=True) is None


def test_signs_of_a_name_are_only_signs():
    words = words_of("J. (Hans) Smit", ())
    assert (
        without(words.pattern(with_name=True), "Aan J. (Hans) Smit en J. Smit", None) == "Aan [verwijderd] en J. Smit"
    )


def test_fragments_are_in_letters_that_every_database_compares():
    assert words_of("Zoë Müller-Ångström", ("info@voorbeeld.example",)).fragments() == ("voorbeeld", "ngstr")
    assert words_of("Ёж Щука", ()).fragments() == ("",)
