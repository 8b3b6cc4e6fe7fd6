"""`manage.py flex_diagnose`: a file with hours in, JSON out, and every mistake told without a stack trace."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from charts.periods import MONTHS
from spreadsheets.writing import Sheet, write_xlsx

DOCUMENTATION = (Path(__file__).parents[3] / "docs" / "flex_diagnose.md").read_text("utf-8")
NEED = "Maand;Uren;Uitzend;Orders\n" + "\n".join(
    f"{month} {year};1.600,5;100;{40 + index}" for year in (2023, 2024) for index, month in enumerate(MONTHS)
)
CAPACITY = "contract_hours_per_week = 440\navailable_share = 0.8\nfulltime_hours_per_week = 40\n"
PRICES = "[layers.vast]\nrate = 30\n[layers.uitzend]\nrate = 40\n"


@pytest.fixture
def files(tmp_path):
    (tmp_path / "uren.csv").write_text(NEED, "utf-8")
    (tmp_path / "capaciteit.toml").write_text(CAPACITY + PRICES, "utf-8")
    return tmp_path


def run(folder, need="uren.csv", **options) -> tuple[dict, str]:
    out = StringIO()
    call_command("flex_diagnose", folder / need, out=folder / "uit.json", stdout=out, **options)
    return json.loads((folder / "uit.json").read_text("utf-8")), out.getvalue()


def refusal(folder, need="uren.csv", **options) -> CommandError:
    with pytest.raises(CommandError) as error:
        run(folder, need, **options)
    return error.value


def test_command_writes_the_diagnosis_of_a_csv(files):
    result, told = run(files)
    assert (result["measure"], result["grain"], len(result["periods"])) == ("Orders", "maand", 24)
    assert (result["periods"][0]["need"], result["periods"][0]["flex"]) == (1600.5, 100.0)
    assert (result["capacity"], result["mix"]) == (None, None)
    assert told == "24 perioden gelezen; het resultaat staat in uit.json.\n"


def test_command_with_a_capacity_weighs_it_and_chooses_a_mix(files):
    result, _ = run(files, capacity=files / "capaciteit.toml")
    assert result["mix"]["most_secure"]["secure_share"] >= result["mix"]["today"]["secure_share"]
    assert result["capacity"]["layers"]["vast"][0] == 352 * 22 / 5


def test_command_counts_the_working_days_that_were_asked_for(files):
    assert [run(files, days=days)[0]["periods"][0]["working_days"] for days in (5, 6, 7)] == [22, 26, 31]


def test_command_reads_a_workbook_and_tells_what_was_passed_over(files):
    rows = [(f"{month} 2024", 1600.125, 40) for month in MONTHS]
    sheet = Sheet("Uren", ("Maand", "Uren", "Inhuur"), (*rows, ("Totaal", 19201.5, 480)))
    (files / "uren.xlsx").write_bytes(write_xlsx((sheet,)))
    result, told = run(files, "uren.xlsx")
    notes = [
        "Overgeslagen, want een totaal of gemiddelde: regel 14.",
        "“Inhuur” telt als uitzend, want oproep, uitzend en zzp staan niet apart.",
    ]
    assert (result["periods"][11]["need"], result["measure"], result["notes"]) == (1600.12, None, notes)
    assert told.splitlines() == [*notes, "12 perioden gelezen; het resultaat staat in uit.json."]


def test_same_input_gives_the_same_bytes(files):
    written = []
    for _ in range(2):
        run(files)
        written.append((files / "uit.json").read_bytes())
    assert written[0] == written[1]


def test_mistakes_in_the_hours_are_listed_and_nothing_is_written(files):
    (files / "uren.csv").write_text("Maand;Uren\njanuari 2024;abc\nmaart 2024;-5", "utf-8")
    error = refusal(files)
    assert (error.returncode, str(error)) == (
        2,
        "uren.csv is niet gelezen.\n"
        "Regel 2, kolom B: “abc” is geen getal. Vul alleen cijfers in, zoals 1234,5.\n"
        "Regel 3: februari 2024 ontbreekt tussen regel 2 en 3. Vul aan; 0 mag, als er niet is gewerkt.\n"
        "Regel 3, kolom B: uren kunnen niet negatief zijn. Tel correcties op bij de periode waar ze bij horen.",
    )
    assert not (files / "uit.json").exists()


def test_mistakes_in_the_capacity_are_listed(files):
    (files / "capaciteit.toml").write_text(CAPACITY.replace("0.8", "80"), "utf-8")
    error = refusal(files, capacity=files / "capaciteit.toml")
    assert (error.returncode, str(error)) == (
        2,
        "capaciteit.toml is niet gelezen.\n"
        "available_share: een deel van 0 tot en met 1: 0.8 is 80%. 0 kan niet, want dan werkt niemand.",
    )


@pytest.mark.parametrize(
    ("need", "content", "words"),
    [
        ("weg.csv", None, "weg.csv: dit bestand kan niet worden gelezen."),
        ("leeg.csv", b"", "leeg.csv is niet gelezen.\nDit bestand is leeg."),
        ("uren.pdf", b"%PDF", "uren.pdf is niet gelezen.\nDit soort bestand kunnen we niet lezen."),
        ("nep.xlsx", b"PK\x03\x04onzin", "nep.xlsx is niet gelezen.\nDit bestand is beschadigd"),
    ],
)
def test_file_that_cannot_be_read_is_explained(files, need, content, words):
    if content is not None:
        (files / need).write_bytes(content)
    error = refusal(files, need)
    assert (error.returncode, str(error)[: len(words)]) == (2, words)


def test_place_that_cannot_be_written_is_explained(files):
    (files / "uit.json").mkdir()
    error = refusal(files)
    assert (error.returncode, str(error)) == (2, "uit.json: hier kan niet worden geschreven.")


def test_examples_of_the_documentation_are_read(files):
    for kind, name in (("csv", "uren.csv"), ("toml", "capaciteit.toml")):
        example = re.search(rf"```{kind}\n(.*?)```", DOCUMENTATION, re.DOTALL)[1]
        (files / name).write_text(example, "utf-8")
    result, _ = run(files, capacity=files / "capaciteit.toml")
    assert (result["measure"], len(result["periods"]), result["mix"]["missing"]) == ("Orders", 12, [])


def test_documentation_names_every_key_of_a_result(files):
    result, _ = run(files, capacity=files / "capaciteit.toml")
    alternative = result["mix"]["today"]
    keys = {
        *result,
        *result["periods"][0],
        *result["structural_flex"],
        *result["mix"],
        *result["capacity"],
        *alternative,
    }
    assert {key for key in keys if f"{key}`" not in DOCUMENTATION and f"`{key}" not in DOCUMENTATION} == set()
