"""`manage.py competentiematrix`: a sheet in, plan and cover out, and every mistake told without a stack trace."""

import json
import re
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from assessments.competentiematrix.services.setup import stop_matrix
from assessments.competentiematrix.sheet.export import export_template
from assessments.models import MatrixCell
from organisations.models import Event
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW

pytestmark = pytest.mark.django_db
DOCUMENTATION = (Path(__file__).parents[3] / "docs" / "competentiematrix.md").read_text("utf-8")
KVK = "90000001"


@pytest.fixture
def team(employer):
    return make_team(employer)


def run(task, *arguments, kvk=KVK) -> str:
    out = StringIO()
    call_command("competentiematrix", task, *map(str, arguments), "--organisation", kvk, stdout=out)
    return out.getvalue()


def data_of(task, *arguments) -> dict:
    return json.loads(run(task, *arguments, "--out", "-"))


def refusal(task, *arguments, **options) -> tuple[int, str]:
    with pytest.raises(CommandError) as error:
        run(task, *arguments, **options)
    return error.value.returncode, str(error.value)


def last_event() -> tuple:
    return Event.objects.order_by("pk").values_list("verb", "object", "actor", "role").last()


def csv_of(team, *people: str, view="eigen kijk") -> bytes:
    """A sheet with levels for welding only."""
    lines = [f"Competentiematrix;{team.slug};versie {team.version};{view}", "Persoon;Lassen", *people]
    return "\n".join(lines).encode()


def test_plan_goes_to_a_file_for_the_owner_alone(team, tmp_path):
    make_team(team.organisation, "Montage", people={})
    out = tmp_path / "plan.json"
    assert run("plan", "--team", "lasserij", "--per-person", 1, "--out", out) == "Het resultaat staat in plan.json.\n"
    told = json.loads(out.read_text("utf-8"))
    lessons = {need["competence"]: [each["worker"] for each in need["lessons"]] for need in told["needs"]}
    assert (told["organisation"], told["kind"], told["per_person"], lessons) == (
        KVK,
        "opleidingsplan",
        1,
        {"Buigen": ["KB"], "Heftruck": []},
    )
    assert out.stat().st_mode & 0o777 == 0o600
    assert last_event() == ("export_training_plan", "lasserij", None, "")


def test_cover_of_all_teams_goes_to_standard_output(team):
    make_team(team.organisation, "Montage", people={})
    told = data_of("cover")
    assert [(each["team"], each["people"]) for each in told["teams"]] == [("lasserij", 3), ("montage", 0)]
    assert (told["kind"], last_event()) == ("dekking", ("export_matrix_cover", "", None, ""))


def test_cover_of_one_team_has_no_other(team):
    make_team(team.organisation, "Montage", people={})
    assert [each["name"] for each in data_of("cover", "--team", "montage")["teams"]] == ["Montage"]
    assert last_event() == ("export_matrix_cover", "montage", None, "")


def test_same_matrix_gives_the_same_plan(team):
    assert run("plan", "--out", "-") == run("plan", "--out", "-")


def test_import_reads_the_template_that_the_team_downloaded(team, tmp_path, hr):
    sheet = tmp_path / "lasserij.xlsx"
    sheet.write_bytes(export_template(team, is_own=True, by=hr, at=NOW))
    told = run("import", sheet, "--team", "lasserij")
    assert told == (
        "Voorbeeld Metaal, team Lasserij: 3 mensen gelezen. Nieuw: 0. Andere gegevens: 0. "
        "Ingevuld of veranderd: 0 competenties.\n"
    )
    assert last_event() == ("import_matrix", "lasserij/3", None, "")


@pytest.mark.parametrize(("view", "own", "led"), [([], 4, None), (["--view", "leiding"], 3, 4)])
def test_import_fills_the_view_that_the_sheet_or_the_option_names(team, tmp_path, view, own, led):
    (tmp_path / "lasserij.csv").write_bytes(csv_of(team, "jv;4", "Nieuw;2"))
    told = run("import", tmp_path / "lasserij.csv", "--team", "lasserij", *view)
    assert told.endswith("2 mensen gelezen. Nieuw: 1. Andere gegevens: 0. Ingevuld of veranderd: 2 competenties.\n")
    cell = MatrixCell.objects.get(worker__code="JV", competence__name="Lassen")
    assert (cell.own_now, cell.lead_now) == (own, led)


def test_import_tells_every_mistake_by_cell_and_changes_nothing(team, tmp_path):
    (tmp_path / "fout.csv").write_bytes(csv_of(team, "JV;goed", "KB;4", "MD;5"))
    before = list(MatrixCell.objects.order_by("pk").values())
    code, words = refusal("import", tmp_path / "fout.csv", "--team", "lasserij")
    first, *mistakes = words.splitlines()
    assert (code, first, [line.partition(":")[0] for line in mistakes]) == (
        2,
        "Niets ingelezen uit fout.csv.",
        ["B3", "B5"],
    )
    assert list(MatrixCell.objects.order_by("pk").values()) == before


def test_import_of_a_sheet_that_does_not_say_whose_view_it_is_asks_for_it(team, tmp_path):
    (tmp_path / "blad.csv").write_bytes(csv_of(team, "JV;4", view=""))
    words = "Dit blad zegt niet wie het invulde. Zeg het met --view eigen of --view leiding."
    assert refusal("import", tmp_path / "blad.csv", "--team", "lasserij") == (2, words)


def test_import_of_a_file_that_is_not_there_is_explained(team, tmp_path):
    words = "weg.xlsx: dit bestand kan niet worden gelezen."
    assert refusal("import", tmp_path / "weg.xlsx", "--team", "lasserij") == (2, words)


@pytest.mark.parametrize("task", [["plan"], ["cover"], ["plan", "--team", "lasserij"]])
def test_nothing_is_told_of_a_matrix_that_is_off(team, tmp_path, task, hr):
    stop_matrix(team.organisation.matrix_setup, by=hr, at=timezone.now() + timedelta(seconds=1))
    out = tmp_path / "uit.json"
    words = (
        "De competentiematrix van Voorbeeld Metaal staat uit. Een beheerder zet die aan, met instemming van de "
        "medezeggenschap."
    )
    assert refusal(*task, "--out", out) == (2, words)
    assert not out.exists()
    assert last_event()[0] == "stop_matrix"


def test_employer_that_is_not_there_is_told(team):
    assert refusal("cover", "--out", "-", kvk="12345678") == (2, "Er is geen organisatie met KvK-nummer 12345678.")


def test_team_that_is_not_there_is_told_with_those_that_are(team):
    words = "Voorbeeld Metaal heeft geen team “montage”. Wel: lasserij."
    assert refusal("cover", "--team", "montage", "--out", "-") == (2, words)


@pytest.mark.parametrize("limit", ["0", "61", "abc", "-1", "2.5"])
def test_limit_that_cannot_be_is_told(team, limit):
    with pytest.raises(CommandError, match="een getal van 1 tot en met 60"):
        run("plan", "--out", "-", f"--per-person={limit}")


def test_place_that_cannot_be_written_is_explained_and_leaves_no_event(team, tmp_path):
    (tmp_path / "plan.json").mkdir()
    assert refusal("plan", "--out", tmp_path / "plan.json") == (2, "plan.json: hier kan niet worden geschreven.")
    assert last_event()[0] != "export_training_plan"


def test_documentation_shows_a_plan_as_it_is(employer):
    """Its example is computed from a team of two."""
    make_team(
        employer,
        people={
            "JV": ("34.", "44."),
            "KB": ("30.", "33."),
        },
    )
    example = json.loads(re.search(r"```json\n(.*?)```", DOCUMENTATION, re.DOTALL)[1])
    told = data_of("plan")
    assert told | {"organisation": "00000001", "on": "2026-03-02"} == example


def test_documentation_names_every_key(team):
    cover, plan = data_of("cover"), data_of("plan")
    parts = (cover, cover["teams"][0], cover["teams"][0]["needs"][0], cover["teams"][0]["breadth"])
    need = next(need for need in plan["needs"] if need["lessons"])
    keys = {key for part in (*parts, plan, need, need["lessons"][0], need["teachers"][0]) for key in part}
    assert {key for key in keys if f"{key}`" not in DOCUMENTATION and f"{key}[]`" not in DOCUMENTATION} == set()


def test_command_asks_for_what_it_needs(team):
    for arguments in (["import", "blad.xlsx"], ["plan"], []):
        with pytest.raises(CommandError):
            call_command("competentiematrix", *arguments)


def test_organisation_without_teams_is_told_so(employer):
    make_team(employer).delete()
    words = "Voorbeeld Metaal heeft geen team “lasserij”. Wel: nog geen enkel team."
    assert refusal("cover", "--team", "lasserij", "--out", "-") == (2, words)
