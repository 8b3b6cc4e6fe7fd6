"""`manage.py scores`: the scores of one assessment as JSON, the same as were frozen when it was submitted."""

import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command("scores", *arguments, stdout=out)
    return json.loads(out.getvalue())


def test_scores_are_those_that_were_frozen(submitted):
    export = run("--organisation", "90000001", "--year", "2026")
    frozen = submitted.submission
    assert [export[key] for key in ("organisation", "name", "is_fictional", "year", "status")] == [
        "90000001", "Voorbeeld Metaal", False, 2026, "ingediend",
    ]  # fmt: skip
    assert {item["indicator"]: Decimal(item["score"]["exact"]) for item in export["indicators"]} == {
        item["indicator"]: frozen.score(item["indicator"]) for item in export["indicators"]
    }
    assert [item["band"] for item in export["indicators"]] == [
        frozen.band(item["indicator"]).value for item in export["indicators"]
    ]
    assert (len(export["indicators"]), export["good_enough"]["of"]) == (12, 12)


def test_draft_has_intervals(draft):
    export = run("--organisation", "90000001", "--year", "2026")
    assert export["status"] == "concept"
    assert all(item["score"] is None and item["interval"] for item in export["indicators"])


def test_unknown_organisation_is_refused(db):
    with pytest.raises(CommandError) as refused:
        run("--organisation", "90000009", "--year", "2026")
    assert str(refused.value) == "Er is geen organisatie met KvK-nummer 90000009."
    assert refused.value.returncode == 2


def test_year_without_assessment_is_refused_with_the_years_there_are(draft):
    with pytest.raises(CommandError) as refused:
        run("--organisation", "90000001", "--year", "2025")
    assert str(refused.value) == "Over 2025 is er geen vragenlijst van Voorbeeld Metaal; wel over: 2026."
    assert refused.value.returncode == 2


def test_organisation_without_any_year_is_told_so(employer):
    with pytest.raises(CommandError) as refused:
        run("--organisation", "90000001", "--year", "2026")
    assert str(refused.value) == "Over 2026 is er geen vragenlijst van Voorbeeld Metaal; wel over: geen enkel jaar."


def test_year_that_is_no_number_ends_in_exit_code_2(db):
    with pytest.raises(CommandError, match="--year"):
        run("--organisation", "90000001", "--year", "vorig")
