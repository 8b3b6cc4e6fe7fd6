"""The door from rows to the engine: which submissions count in an area and year, as arrays.

The database joins every column into one string of whole numbers, which numpy reads at once: making a Python object of
every row costs several times as much, and so does grouping the rows before they are joined (docs/performance.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from django.db.models import (
    Aggregate,
    Case,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, NullIf, Substr

from assessments.edition_files import load_edition
from assessments.models import Submission, column
from assessments.practices import APPLIED, NOT_APPLIED, practices_of
from assessments.responses import Route
from benchmarks.cells import COLUMNS, Area, Measure, ScoreTable, group_id
from benchmarks.models import Invitation, Round, StoredPublication
from organisations.models import Consent, Organisation, Purpose, SectorFund
from organisations.sbi import SECTIONS, Scheme
from organisations.selectors import organisations_open_to

# In the strings a score is in hundredths of a point. No score is -1, the last of the points by hundredths.
PER_POINT, NO_SCORE = 100, -1
POINTS = np.append(np.arange(100 * PER_POINT + 1) / PER_POINT, np.nan)
NOWHERE = -1
# By the byte of a mark: 100 for who applies a practice and 0 for who does not; NaN for who was not asked.
POINTS_OF_MARK = np.full(256, np.nan)
POINTS_OF_MARK[[ord(APPLIED), ord(NOT_APPLIED)]] = 100.0, 0.0


@dataclass(frozen=True, slots=True, eq=False)
class CountingScores:
    """A table for the engine, and the submission behind each of its rows."""

    table: ScoreTable
    submissions: np.ndarray


class _Joined(Aggregate):
    """The values of all rows in one string; None of no rows."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s, '%(separator)s')"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        template = "STRING_AGG((%(expressions)s)::text, '%(separator)s')"
        return self.as_sql(compiler, connection, template=template, **context)


class _Hundredths(Func):
    template = f"COALESCE(CAST(%(expressions)s * {PER_POINT} + 0.5 AS INTEGER), {NO_SCORE})"
    output_field = IntegerField()

    def as_postgresql(self, compiler, connection, **context):
        template = f"COALESCE(CAST(FLOOR(%(expressions)s * {PER_POINT} + 0.5) AS INTEGER), {NO_SCORE})"
        return self.as_sql(compiler, connection, template=template, **context)


def area_of(fund_round: Round | None) -> Area:
    """The area of a fund's round; None: everyone, by section."""
    if fund_round is None:
        return Area("", tuple(section.letter for section in SECTIONS[Scheme.SBI_2008]))
    names = fund_round.sub_branches.order_by("name").values_list("name", flat=True)
    return Area(fund_round.fund.slug, tuple(names))


def measures_of(edition_name: str) -> tuple[Measure, ...]:
    """The scores of the twelve indicators, then the practices of the edition."""
    edition = load_edition(edition_name)
    scores = tuple(Measure(indicator.slug) for indicator in edition.indicators)
    return scores + tuple(Measure(question.slug, is_practice=True) for question in practices_of(edition))


def scores_of_fund(fund_round: Round) -> CountingScores:
    """What counts in a fund's round now: of invited members who joined and consent, on the round's edition."""
    fund, area = fund_round.fund, area_of(fund_round)
    invited = Invitation.objects.filter(
        round=fund_round, member__organisation=OuterRef("assessment__organisation")
    ).order_by("id")
    rows = _counting(fund_round.year, fund_round.edition, fund).filter(Exists(invited))
    numbers = dict(fund_round.sub_branches.values_list("id", "name"))
    where = _Where(
        Coalesce(invited.values("sub_branch")[:1], NOWHERE),
        {number: area.branches.index(name) for number, name in numbers.items()},
    )
    holdings = fund.members.filter(organisation__isnull=False).values_list(
        "organisation_id", Coalesce(NullIf("holding", Value("")), "organisation__holding")
    )
    apart = _Apart(_holding_ids(holdings), organisations_open_to(fund, fund_round.year))
    return _read(rows, measures_of(fund_round.edition), where, apart)


def scores_of_everyone(year: int, edition: str) -> CountingScores:
    """What counts in the platform's publication now: of verified employers who consent to it."""
    sections = {
        division: number
        for number, section in enumerate(SECTIONS[Scheme.SBI_2008])
        for division in range(section.first_division, section.last_division + 1)
    }
    where = _Where(Cast(Substr("assessment__organisation__sbi_code", 1, 2), IntegerField()), sections)
    holdings = Organisation.objects.exclude(holding="").values_list("id", "holding")
    apart = _Apart(_holding_ids(holdings), frozenset())
    return _read(_counting(year, edition, None), measures_of(edition), where, apart)


def scores_of_publication(publication: StoredPublication, area: Area, *, with_practices: bool = True) -> CountingScores:
    """What a publication was made from, as it counted then."""
    counted = publication.contributions
    rows = Submission.objects.filter(contributions__publication=publication)
    numbers = {number: number for number in range(len(area.branches))}
    branch = Case(
        *(When(contributions__branch=name, then=number) for number, name in enumerate(area.branches)), default=NOWHERE
    )
    organisation = "submission__assessment__organisation_id"
    apart = _Apart(
        dict(counted.filter(group__lt=0).values_list(organisation, "group")),
        frozenset(counted.filter(is_open=True).values_list(organisation, flat=True)),
    )
    measures = tuple(m for m in measures_of(publication.edition) if with_practices or not m.is_practice)
    return _read(rows, measures, _Where(branch, numbers), apart)


@dataclass(frozen=True, slots=True)
class _Where:
    """How rows lie in the grid: the whole number that tells a row's place, and which branch of the area that is."""

    place: object
    branches: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Apart:
    """What holds for few employers, by their numbers: who belongs to a holding, and whose report the fund may read."""

    groups: dict[int, int]
    is_open: frozenset[int]


def _counting(year: int, edition: str, fund: SectorFund | None) -> QuerySet[Submission]:
    standing = Consent.objects.filter(
        organisation=OuterRef("assessment__organisation"),
        fund=fund,
        purpose=Purpose.BENCHMARK,
        withdrawn_at__isnull=True,
    )
    return Submission.objects.filter(
        Exists(standing),
        assessment__submission=F("id"),
        assessment__year=year,
        assessment__edition=edition,
        assessment__organisation__verified_at__isnull=False,
    )


def _holding_ids(holdings: Iterable[tuple[int, str]]) -> dict[int, int]:
    """The group of every organisation that belongs to a holding, by the holding's name."""
    return {organisation: group_id(name.strip().casefold()) for organisation, name in holdings if name.strip()}


def _column_number() -> Case:
    """Where a row's size class and route are in COLUMNS."""
    places = (
        When(
            size_class=place.size,
            route=(Route.SHORT if place.is_short else Route.FULL).value,
            then=number,
        )
        for number, place in enumerate(COLUMNS)
    )
    return Case(*places, default=NOWHERE)


def _read(rows: QuerySet[Submission], measures: tuple[Measure, ...], where: _Where, apart: _Apart) -> CountingScores:
    """`measures`: those of an edition, or its scores alone."""
    names = [column(measure.slug) for measure in measures if not measure.is_practice]
    joined = rows.order_by().aggregate(
        organisations=_Joined("assessment__organisation_id", separator=","),
        submissions=_Joined("id", separator=","),
        places=_Joined(where.place, separator=","),
        columns=_Joined(_column_number(), separator=","),
        **{f"joined_{name}": _Joined(_Hundredths(name), separator=",") for name in names},
        **({"marks": _Joined("practices", separator="")} if len(names) < len(measures) else {}),
    )
    columns, branches = _integers(joined["columns"]), _branches(_integers(joined["places"]), where.branches)
    # As the engine has them, by column and branch and those of none last: then it need not copy them.
    order = np.lexsort((branches.astype(np.uint16), columns.astype(np.uint16)))
    organisations = _integers(joined["organisations"])[order]
    table = ScoreTable(
        measures,
        organisations,
        _groups(organisations, apart.groups),
        branches[order],
        columns[order],
        np.isin(organisations, list(apart.is_open)),
        _values(joined, names, len(measures), order),
    )
    return CountingScores(table, _integers(joined["submissions"])[order])


def _integers(text: str | None) -> np.ndarray:
    return np.fromstring(text or "", dtype=np.int64, sep=",")


def _groups(organisations: np.ndarray, holdings: dict[int, int]) -> np.ndarray:
    """By organisation the number of its holding, or else its own."""
    groups = organisations.copy()
    known = np.isin(organisations, list(holdings))
    groups[known] = [holdings[number] for number in organisations[known].tolist()]
    return groups


def _branches(places: np.ndarray, branches: dict[int, int]) -> np.ndarray:
    different, positions = np.unique(places, return_inverse=True)
    return np.array([branches.get(place, NOWHERE) for place in different.tolist()], dtype=np.int64)[positions]


def _values(joined: dict[str, str | None], names: list[str], width: int, order: np.ndarray) -> np.ndarray:
    """Scores and then practices, shape (employers, measures); the values of one measure lie side by side in memory."""
    values = np.empty((width, len(order))).T
    for measure, name in enumerate(names):
        values[:, measure] = POINTS[_integers(joined[f"joined_{name}"])[order]]
    marks = np.frombuffer((joined.get("marks") or "").encode("ascii"), dtype=np.uint8)
    for practice, of_everyone in enumerate(marks.reshape(len(order), width - len(names)).T, start=len(names)):
        values[:, practice] = POINTS_OF_MARK[of_everyone[order]]
    return values
