"""How an edition is read from its TOML files (docs/content.md has the format). Pure but for reading files."""

import hashlib
from fractions import Fraction
from functools import cache
from pathlib import Path

from assessments.content_files import check_slug, member_of, read_toml, subset_of
from assessments.edition_keys import (
    COMMON_KEYS,
    INDICATOR_KEYS,
    KIND_KEYS,
    check_keys,
    check_types,
    require,
)
from assessments.questionnaire import (
    CONTRACT_GROUPS,
    PERIODS,
    SIZE_CLASSES,
    TOP_LEVEL,
    AskIf,
    Axis,
    Condition,
    ContentError,
    Edition,
    Figure,
    Indicator,
    Kind,
    LegalMinimum,
    Option,
    Over,
    Question,
)

CONTENT = Path(__file__).parent / "content"


@cache
def load_edition(name: str) -> Edition:
    """The edition with this name, as in "goed-werk/2026". Raises ContentError, naming file, slug and mistake."""
    return read_edition(CONTENT / name, name)


@cache
def load_flex_edition(name: str) -> Edition:
    """The same for the Flex Diagnose, as in "flex-diagnose/2026"; its indicators are the steps."""
    return read_flex_edition(CONTENT / name, name)


def editions() -> tuple[str, ...]:
    """The names of all editions of goed werk, oldest first."""
    return _names("goed-werk")


def flex_editions() -> tuple[str, ...]:
    """The names of all editions of the Flex Diagnose, oldest first."""
    return _names("flex-diagnose")


@cache
def _names(questionnaire: str) -> tuple[str, ...]:
    return tuple(sorted(f"{questionnaire}/{f.name}" for f in (CONTENT / questionnaire).iterdir() if f.is_dir()))


def edition_for(year: int) -> Edition:
    """The edition that serves a reporting year: the latest that is not younger, or else the oldest there is."""
    return load_edition(_serving(editions(), year))


def flex_edition_for(year: int) -> Edition:
    """The same for the Flex Diagnose."""
    return load_flex_edition(_serving(flex_editions(), year))


def _serving(names: tuple[str, ...], year: int) -> str:
    served = [name for name in names if int(name.rsplit("/", 1)[1]) <= year]
    return served[-1] if served else names[0]


def read_edition(folder: Path, name: str) -> Edition:
    head = read_toml(folder / "edition.toml")
    check_keys(head, {"year", "title", "indicators"}, "edition.toml")
    profile = read_toml(folder / "profiel.toml")
    check_keys(profile, set(), "profiel.toml", tables={"question"})
    indicators = tuple(_read_indicator(folder / f"{slug}.toml") for slug in head["indicators"])
    questions = tuple(_read_question(raw, "profiel.toml", profile=True) for raw in profile.get("question", []))
    return _checked(Edition(name, head["year"], head["title"], questions, indicators, hash_files(folder)))


def read_flex_edition(folder: Path, name: str) -> Edition:
    head = read_toml(folder / "edition.toml")
    check_keys(head, {"year", "title", "steps"}, "edition.toml")
    steps = tuple(_read_step(folder / f"{slug}.toml") for slug in head["steps"])
    return _checked(Edition(name, head["year"], head["title"], (), steps, hash_files(folder)))


def _checked(edition: Edition) -> Edition:
    for place, question in enumerate(edition.questions):
        _check_ask_if(question, edition.questions[:place])
    return edition


def hash_files(folder: Path) -> str:
    """SHA-256 over the names and bytes of the folder's TOML files."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _read_indicator(path: Path) -> Indicator:
    head, raw = _read_part(path, "indicator", INDICATOR_KEYS)
    condition = member_of(Condition, head["condition"], f"{path.name}: condition")
    questions = tuple(_read_question(question, path.name) for question in raw)
    return Indicator(head["slug"], head["title"], condition, head["question"], head["why"], head["source"], questions)


def _read_step(path: Path) -> Indicator:
    head, raw = _read_part(path, "step", INDICATOR_KEYS - {"condition"})
    questions = tuple(_read_question(question, path.name, scored=False) for question in raw)
    return Indicator(head["slug"], head["title"], None, head["question"], head["why"], head["source"], questions)


def _read_part(path: Path, kind: str, keys: set[str]) -> tuple[dict, list[dict]]:
    """The head of a file and its questions, not read yet."""
    raw = read_toml(path)
    check_keys(raw, set(), path.name, tables={kind, "question"})
    head = raw.get(kind, {})
    check_keys(head, keys, f"{path.name}: [{kind}]")
    if head["slug"] != path.stem:
        raise ContentError(f"{path.name}: de slug {head['slug']} is niet de naam van het bestand")
    return head, raw.get("question", [])


def _read_question(raw: dict, file: str, *, profile: bool = False, scored: bool = True) -> Question:
    place = f"{file}: {raw.get('slug', 'vraag zonder slug')}"
    require(raw, {"slug", "kind", "text", "help", "source"} | (set() if profile else {"why"}), place)
    kind = member_of(Kind, raw["kind"], f"{place}: kind")
    check_keys(raw, set(), place, optional=COMMON_KEYS | KIND_KEYS[kind])
    check_slug(raw["slug"], place)
    scored = scored and raw.get("scored", True) and kind is not Kind.TEXT and not profile
    axis, groups = _read_axis(raw, place)
    return Question(
        slug=raw["slug"],
        kind=kind,
        text=raw["text"],
        help=raw["help"],
        why=raw.get("why", ""),
        source=raw["source"],
        weight=_read_weight(raw, place),
        core=raw.get("core", False),
        scored=scored,
        sizes=subset_of(raw.get("sizes", SIZE_CLASSES), SIZE_CLASSES, f"{place}: sizes"),
        axis=axis,
        groups=groups,
        ask_if=_read_ask_if(raw, place),
        not_applicable=raw.get("not_applicable", ""),
        risk_group=raw.get("risk_group", ""),
        heading=raw.get("heading", ""),
        legal_minimum=_read_legal_minimum(raw, place),
        levels=_read_levels(raw, place) if kind is Kind.LEVEL else (),
        options=_read_options(raw, place, scored=scored) if "options" in KIND_KEYS[kind] else (),
        figure=_read_figure(raw, place, scored=scored) if kind is Kind.FIGURE else None,
    )


def _read_weight(raw: dict, place: str) -> int:
    weight = raw.get("weight", 1)
    if weight not in (1, 2, 3):
        raise ContentError(f"{place}: weight is 1, 2 of 3, niet {weight}")
    return weight


def _read_axis(raw: dict, place: str) -> tuple[Axis | None, tuple[str, ...]]:
    if "axis" not in raw:
        if "groups" in raw:
            raise ContentError(f"{place}: groups zonder axis")
        return None, ()
    axis = member_of(Axis, raw["axis"], f"{place}: axis")
    if raw["kind"] not in (Kind.LEVEL, Kind.FIGURE):
        raise ContentError(f"{place}: alleen een level of figure kan een axis hebben")
    if axis is Axis.FUNCTION:
        if "groups" in raw:
            raise ContentError(f"{place}: groups hoort bij axis contract; functiegroepen noemt de werkgever zelf")
        return axis, ()
    return axis, subset_of(raw.get("groups", tuple(CONTRACT_GROUPS)), CONTRACT_GROUPS, f"{place}: groups")


def _read_ask_if(raw: dict, place: str) -> AskIf | None:
    if "ask_if" not in raw:
        return None
    given = raw["ask_if"]
    check_types(given, f"{place}: ask_if")
    if given.keys() == {"groups"}:
        return AskIf(groups=subset_of(given["groups"], CONTRACT_GROUPS, f"{place}: ask_if"))
    if given.keys() == {"question", "answers"}:
        return AskIf(question=given["question"], answers=tuple(given["answers"]))
    raise ContentError(f"{place}: ask_if heeft groups, of question met answers")


def _check_ask_if(question: Question, earlier: tuple[Question, ...]) -> None:
    if question.ask_if is None or not question.ask_if.question:
        return
    slug = question.ask_if.question
    parent = next((q for q in earlier if q.slug == slug and q.kind is Kind.CHOICE), None)
    if parent is None:
        raise ContentError(f"{question.slug}: ask_if verwijst naar {slug}; dat is geen eerdere keuzevraag")
    subset_of(question.ask_if.answers, {option.slug for option in parent.options}, f"{question.slug}: ask_if")


def _read_legal_minimum(raw: dict, place: str) -> LegalMinimum | None:
    if "legal_minimum" not in raw:
        return None
    if raw["kind"] not in (Kind.LEVEL, Kind.FIGURE):
        raise ContentError(f"{place}: alleen een level of figure kan een legal_minimum hebben")
    check_keys(raw["legal_minimum"], {"value", "norm"}, f"{place}: legal_minimum")
    return LegalMinimum(_fraction(raw["legal_minimum"]["value"], place), raw["legal_minimum"]["norm"])


def _read_levels(raw: dict, place: str) -> tuple[str, ...]:
    levels = tuple(raw.get("levels", ()))
    different = {level for level in levels if isinstance(level, str) and level.strip()}
    if len(levels) != TOP_LEVEL + 1 or len(different) < len(levels):
        raise ContentError(f"{place}: een level heeft vijf verschillende beschrijvingen, geen {len(different)}")
    return levels


def _read_options(raw: dict, place: str, *, scored: bool) -> tuple[Option, ...]:
    options = []
    for given in raw.get("options", []):
        required = {"slug", "text"} | ({"points"} if scored else set())
        check_keys(given, required, f"{place}: optie", optional={"points", "exclusive"})
        check_slug(given["slug"], f"{place}: optie {given['slug']}")
        points = _fraction(given.get("points", 0), place)
        if not 0 <= points <= 100:
            raise ContentError(f"{place}: optie {given['slug']} heeft {points} punten; 0 tot en met 100 kan")
        options.append(Option(given["slug"], given["text"], points, given.get("exclusive", False)))
    if len({option.slug for option in options}) < max(2, len(options)):
        raise ContentError(f"{place}: er zijn minstens twee opties nodig, elk met een eigen slug")
    return tuple(options)


def _read_figure(raw: dict, place: str, *, scored: bool) -> Figure:
    is_share = bool(raw.keys() & {"count", "total", "over"})
    require(raw, {"period"} | ({"count", "total", "over"} if is_share else {"unit", "min", "max"}), place)
    if raw["period"] not in PERIODS:
        raise ContentError(f"{place}: period is een van: {', '.join(PERIODS)}")
    low, high = _fraction(raw.get("min", 0), place), _fraction(raw.get("max", 100), place)
    if low >= high or raw.get("decimals", 0) < 0:
        raise ContentError(f"{place}: min ligt onder max, en decimals is 0 of meer")
    curve = tuple(_read_point(point, place) for point in raw.get("curve", ()))
    _check_curve(curve, raw, place, scored=scored)
    return Figure(
        unit="%" if is_share else raw["unit"],
        period=raw["period"],
        min=low,
        max=high,
        decimals=raw.get("decimals", 0),
        count=raw.get("count", ""),
        total=raw.get("total", ""),
        over=member_of(Over, raw["over"], f"{place}: over") if is_share else None,
        curve=curve,
        curve_reason=raw.get("curve_reason", ""),
    )


def _read_point(point, place: str) -> tuple[Fraction, Fraction]:
    if not isinstance(point, list) or len(point) != 2:
        raise ContentError(f"{place}: een punt van een curve is [waarde, punten], niet {point}")
    return _fraction(point[0], place), _fraction(point[1], place)


def _check_curve(curve, raw: dict, place: str, *, scored: bool) -> None:
    if not scored:
        return
    values = [value for value, _ in curve]
    if len(curve) < 2 or values != sorted(set(values)):
        raise ContentError(f"{place}: een curve heeft minstens twee punten met oplopende waarden")
    if not all(0 <= points <= 100 for _, points in curve):
        raise ContentError(f"{place}: de punten van een curve liggen tussen 0 en 100")
    if not raw.get("curve_reason"):
        raise ContentError(f"{place}: bij een curve hoort een curve_reason")


def _fraction(number: int | float, place: str) -> Fraction:
    try:
        return Fraction(str(number))
    except ValueError:
        raise ContentError(f"{place}: {number} is geen getal") from None
