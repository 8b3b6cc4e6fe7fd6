"""The system check that walks all content: every measure and every map of a StatLine table."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from django.core.checks import Error, register

from assessments.edition_files import editions, load_edition
from assessments.questionnaire import ContentError, Edition, Kind
from benchmarks.catalogue import Measure
from benchmarks.catalogue_files import CONTENT, measure_files, read_measure
from benchmarks.statline_map import StatlineError, TableMap, read_map


@register("content")
def check_content(app_configs=None, **kwargs) -> list[Error]:
    return [Error(mistake, id="benchmarks.E001") for mistake in find_mistakes(CONTENT, _load_editions(editions()))]


def find_mistakes(folder: Path, known_editions: tuple[Edition, ...]) -> Iterator[str]:
    """The first mistake of every file under a content folder; slugs must exist in an edition, if there are any."""
    measures = {}
    for path in measure_files(folder):
        try:
            measure = read_measure(path)
        except ContentError as error:
            yield str(error)
        else:
            measures[measure.slug] = measure
            yield from _unknown_slugs(measure, known_editions) if known_editions else ()
    for path in sorted((folder / "statline").glob("*.toml")):
        try:
            yield from map_mistakes(read_map(path), measures)
        except StatlineError as error:
            yield str(error)


def map_mistakes(table_map: TableMap, measures: dict[str, Measure]) -> Iterator[str]:
    """Columns for a measure that does not exist or has another unit."""
    for value in table_map.values:
        if value.measure not in measures:
            yield f"map voor {table_map.table}: onbekende maat: {value.measure}"
        elif value.unit != measures[value.measure].unit:
            unit = measures[value.measure].unit
            yield f"map voor {table_map.table}: {value.measure}: de eenheid is {unit}, niet {value.unit}"


def _unknown_slugs(measure: Measure, known_editions: tuple[Edition, ...]) -> Iterator[str]:
    for slug in measure.indicators:
        if not any(edition.indicator(slug) for edition in known_editions):
            yield f"{measure.slug}.toml: {measure.slug}: onbekende indicator: {slug}"
    for slug in measure.questions:
        found = [edition.question(slug) for edition in known_editions]
        if not any(question and question.kind is Kind.FIGURE for question in found):
            yield f"{measure.slug}.toml: {measure.slug}: geen cijfervraag: {slug}"


def _load_editions(names: Iterable[str]) -> tuple[Edition, ...]:
    """Without those that cannot be read: the check of assessments says why."""
    loaded = []
    for name in names:
        with suppress(ContentError):
            loaded.append(load_edition(name))
    return tuple(loaded)
