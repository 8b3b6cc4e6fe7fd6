"""The door from rows to the engine: which submissions count in an area and year, as arrays.

The database joins a column of one cell into one string of whole numbers, which numpy reads at once: making a Python
object of every row costs several times as much (docs/performance.md).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from django.db.models import Aggregate, Exists, F, Func, IntegerField, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, NullIf, Substr

from assessments.edition_files import load_edition
from assessments.models import Submission, column
from assessments.practices import APPLIED, NOT_APPLIED, practices_of
from assessments.responses import Route
from benchmarks.cells import COLUMNS, Area, Column, Measure, ScoreTable, group_id
from benchmarks.models import Invitation, Round, StoredPublication
from organisations.models import Consent, Organisation, Purpose, SectorFund
from organisations.sbi import SECTIONS, Scheme, section_for_figures
from organisations.selectors import organisations_with_consent

# In the strings a score is in hundredths of a point, and no score is this.
PER_POINT, NO_SCORE = 100, -1
MARK_END = "."


@dataclass(frozen=True, slots=True, eq=False)
class CountingScores:
    """A table for the engine, and the submission behind each of its rows."""

    table: ScoreTable
    submissions: np.ndarray


class _Joined(Aggregate):
    """All values of a group in one string."""

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
    fund = fund_round.fund
    invited = Invitation.objects.filter(
        round=fund_round, member__organisation=OuterRef("assessment__organisation")
    ).order_by("id")
    rows = _counting(fund_round.year, fund_round.edition, fund).filter(Exists(invited))
    holdings = fund.members.filter(organisation__isnull=False).values_list(
        "organisation_id", Coalesce(NullIf("holding", Value("")), "organisation__holding")
    )
    return _read(
        rows.annotate(place=Coalesce(invited.values("sub_branch__name")[:1], Value(""))),
        _Where(area_of(fund_round), fund_round.edition, str),
        _Apart(_holding_ids(holdings), organisations_with_consent(fund, Purpose.REPORT)),
    )


def scores_of_everyone(year: int, edition: str) -> CountingScores:
    """What counts in the platform's publication now: of verified employers who consent to it."""
    rows = _counting(year, edition, None).annotate(place=Substr("assessment__organisation__sbi_code", 1, 2))
    holdings = Organisation.objects.exclude(holding="").values_list("id", "holding")
    return _read(rows, _Where(area_of(None), edition, _section_letter), _Apart(_holding_ids(holdings), frozenset()))


def scores_of_publication(publication: StoredPublication, area: Area) -> CountingScores:
    """What a publication was made from, as it counted then."""
    counted = publication.contributions
    rows = Submission.objects.filter(contributions__publication=publication).annotate(place=F("contributions__branch"))
    organisation = "submission__assessment__organisation_id"
    apart = _Apart(
        dict(counted.filter(group__lt=0).values_list(organisation, "group")),
        frozenset(counted.filter(is_open=True).values_list(organisation, flat=True)),
    )
    return _read(rows, _Where(area, publication.edition, str), apart)


@dataclass(frozen=True, slots=True)
class _Where:
    """How rows lie in the grid: `branch_of` turns a row's place into a branch of the area, or into something else."""

    area: Area
    edition: str
    branch_of: Callable[[str], str]


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


def _section_letter(division: str) -> str:
    section = section_for_figures(division)
    return section.letter if section else ""


def _read(rows: QuerySet[Submission], where: _Where, apart: _Apart) -> CountingScores:
    names = [column(indicator.slug) for indicator in load_edition(where.edition).indicators]
    strings = (
        rows.order_by()
        .values("assessment__size_class", "assessment__route", "place")
        .annotate(
            organisations=_Joined("assessment__organisation_id", separator=","),
            submissions=_Joined("id", separator=","),
            marks=_Joined("practices", separator=MARK_END),
            **{f"joined_{name}": _Joined(_Hundredths(name), separator=",") for name in names},
        )
    )
    return _assemble([_read_cell(cell, names, where) for cell in strings], where, apart)


@dataclass(frozen=True, slots=True, eq=False)
class _Chunk:
    """What came from one group of rows: n employers at one place in the grid."""

    organisations: np.ndarray
    submissions: np.ndarray
    branch: int
    column: int
    values: np.ndarray


def _read_cell(cell: dict, names: list[str], where: _Where) -> _Chunk:
    organisations = _integers(cell["organisations"])
    branches = {name: index for index, name in enumerate(where.area.branches)}
    place = Column(cell["assessment__size_class"], Route(cell["assessment__route"]) is Route.SHORT)
    scores = np.column_stack([_integers(cell[f"joined_{name}"]) for name in names])
    width = len(practices_of(load_edition(where.edition)))
    return _Chunk(
        organisations,
        _integers(cell["submissions"]),
        branches.get(where.branch_of(cell["place"]), -1),
        COLUMNS.index(place) if place in COLUMNS else -1,
        np.hstack([np.where(scores == NO_SCORE, np.nan, scores / PER_POINT), _marks(cell["marks"], width)]),
    )


def _integers(text: str) -> np.ndarray:
    return np.fromstring(text, dtype=np.int64, sep=",")


def _marks(text: str, width: int) -> np.ndarray:
    """Practices as 100 and 0, shape (employers, practices); NaN for what was not asked."""
    lines = np.frombuffer((text + MARK_END).encode("ascii"), dtype=np.uint8).reshape(-1, width + 1)[:, :width]
    values = np.where(lines == ord(APPLIED), 100.0, 0.0)
    values[(lines != ord(APPLIED)) & (lines != ord(NOT_APPLIED))] = np.nan
    return values


def _assemble(chunks: list[_Chunk], where: _Where, apart: _Apart) -> CountingScores:
    """One table of all chunks, by organisation."""
    measures = measures_of(where.edition)
    organisations = np.concatenate([chunk.organisations for chunk in chunks] or [np.zeros(0, np.int64)])
    order = np.argsort(organisations)
    sizes = [len(chunk.organisations) for chunk in chunks]
    values = np.concatenate([chunk.values for chunk in chunks] or [np.zeros((0, len(measures)))])
    organisations = organisations[order]
    groups = organisations.copy()
    known = np.isin(organisations, list(apart.groups))
    groups[known] = [apart.groups[number] for number in organisations[known].tolist()]
    table = ScoreTable(
        measures,
        organisations,
        groups,
        np.repeat([chunk.branch for chunk in chunks], sizes).astype(np.int64)[order],
        np.repeat([chunk.column for chunk in chunks], sizes).astype(np.int64)[order],
        np.isin(organisations, list(apart.is_open)),
        values[order],
    )
    submissions = np.concatenate([chunk.submissions for chunk in chunks] or [np.zeros(0, np.int64)])
    return CountingScores(table, submissions[order])
