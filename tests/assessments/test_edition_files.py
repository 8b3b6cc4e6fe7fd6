"""Reading an edition: a sound small one, and every mistake with the message that names file, slug and mistake."""

import tomllib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from assessments.edition_files import edition_for, editions, hash_files, load_edition, read_edition
from assessments.questionnaire import AskIf, Axis, ContentError, Figure, Kind, LegalMinimum, Option, Over

EDITION = """year = 2026
title = "Goed werk 2026"
indicators = ["werktijden"]
"""
PROFILE = """[[question]]
slug = "diensten"
kind = "choice"
text = "Werken er mensen in diensten?"
help = "Vaste kantooruren tellen niet."
source = "Bron"
options = [{ slug = "ja", text = "Ja" }, { slug = "nee", text = "Nee" }]
"""
INDICATOR = """[indicator]
slug = "werktijden"
title = "Werktijden"
condition = "leven"
question = "Hoeveel invloed hebben mensen?"
why = "Daarom."
source = "Bron"

[[question]]
slug = "rooster"
kind = "level"
core = true
weight = 2
axis = "contract"
groups = ["vast", "oproep"]
risk_group = "oproepkrachten"
text = "Hoe komen roosters tot stand?"
help = "Denk aan ploegen."
why = "Daarom vragen wij dit."
source = "Bron"
legal_minimum = { value = 2, norm = "Een wet" }
levels = ["nul", "een", "twee", "drie", "vier"]

[[question]]
slug = "aantal-dagen"
kind = "figure"
axis = "function"
sizes = ["10-49", "250+"]
ask_if = { question = "diensten", answers = ["ja"] }
text = "Hoeveel dagen vooraf?"
help = "Neem de kortste termijn."
why = "Daarom vragen wij ook dit."
source = "Bron"
unit = "dagen"
period = "nu"
min = 0
max = 90
decimals = 1
curve = [[0, 0], [7.5, 60], [28, 100]]
curve_reason = "Een keuze."

[[question]]
slug = "toegekend"
kind = "figure"
ask_if = { groups = ["oproep"] }
text = "Hoeveel verzoeken zijn toegekend?"
help = "Tel alle verzoeken."
why = "Daarom vragen wij dat."
source = "Bron"
period = "vorig kalenderjaar"
count = "Toegekend"
total = "Alle verzoeken"
over = "cases"
curve = [[0, 0], [100, 100]]
curve_reason = "Een keuze."

[[question]]
slug = "steun"
kind = "multiple"
text = "Welke steun is er?"
help = "Kies wat er is."
why = "Daarom vragen wij die."
source = "Bron"
not_applicable = "Niemand werkt in diensten."
options = [
  { slug = "gesprek", text = "Een gesprek", points = 62.5 },
  { slug = "niets", text = "Geen van deze", points = 0, exclusive = true },
]

[[question]]
slug = "toelichting"
kind = "text"
text = "Wat wilt u toelichten?"
help = "Een paar regels."
why = "Ruimte voor uw eigen woorden."
source = "Bron"
"""


def write_edition(folder, *, edition=EDITION, profile=PROFILE, indicator=INDICATOR):
    for name, text in {"edition": edition, "profiel": profile, "werktijden": indicator}.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return folder


def read(folder, **texts):
    return read_edition(write_edition(folder, **texts), "goed-werk/2026")


def test_read_edition_reads_its_head_profile_and_indicators(tmp_path):
    edition = read(tmp_path)
    assert (edition.name, edition.year, edition.title) == ("goed-werk/2026", 2026, "Goed werk 2026")
    assert [(q.slug, q.kind, q.scored, q.why) for q in edition.profile] == [("diensten", Kind.CHOICE, False, "")]
    assert [question.slug for question in edition.indicators[0].questions] == [
        "rooster", "aantal-dagen", "toegekend", "steun", "toelichting",
    ]  # fmt: skip
    assert edition.content_hash == hash_files(tmp_path)


def test_read_edition_reads_a_level(tmp_path):
    rooster = read(tmp_path).question("rooster")
    assert (rooster.axis, rooster.groups, rooster.weight, rooster.core) == (Axis.CONTRACT, ("vast", "oproep"), 2, True)
    assert rooster.legal_minimum == LegalMinimum(Fraction(2), "Een wet")
    assert rooster.levels == ("nul", "een", "twee", "drie", "vier")


def test_read_edition_reads_a_number_with_exact_fractions(tmp_path):
    question = read(tmp_path).question("aantal-dagen")
    curve = ((Fraction(0), Fraction(0)), (Fraction(15, 2), Fraction(60)), (Fraction(28), Fraction(100)))
    assert question.figure == Figure("dagen", "nu", Fraction(0), Fraction(90), 1, "", "", None, curve, "Een keuze.")
    assert (question.axis, question.groups, question.sizes) == (Axis.FUNCTION, (), ("10-49", "250+"))
    assert question.ask_if == AskIf(question="diensten", answers=("ja",))


def test_read_edition_reads_a_share_in_per_cent(tmp_path):
    question = read(tmp_path).question("toegekend")
    figure = question.figure
    assert (figure.unit, figure.min, figure.max, figure.over) == ("%", 0, 100, Over.CASES)
    assert (figure.count, figure.total) == ("Toegekend", "Alle verzoeken")
    assert question.ask_if == AskIf(groups=("oproep",))


def test_read_edition_reads_options_with_their_points(tmp_path):
    assert read(tmp_path).question("steun").options == (
        Option("gesprek", "Een gesprek", Fraction(125, 2)),
        Option("niets", "Geen van deze", Fraction(0), exclusive=True),
    )


def test_read_edition_never_scores_a_text(tmp_path):
    assert read(tmp_path).question("toelichting").scored is False


def test_axis_contract_concerns_all_groups_unless_it_names_some(tmp_path):
    groups = read(tmp_path, indicator=INDICATOR.replace('groups = ["vast", "oproep"]\n', "")).question("rooster").groups
    assert (len(groups), groups[-1]) == (7, "zzp")


def test_unscored_question_needs_no_points_and_no_curve(tmp_path):
    text = INDICATOR.replace("curve = [[0, 0], [100, 100]]", "scored = false").replace(", points = 62.5", "")
    text = text.replace('slug = "steun"', 'slug = "steun"\nscored = false')
    edition = read(tmp_path, indicator=text)
    assert edition.question("toegekend").figure.curve == ()
    assert edition.question("steun").option("gesprek").points == 0


MISTAKES = tomllib.loads(Path(__file__).with_name("mistakes.toml").read_text("utf-8"))


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_read_edition_names_file_slug_and_mistake(tmp_path, mistake):
    assert mistake["van"] in INDICATOR
    with pytest.raises(ContentError) as caught:
        read(tmp_path, indicator=INDICATOR.replace(mistake["van"], mistake["naar"], 1))
    assert str(caught.value) == mistake["melding"]


def test_profile_names_its_file_too(tmp_path):
    with pytest.raises(ContentError, match=r"^profiel\.toml: diensten: ontbreekt: text$"):
        read(tmp_path, profile=PROFILE.replace("text = ", "help = ", 1).replace("help = ", "why = ", 1))


def test_read_edition_names_a_file_that_is_missing(tmp_path):
    with pytest.raises(ContentError, match=r"^uren\.toml: dit bestand ontbreekt$"):
        read(tmp_path, edition=EDITION.replace("werktijden", "uren"))


def test_read_edition_names_a_file_that_is_no_toml(tmp_path):
    with pytest.raises(ContentError, match=r"^werktijden\.toml: geen geldige TOML: "):
        read(tmp_path, indicator="[indicator\n")


def test_read_edition_names_a_file_in_another_encoding(tmp_path):
    write_edition(tmp_path)
    (tmp_path / "werktijden.toml").write_bytes('why = "één"'.encode("latin-1"))
    with pytest.raises(ContentError, match=r"^werktijden\.toml: geen UTF-8$"):
        read_edition(tmp_path, "goed-werk/2026")


@pytest.mark.parametrize(
    ("mistaken", "message"),
    [
        ({"edition": 'title = "Goed werk"'}, "edition.toml: ontbreekt: indicators, year"),
        ({"edition": f'taal = "nl"\n{EDITION}'}, "edition.toml: onbekende sleutel: taal"),
        ({"profile": PROFILE.replace("[question]", "[vraag]")}, "profiel.toml: onbekende sleutel: vraag"),
    ],
    ids=["niets", "onbekende-sleutel", "onbekende-tabel"],
)
def test_edition_and_profile_name_their_mistakes(tmp_path, mistaken, message):
    with pytest.raises(ContentError) as caught:
        read(tmp_path, **mistaken)
    assert str(caught.value) == message


def test_hash_changes_with_every_byte_and_every_name(tmp_path):
    first, second, third = (tmp_path / name for name in "abc")
    for folder in (first, second, third):
        folder.mkdir()
        write_edition(folder)
    (second / "werktijden.toml").write_text(INDICATOR.replace("ploegen", "Ploegen"), "utf-8")
    (third / "werktijden.toml").rename(third / "uren.toml")
    (first / "aantekening.txt").write_text("hoort er niet bij", "utf-8")
    again = tmp_path / "d"
    again.mkdir()
    assert hash_files(first) == hash_files(write_edition(again))
    assert len({hash_files(folder) for folder in (first, second, third)}) == 3


def test_editions_are_served_from_their_year_on():
    first = load_edition(editions()[0])
    assert edition_for(first.year) == first
    assert edition_for(first.year - 5) == first
    assert edition_for(9999) == load_edition(editions()[-1])


def test_questions_are_read_once():
    assert load_edition("goed-werk/2026") is load_edition("goed-werk/2026")


def test_reading_twice_gives_the_same_edition(tmp_path):
    assert replace(read(tmp_path)) == read(tmp_path)
