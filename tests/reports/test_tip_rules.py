"""What the tips must keep to together, and the system check that says so."""

from dataclasses import replace

import pytest
from django.core.checks import Error

from assessments.edition_files import load_edition
from reports import checks, tip_files
from reports.checks import check_tips
from reports.tip_files import load_tips
from reports.tip_rules import breaches
from reports.tips import Form

EDITION = load_edition("goed-werk/2026")


def broken(tips):
    return list(breaches(tuple(tips), EDITION))


def test_the_tips_we_ship_keep_to_the_rules():
    assert check_tips(None) == []


def test_breaches_names_a_form_that_no_tip_has():
    tips = (replace(tip, form=Form.GOAL) if tip.form is Form.SUBSIDY else tip for tip in load_tips())
    assert broken(tips) == ["geen enkele tip heeft de vorm subsidie"]


def test_breaches_counts_the_tips_of_an_indicator():
    tips = [tip for tip in load_tips() if tip.indicator != "autonomie"]
    own = [tip for tip in load_tips() if tip.indicator == "autonomie"][:7]
    assert broken([*tips, *own])[0] == "autonomie.toml: minstens 8 tips, geen 7"


def test_breaches_names_a_question_without_a_tip():
    tips = [tip for tip in load_tips() if "hinderlijke-regels" not in tip.questions]
    assert "autonomie.toml: geen tip tilt hinderlijke-regels op" in broken(tips)


def test_breaches_names_a_size_without_a_tip():
    tips = (replace(tip, sizes=tip.sizes[:-1]) if "hinderlijke-regels" in tip.questions else tip for tip in load_tips())
    assert broken(tips) == ["autonomie.toml: hinderlijke-regels heeft geen tip voor 250+ medewerkers"]


def test_breaches_asks_four_tips_for_the_smallest():
    tips = [
        replace(tip, sizes=tip.sizes[1:] or tip.sizes) if tip.indicator == "autonomie" else tip for tip in load_tips()
    ]
    assert "autonomie.toml: minstens 4 tips voor 1-9 medewerkers, geen 0" in broken(tips)


@pytest.fixture
def fresh_tips():
    load_tips.cache_clear()
    yield
    load_tips.cache_clear()


def test_check_tips_tells_a_mistake_in_a_file(tmp_path, monkeypatch, fresh_tips):
    (tmp_path / "autonomie.toml").write_text("[[tip]]\nslug = 'leeg'\n", "utf-8")
    monkeypatch.setattr(tip_files, "CONTENT", tmp_path)
    (error,) = check_tips(None)
    assert (error.id, error.msg.split(":")[:3]) == ("reports.E001", ["tips", " autonomie.toml", " leeg"])


def test_check_tips_tells_a_broken_rule(tmp_path, monkeypatch, fresh_tips):
    monkeypatch.setattr(tip_files, "CONTENT", tmp_path)
    assert check_tips(None)[1] == Error("tips: redelijk-loon.toml: minstens 8 tips, geen 0", id="reports.E002")


def test_check_tips_leaves_an_unreadable_edition_to_its_own_check(monkeypatch):
    monkeypatch.setattr(checks, "editions", lambda: ("goed-werk/1999",))
    assert check_tips(None) == []
