"""The explanation of the benchmark says what the engine does."""

import tomllib
from fractions import Fraction
from pathlib import Path

from benchmarks.cells import LEAST_GROUPS, Crowd
from benchmarks.disclosure import (
    HIGHEST_TOLD,
    LEAST_CHANGED,
    LEAST_CHANGED_FOR_SHARES,
    LEAST_FOR_BAND,
    LEAST_PER_SCORE_BAND,
    LOWEST_TOLD,
)
from tests.benchmarks.worked_examples import CASES, outcome, read_example

METHOD = (Path(__file__).parents[2] / "docs" / "method.md").read_text("utf-8")
EXAMPLE = CASES / "uitleg.toml"
RAW = tomllib.loads(EXAMPLE.read_text("utf-8"))
SINGLE, HOLDING = (block["scores"] for block in RAW["werkgevers"])
NEW = {int(number): score for number, score in RAW["correctie"]["scores"].items()}
OF_HOLDING = Fraction(sum(HOLDING), len(HOLDING))
COUNT = len(SINGLE) + 1
TOTAL = sum(SINGLE) + OF_HOLDING
PUBLISHED = outcome(read_example(EXAMPLE).publication)["", "alle"]["mean"]


def shown(number) -> str:
    """With at most one decimal, half up."""
    tenths = int(Fraction(number) * 10 + Fraction(1, 2))
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}"


def listed(scores) -> str:
    return f"{', '.join(map(str, scores[:-1]))} en {scores[-1]}"


def test_method_names_the_numbers_of_the_rules():
    assert f"| Minder dan {LEAST_GROUPS} werkgevers, of minder dan {LEAST_GROUPS} groepen" in METHOD
    assert f"| Gemiddelde onder de {LOWEST_TOLD} of boven de {HIGHEST_TOLD} |" in METHOD
    assert f"| {LEAST_FOR_BAND} of meer werkgevers | ook de middelste helft" in METHOD
    assert f"| {LEAST_PER_SCORE_BAND} of meer werkgevers in elk van de vier standen |" in METHOD
    assert f"minder dan {LEAST_CHANGED} werkgevers uit {LEAST_CHANGED} groepen anders | de cijfers van toen" in METHOD
    least = LEAST_CHANGED_FOR_SHARES
    assert (
        f"minder dan {least} werkgevers uit {least} groepen anders | geen nieuwe verdeling over de standen |" in METHOD
    )
    assert LEAST_CHANGED == 3
    assert "als ten minste drie werkgevers uit drie groepen anders zijn" in METHOD
    assert "met minder dan drie werkgevers anders, dan blijft ook staan wat er stond" in METHOD
    assert LEAST_CHANGED_FOR_SHARES == 40
    assert "zij komt er pas opnieuw als er veertig anders zijn" in METHOD


def test_method_names_the_steps_of_rounding():
    steps = {10: "op tientallen", 5: "op vijftallen", 1: "op hele punten"}
    assert [crowd for crowd in Crowd if f"| {crowd} | het gemiddelde {steps[crowd.step]} |" not in METHOD] == []


def test_method_names_the_steps_of_practices():
    steps = {20: "op twintigtallen", 5: "op vijftallen"}
    told = [crowd for crowd in Crowd if crowd.practice_step]
    assert [crowd for crowd in told if f"{crowd} | het percentage {steps[crowd.practice_step]} |" not in METHOD] == []
    assert told == [Crowd.SCORES, Crowd.HUNDREDS]
    assert f"In stappen van twintig staat er nooit meer dan {100 - Crowd.SCORES.practice_step}:" in METHOD


def test_method_names_who_is_too_few_for_a_practice():
    least = next(groups for groups in range(1, 101) if (crowd := Crowd.of(groups)) and crowd.practice_step)
    assert f'| Een praktijk ("x % doet dit al") of gekozen tip, minder dan {least} werkgevers | niets |' in METHOD


def test_method_tells_the_members_of_the_example():
    assert f"scores op autonomie: {listed(SINGLE)}." in METHOD
    assert f"een concern van twee leden, met {listed(HOLDING)}." in METHOD


def test_method_computes_the_mean_of_the_example():
    assert f"({HOLDING[0]} + {HOLDING[1]}) / {len(HOLDING)} = {shown(OF_HOLDING)}." in METHOD
    assert f"({sum(SINGLE)} + {shown(OF_HOLDING)}) / {COUNT} = {shown(TOTAL / COUNT)}." in METHOD
    assert f"Er staat: gemiddeld {PUBLISHED}, {Crowd.of(COUNT)}." in METHOD


def test_method_tells_what_can_be_found_out():
    low, high = PUBLISHED - Crowd.of(COUNT).step // 2, PUBLISHED + Crowd.of(COUNT).step // 2
    target = SINGLE[3]
    known = TOTAL - target
    assert (
        f"Bij {PUBLISHED} hoort een gemiddelde tussen {low} en {high}, dus een som tussen {COUNT * low} en "
        f"{COUNT * high}." in METHOD
    )
    assert f"Stel dat hij tien van de elf kent, samen {known}." in METHOD
    assert (
        f"ligt de elfde tussen {COUNT * low - known} en {min(100, COUNT * high - known)}. Het was {target}." in METHOD
    )


def test_method_tells_what_one_change_does():
    rise = NEW[1] - SINGLE[0]
    assert f"één lid van {SINGLE[0]} naar {NEW[1]}. De som wordt {TOTAL + rise}" in METHOD
    assert f"het gemiddelde {shown((TOTAL + rise) / COUNT)}, maar er blijft {PUBLISHED} staan" in METHOD
    assert f"de stap van {rise} punten af te lezen." in METHOD


def test_method_tells_the_correction_of_the_example():
    changed = TOTAL + sum(score - SINGLE[number - 1] for number, score in NEW.items())
    corrected = outcome(read_example(EXAMPLE).correction)["", "alle"]["mean"]
    assert f"de leden met {SINGLE[1]} en {SINGLE[2]}, naar {NEW[2]} en {NEW[3]}, dan zijn het er drie." in METHOD
    assert f"{changed} / {COUNT} = {shown(changed / COUNT)}. Na de correctie staat er {corrected}." in METHOD
