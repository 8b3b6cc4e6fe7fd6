"""Reading tips: every mistake is named with file, slug and what is wrong; the tips we ship are right."""

import tomllib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from assessments.edition_files import editions, load_edition, load_flex_edition
from assessments.questionnaire import AskIf, ContentError
from reports.tip_files import load_tips, read_tips, tips_by_slug
from reports.tips import AllGroupsLift, CouncilSay, FigureLift, LevelLift, OptionLift

EDITION = load_edition("goed-werk/2026")
FLEX = load_flex_edition("flex-diagnose/2026")
MISTAKES = tomllib.loads((Path(__file__).parent / "tip_mistakes.toml").read_text("utf-8"))["mistake"]
TIP = """[[tip]]
slug = "team"
indicators = ["autonomie"]
form = "goed-voorbeeld"
title = "Verdeel zelf"
what = "Laat een team het werk verdelen."
first_step = "Vraag welk team wil."
who = "team"
effort = "middel"
sizes = ["1-9"]
lifts = { "werk-zelf-indelen" = 3 }
evidence = "Een team deed het."
ground = "bron"
source = "WRR 2020"
"""


def write(folder, text, name="autonomie.toml"):
    (folder / name).write_text(text, "utf-8")
    return folder


def message_of(folder):
    with pytest.raises(ContentError) as caught:
        read_tips(folder, EDITION, FLEX)
    return str(caught.value)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"])
def test_read_tips_names_the_mistake(mistake, tmp_path):
    assert mistake["old"] in TIP
    text = TIP.replace(mistake["old"], mistake["new"])
    text = text.replace('["autonomie"]', mistake.get("indicators", '["autonomie"]'))
    assert message_of(write(tmp_path, text)) == f"autonomie.toml: {mistake['message']}"


def test_read_tips_reads_every_kind_of_lift(tmp_path):
    lifts = """{ "werk-zelf-indelen" = "alle-groepen", "werkoverleg-aantal" = 3,
        "gegevens-per-persoon" = "planning", "hinderlijke-regels" = 4 }""".replace("\n", " ")
    text = TIP.replace('{ "werk-zelf-indelen" = 3 }', lifts)
    (tip,) = read_tips(write(tmp_path, text), EDITION, FLEX)
    assert tip.lifts == (
        AllGroupsLift("werk-zelf-indelen"),
        FigureLift("werkoverleg-aantal", Fraction(3)),
        OptionLift("gegevens-per-persoon", "planning"),
        LevelLift("hinderlijke-regels", 4),
    )


def test_read_tips_refuses_a_question_that_others_depend_on(tmp_path):
    child = replace(EDITION.question("hinderlijke-regels"), ask_if=AskIf((), "gegevens-per-persoon", ("niets",)))
    autonomy = EDITION.indicator("autonomie")
    questions = tuple(child if question.slug == child.slug else question for question in autonomy.questions)
    changed = replace(autonomy, questions=questions)
    edition = replace(EDITION, indicators=tuple(changed if i is autonomy else i for i in EDITION.indicators))
    write(tmp_path, TIP.replace('"werk-zelf-indelen" = 3', '"gegevens-per-persoon" = "planning"'))
    with pytest.raises(ContentError, match="van deze vraag hangen andere vragen af; die kan een tip niet optillen"):
        read_tips(tmp_path, edition, FLEX)


def test_read_tips_reads_causes_in_the_place_of_lifts(tmp_path):
    text = TIP.replace('lifts = { "werk-zelf-indelen" = 3 }', 'causes = ["flex-start"]')
    (tip,) = read_tips(write(tmp_path, text, "flex-diagnose.toml"), EDITION, FLEX)
    assert (tip.lifts, tip.causes, tip.indicator) == ((), ("flex-start",), "autonomie")


@pytest.mark.parametrize(
    ("new", "mistake"),
    [
        ("", "team: ontbreekt: lifts of causes"),
        ('causes = ["het-weer-morgen"]', "team: causes: onbekend of leeg: het-weer-morgen"),
    ],
)
def test_read_tips_names_what_is_wrong_with_causes(new, mistake, tmp_path):
    text = TIP.replace('lifts = { "werk-zelf-indelen" = 3 }', new)
    assert message_of(write(tmp_path, text, "flex-diagnose.toml")) == f"flex-diagnose.toml: {mistake}"


def test_read_tips_refuses_a_slug_twice(tmp_path):
    assert message_of(write(tmp_path, TIP + TIP)) == "team: deze slug is van meer dan één tip"


def test_read_tips_refuses_a_file_of_no_indicator(tmp_path):
    assert (
        message_of(write(tmp_path, TIP, "werkgeluk.toml")) == "werkgeluk.toml: zo'n indicator kent goed-werk/2026 niet"
    )


def test_read_tips_refuses_another_encoding(tmp_path):
    (tmp_path / "autonomie.toml").write_bytes("slug = 'één'".encode("latin-1"))
    assert message_of(tmp_path) == "autonomie.toml: geen UTF-8"


def test_load_tips_reads_all_we_ship_in_the_order_of_the_indicators():
    order = [indicator.slug for indicator in load_edition(editions()[-1]).indicators]
    places = [order.index(tip.indicator) for tip in load_tips() if tip.lifts]
    assert places == sorted(places)
    assert len(load_tips()) == len(tips_by_slug()) >= 120


@pytest.mark.parametrize("tip", load_tips(), ids=lambda tip: tip.slug)
def test_every_tip_reads_as_one_voice(tip):
    texts = (tip.title, tip.what, tip.first_step, tip.who, tip.evidence, tip.source, tip.norm)
    jargon = (
        "borg",
        "faciliter",
        "draagvlak",
        "stakeholder",
        "implementer",
        "proactief",
        "optimalis",
        "en/of",
        "—",
        "!",
    )
    second_names = ("teamleider", "bedrijfsleider", "directeur", "loonadministratie", "opleidingsfonds", "o&o")
    banned = jargon + second_names
    assert [word for word in banned for text in texts if word in text.lower()] == []
    assert not tip.title.endswith(".")
    assert all(text.endswith((".", "?")) for text in (tip.what, tip.first_step, tip.evidence))
    assert not tip.source.endswith(".")


def test_only_tips_that_change_an_arrangement_ask_the_council():
    assert {tip.works_council for tip in load_tips()} <= {None, *CouncilSay}
