import pytest

from reports.documents.persons import Person, name_functions, name_functions_in_html

HANNA = Person("Hanna de Ruiter", "hr@voorbeeld.example", "de beheerder")
JAN = Person("Jan", "jan@voorbeeld.example", "een invuller")
JAN_JANSEN = Person("Jan Jansen", "", "een lezer")


def person(name, email=""):
    return Person(name, email, "een raadslid")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vraag het Hanna de Ruiter.", "Vraag het de beheerder."),
        ("hanna DE ruiter", "de beheerder"),
        ("Hanna  de\nRuiter", "de beheerder"),
        ("Mail HR@voorbeeld.example.", "Mail de beheerder."),
        ("Hanna, de Ruiter en Ruiter", "Hanna, de Ruiter en Ruiter"),
        ("xhr@voorbeeld.example, hr@voorbeeld.example.nl", "xhr@voorbeeld.example, hr@voorbeeld.example.nl"),
        ("Hanna de Ruiters", "Hanna de Ruiters"),
        ("", ""),
    ],
)
def test_full_names_and_addresses_become_functions(text, expected):
    assert name_functions(text, [HANNA]) == expected


def test_name_within_another_name_or_word_stays_apart():
    text = "Jan, Jan Jansen, Jansen, januari, Janneke, meerJan"

    expected = "een invuller, een lezer, Jansen, januari, Janneke, meerJan"
    assert name_functions(text, [JAN, JAN_JANSEN]) == expected
    assert name_functions(text, [JAN_JANSEN, JAN]) == expected


def test_function_is_not_searched_for_names():
    people = [Person("Anna", "", "een lezer"), Person("lezer", "", "iemand")]

    assert name_functions("Anna en lezer", people) == "een lezer en iemand"


@pytest.mark.parametrize(
    "name",
    [
        "O'Brien",
        "Anne-Marie d'Hondt",
        "A.*",
        "(Piet)",
        "C++ Kees",
        "René",
        "Š. Žižek",
        "a|b",
        "\\w+ x",
        "李 明",
        "İlker",
        "Strauß",
    ],
)
def test_hostile_names_are_plain_words(name):
    text = f"Gezegd door {name}, en door niemand anders."

    assert name_functions(text, [person(name)]) == (
        text if sum(map(str.isalpha, name)) < 2 else "Gezegd door een raadslid, en door niemand anders."
    )


@pytest.mark.parametrize("name", ["", " ", "A", "3", "…", "<", "1 2"])
def test_name_that_tells_nobody_apart_is_left(name):
    text = "A 3 … < 1 2"

    assert name_functions(text, [person(name)]) == text


@pytest.mark.parametrize("written", ["STRAUß", "Strauß", "strauß"])
def test_case_of_odd_letters_hides_nobody(written):
    assert name_functions(f"Door {written}.", [person("Strauß")]) == "Door een raadslid."


def test_accents_typed_in_another_way_are_the_same_name():
    assert name_functions("Gezegd door Rene\u0301.", [person("Ren\u00e9")]) == "Gezegd door een raadslid."


def test_name_of_the_employer_is_kept():
    owner = person("Jan Jansen", "jan@jansen.example")

    text = name_functions("Jan Jansen Bouw, van Jan Jansen", [owner], keep="Jan Jansen Bouw")

    assert text == "Jan Jansen Bouw, van een raadslid"
    assert name_functions("Jan Jansen", [owner], keep="Jan Jansen") == "Jan Jansen"


def test_html_is_changed_between_the_tags_only():
    html = '<p class="jan" title="Jan">Jan &amp; O&#x27;Brien &lt;b&gt;</p><jan>Jan</jan>'

    result = name_functions_in_html(html, [JAN, person("O'Brien")])

    assert result == '<p class="jan" title="Jan">een invuller &amp; een raadslid &lt;b&gt;</p><jan>een invuller</jan>'


def test_html_without_a_name_stays_byte_for_byte():
    html = "<p>Rene\u0301 &#x27;zei&#39; &nbsp;1 &lt; 2</p>"

    assert name_functions_in_html(html, [JAN]) == html


def test_function_of_a_person_is_escaped_in_html():
    assert name_functions_in_html("<p>Jan</p>", [Person("Jan", "", "R&D <hoofd>")]) == "<p>R&amp;D &lt;hoofd&gt;</p>"


def test_nobody_changes_nothing():
    assert name_functions("Jan Jansen", []) == "Jan Jansen"
