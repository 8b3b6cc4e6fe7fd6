"""How tips are read from their TOML files (docs/content.md has the format). Pure but for reading files."""

from collections import Counter
from fractions import Fraction
from functools import cache
from pathlib import Path

from assessments.content_files import check_slug, member_of, read_toml, subset_of
from assessments.edition_files import editions, flex_editions, load_edition, load_flex_edition
from assessments.questionnaire import SIZE_CLASSES, TOP_LEVEL, ContentError, Edition, Kind, Question
from reports.tips import (
    ALL_GROUPS,
    LEAST_LEVEL,
    AllGroupsLift,
    CouncilSay,
    Effort,
    FigureLift,
    Form,
    Ground,
    LevelLift,
    Lift,
    OptionLift,
    Tip,
)

CONTENT = Path(__file__).parent / "content" / "tips"
TEXTS = ("title", "what", "first_step", "who", "evidence", "source")
KEYS = {"slug", "indicators", "form", "effort", "sizes", "ground", *TEXTS}
OPTIONAL_KEYS = {"norm", "works_council", "lifts", "causes"}
# The one file that is not named for an indicator: tips that take away a cause, and lift no answer.
FLEX_FILE = "flex-diagnose"
LONGEST_TITLE = 70


@cache
def load_tips() -> tuple[Tip, ...]:
    """All tips, read against the latest editions, in the order of the indicators. Raises ContentError."""
    return read_tips(CONTENT, load_edition(editions()[-1]), load_flex_edition(flex_editions()[-1]))


@cache
def tips_by_slug() -> dict[str, Tip]:
    return {tip.slug: tip for tip in load_tips()}


def read_tips(folder: Path, edition: Edition, flex: Edition) -> tuple[Tip, ...]:
    """The tips of a folder: one file per indicator, and one of the Flex Diagnose at the end.

    Raises ContentError, naming file, slug and mistake.
    """
    order = [*(indicator.slug for indicator in edition.indicators), FLEX_FILE]
    strays = sorted(path.name for path in folder.glob("*.toml") if path.stem not in order)
    if strays:
        raise ContentError(f"{strays[0]}: zo'n indicator kent {edition.name} niet")
    paths = [path for slug in order if (path := folder / f"{slug}.toml").exists()]
    causes = _causes_of(flex)
    tips = tuple(_read_tip(raw, path, edition, causes) for path in paths for raw in read_toml(path).get("tip", []))
    twice = [slug for slug, number in Counter(tip.slug for tip in tips).items() if number > 1]
    if twice:
        raise ContentError(f"{twice[0]}: deze slug is van meer dan één tip")
    return tips


def _causes_of(flex: Edition) -> set[str]:
    """The options that can be ticked, and the questions with a level."""
    options = {option.slug for question in flex.questions for option in question.options}
    return options | {question.slug for question in flex.questions if question.kind is Kind.LEVEL}


def _read_tip(raw: dict, path: Path, edition: Edition, causes: set[str]) -> Tip:
    place = f"{path.name}: {raw.get('slug', 'tip zonder slug')}"
    _check_keys(raw, place)
    check_slug(raw["slug"], place)
    if len(raw["title"]) > LONGEST_TITLE:
        raise ContentError(f"{place}: title heeft {len(raw['title'])} tekens; hooguit {LONGEST_TITLE}")
    indicators = subset_of(raw["indicators"], [i.slug for i in edition.indicators], f"{place}: indicators")
    if path.stem not in (indicators[0], FLEX_FILE):
        raise ContentError(f"{place}: de eerste van indicators is de naam van het bestand")
    council = member_of(CouncilSay, raw["works_council"], f"{place}: works_council") if "works_council" in raw else None
    lifts = raw.get("lifts", {}).items()
    return Tip(
        slug=raw["slug"],
        indicators=indicators,
        form=member_of(Form, raw["form"], f"{place}: form"),
        effort=member_of(Effort, raw["effort"], f"{place}: effort"),
        sizes=subset_of(raw["sizes"], SIZE_CLASSES, f"{place}: sizes"),
        lifts=tuple(_read_lift(slug, target, indicators, edition, place) for slug, target in lifts),
        ground=member_of(Ground, raw["ground"], f"{place}: ground"),
        norm=raw.get("norm", ""),
        works_council=council,
        causes=subset_of(raw["causes"], causes, f"{place}: causes") if "causes" in raw else (),
        **{name: raw[name] for name in TEXTS},
    )


def _check_keys(raw: dict, place: str) -> None:
    missing = [key for key in sorted(KEYS) if not raw.get(key)]
    if not (raw.get("lifts") or raw.get("causes")):
        missing.append("lifts of causes")
    if missing:
        raise ContentError(f"{place}: ontbreekt: {', '.join(missing)}")
    unknown = sorted(raw.keys() - KEYS - OPTIONAL_KEYS)
    if unknown:
        raise ContentError(f"{place}: onbekende sleutel: {', '.join(unknown)}")


def _read_lift(slug: str, target, indicators: tuple[str, ...], edition: Edition, place: str) -> Lift:
    place = f"{place}: lifts: {slug}"
    question = edition.question(slug)
    if question is None or not question.scored:
        raise ContentError(f"{place}: {edition.name} heeft geen gescoorde vraag met deze slug")
    if edition.indicator_of(question).slug not in indicators:
        raise ContentError(f"{place}: de indicator van deze vraag staat niet in indicators")
    if edition.children_of(question):
        raise ContentError(f"{place}: van deze vraag hangen andere vragen af; die kan een tip niet optillen")
    return LIFTS[question.kind](question, target, place)


def _level_lift(question: Question, target, place: str) -> Lift:
    if target == ALL_GROUPS:
        if question.axis is None:
            raise ContentError(f"{place}: alle-groepen hoort bij een vraag met een axis")
        return AllGroupsLift(question.slug)
    if type(target) is not int or not LEAST_LEVEL <= target <= TOP_LEVEL:
        raise ContentError(f"{place}: een niveau van {LEAST_LEVEL} of {TOP_LEVEL}, of alle-groepen, niet {target}")
    return LevelLift(question.slug, target)


def _figure_lift(question: Question, target, place: str) -> Lift:
    if type(target) not in (int, float):
        raise ContentError(f"{place}: een cijfer, niet {target}")
    value, figure, norm = Fraction(str(target)), question.figure, question.legal_minimum
    if not figure.min <= value <= figure.max:
        raise ContentError(f"{place}: {target} ligt niet tussen {figure.min} en {figure.max}")
    if not figure.points(value) or (norm and value < norm.value):
        raise ContentError(f"{place}: {target} levert geen punten op of ligt onder de wet")
    return FigureLift(question.slug, value)


def _option_lift(question: Question, target, place: str) -> Lift:
    worth = [option.slug for option in question.options if option.points]
    if target not in worth:
        raise ContentError(f"{place}: een optie met punten: {', '.join(worth)}, niet {target}")
    return OptionLift(question.slug, target)


LIFTS = {
    Kind.LEVEL: _level_lift,
    Kind.FIGURE: _figure_lift,
    Kind.CHOICE: _option_lift,
    Kind.MULTIPLE: _option_lift,
}
