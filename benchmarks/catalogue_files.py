"""How measures are read from their TOML files (docs/content.md has the format). Pure but for reading files."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

from assessments.content_files import check_slug, member_of, read_toml
from assessments.questionnaire import ContentError
from benchmarks.catalogue import SECTION_NAMES, Certainty, Figure, Measure, SeriesBreak, Use
from organisations.sbi import Scheme

CONTENT = Path(__file__).parent / "content"
MEASURE_KEYS = {
    "slug", "title", "definition", "unit", "population", "indicators", "questions", "use", "reading",
    "prominent", "series_break", "source", "url",
}  # fmt: skip
OPTIONAL_MEASURE_KEYS = {"prominent", "series_break", "source", "url"}
SERIES_KEYS = {
    "year", "quarter", "period", "source", "url", "certainty", "note", "national", "sections", "groups",
}  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1990, 2100


def load_catalogue(folder: Path = CONTENT) -> tuple[Measure, ...]:
    """All measures of a folder by slug. Raises ContentError, naming file, slug and mistake."""
    return tuple(read_measure(path) for path in measure_files(folder))


def measure_files(folder: Path = CONTENT) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob("*.toml")))


def read_measure(path: Path) -> Measure:
    raw = read_toml(path, parse_float=Decimal)  # exactly as written
    _check_keys(raw, {"measure", "series"}, {"measure", "series"}, path.name)
    head = raw["measure"]
    place = f"{path.name}: {path.stem}"
    _check_keys(head, MEASURE_KEYS, MEASURE_KEYS - OPTIONAL_MEASURE_KEYS, place)
    _check_slug(head["slug"], path, place)
    measure = Measure(
        slug=head["slug"],
        title=_text(head["title"], f"{place}: title"),
        definition=_text(head["definition"], f"{place}: definition"),
        unit=_text(head["unit"], f"{place}: unit"),
        population=_text(head["population"], f"{place}: population"),
        indicators=_texts(head["indicators"], f"{place}: indicators"),
        questions=_texts(head["questions"], f"{place}: questions"),
        use=member_of(Use, head["use"], f"{place}: use"),
        reading=_text(head["reading"], f"{place}: reading"),
        figures=tuple(figure for series in _list(raw["series"], place) for figure in _read_series(series, head, place)),
        prominent=head.get("prominent", False) is True,
        series_break=_read_break(head, place),
    )
    _check_measure(measure, place)
    return measure


def _read_series(raw: dict, head: dict, place: str) -> list[Figure]:
    _check_keys(raw, SERIES_KEYS, {"certainty"}, f"{place}: reeks")
    place = f"{place}: reeks {raw.get('period') or raw.get('year', 'zonder year')}"
    shared = _read_provenance({"source": head.get("source"), "url": head.get("url"), **raw}, place)
    figures = []
    if "national" in raw:
        figures.append(Figure(_value(raw["national"], f"{place}: national"), **shared))
    for letter, value in _table(raw, "sections", place).items():
        if letter not in SECTION_NAMES[Scheme.SBI_2008]:
            raise ContentError(f"{place}: {letter} is geen sectie van SBI 2008")
        section = {"scheme": Scheme.SBI_2008, "section": letter}
        figures.append(Figure(_value(value, f"{place}: {letter}"), **section, **shared))
    for group, value in _table(raw, "groups", place).items():
        figures.append(Figure(_value(value, f"{place}: {group}"), group=group, **shared))
    if not figures:
        raise ContentError(f"{place}: zonder cijfers: national, sections of groups")
    return figures


def _read_provenance(raw: dict, place: str) -> dict:
    year = _whole(raw.get("year"), range(FIRST_YEAR, LAST_YEAR), f"{place}: year")
    quarter = _whole(raw.get("quarter"), range(1, 5), f"{place}: quarter")
    if year is None and ("period" not in raw or quarter):
        raise ContentError(f"{place}: zonder year hoort er een period, en geen quarter")
    url = _text(raw.get("url"), f"{place}: url")
    if not url.startswith(("https://", "http://")):
        raise ContentError(f"{place}: url begint met https:// of http://")
    return {
        "year": year,
        "quarter": quarter,
        "period": _text(raw["period"], f"{place}: period") if "period" in raw else "",
        "source": _text(raw.get("source"), f"{place}: source"),
        "url": url,
        "certainty": member_of(Certainty, raw["certainty"], f"{place}: certainty"),
        "note": _text(raw["note"], f"{place}: note") if "note" in raw else "",
    }


def _read_break(head: dict, place: str) -> SeriesBreak | None:
    if "series_break" not in head:
        return None
    raw = head["series_break"]
    _check_keys(raw, {"year", "text"}, {"year", "text"}, f"{place}: series_break")
    year = _whole(raw["year"], range(FIRST_YEAR, LAST_YEAR), f"{place}: series_break")
    return SeriesBreak(year, _text(raw["text"], f"{place}: series_break"))


def _check_measure(measure: Measure, place: str) -> None:
    twice = [key for key, number in Counter(figure.key for figure in measure.figures).items() if number > 1]
    if twice:
        raise ContentError(f"{place}: twee cijfers voor hetzelfde: {' '.join(str(part) for part in twice[0] if part)}")
    if measure.use is Use.BENCHMARK and not measure.benchmark_figures:
        raise ContentError(f"{place}: use is benchmark, maar geen cijfer is exact en van een jaar en sectie")
    if measure.questions and measure.use is not Use.BENCHMARK:
        raise ContentError(f"{place}: questions horen bij use benchmark")


def _check_slug(slug: str, path: Path, place: str) -> None:
    check_slug(slug, place)
    if slug != path.stem:
        raise ContentError(f"{place}: de slug is niet de naam van het bestand")


def _check_keys(raw: dict, allowed: set[str], required: set[str], place: str) -> None:
    if not isinstance(raw, dict):
        raise ContentError(f"{place}: hier hoort een tabel met sleutels")
    unknown = sorted(raw.keys() - allowed)
    if unknown:
        raise ContentError(f"{place}: onbekende sleutel: {', '.join(unknown)}")
    missing = sorted(required - raw.keys())
    if missing:
        raise ContentError(f"{place}: ontbreekt: {', '.join(missing)}")


def _text(value, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ContentError(f"{place}: hier hoort tekst")
    return value


def _texts(value, place: str) -> tuple[str, ...]:
    return tuple(_text(item, place) for item in _list(value, place))


def _list(value, place: str) -> list:
    if not isinstance(value, list):
        raise ContentError(f"{place}: hier hoort een lijst")
    return value


def _table(raw: dict, key: str, place: str) -> dict:
    table = raw.get(key, {})
    if not isinstance(table, dict):
        raise ContentError(f"{place}: {key}: hier hoort een tabel met sleutels")
    return table


def _value(value, place: str) -> Decimal:
    # bool is an int in Python, but true is no figure.
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        raise ContentError(f"{place}: {value} is geen getal")
    return Decimal(value)


def _whole(value, allowed: range, place: str) -> int | None:
    if value is not None and (isinstance(value, bool) or value not in allowed):
        raise ContentError(f"{place}: {value} ligt niet van {allowed.start} tot en met {allowed.stop - 1}")
    return value
