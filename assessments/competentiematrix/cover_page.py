"""The cover of a team as a page shows it: what is short, who is the only one, what ends, and who can do more. Pure."""

from dataclasses import dataclass
from datetime import date

from assessments.competentiematrix.breadth import PeriodBreadth, breadth_of, hours_by_period
from assessments.competentiematrix.cover import Cover, Expiry, cover_of, expiring
from assessments.competentiematrix.dates import months_after
from assessments.competentiematrix.matrix import Competence, Matrix, Worker
from assessments.competentiematrix.words import (
    Standing,
    breadth_words,
    day_words,
    expiry_words,
    hours_text,
    level_words,
    standing_of,
)

MONTHS_AHEAD = 6
# More are not named: then no single one is missed.
MOST_HOLDERS = 3


@dataclass(frozen=True, slots=True)
class CoverRow:
    """`holders` are named where they are few."""

    competence: Competence
    cover: Cover
    level: str
    standing: Standing
    holders: tuple[Worker, ...]

    @property
    def filled_pct(self) -> int:
        """How much of what is needed is there, at most 100."""
        return min(100, 100 * self.cover.able // max(1, self.cover.need.heads))


@dataclass(frozen=True, slots=True)
class ExpiryRow:
    """`until`: the last day on which the certificate holds."""

    worker: Worker
    competence: Competence
    until: date
    is_over: bool
    left: str


@dataclass(frozen=True, slots=True)
class CoverPage:
    """The worst standing comes first. `counts` tells how many needs have each standing.

    `periods`: from which day, and the hours per week of who can do two tasks, and of who can work in two teams.
    """

    rows: tuple[CoverRow, ...]
    counts: tuple[tuple[Standing, int], ...]
    expiries: tuple[ExpiryRow, ...]
    breadth: tuple[str, ...]
    periods: tuple[tuple[str, str, str], ...]

    @property
    def single_holders(self) -> tuple[CoverRow, ...]:
        return tuple(row for row in self.rows if row.cover.is_single)


def build_cover_page(matrix: Matrix, slug: str, on: date) -> CoverPage:
    """`matrix` has all teams, because people can help in another one, and the people of the team with this slug."""
    place = next(place for place, team in enumerate(matrix.teams) if team.slug == slug)
    team = matrix.of_team(place)
    rows = [_row(team, cover) for cover in cover_of(team, on)]
    rows.sort(key=lambda row: list(Standing).index(row.standing))
    standings = [row.standing for row in rows]
    return CoverPage(
        tuple(rows),
        tuple((standing, standings.count(standing)) for standing in Standing if standing in standings),
        tuple(_expiry(team, each, on) for each in expiring(team, on)),
        breadth_words(breadth_of(matrix, on)[place]),
        tuple(_period(each) for each in hours_by_period(matrix, [on, *_coming_months(on)])),
    )


def _row(matrix: Matrix, cover: Cover) -> CoverRow:
    holders = cover.holders if len(cover.holders) <= MOST_HOLDERS else ()
    return CoverRow(
        matrix.competences[cover.need.competence],
        cover,
        level_words(cover.need.level),
        standing_of(cover),
        tuple(matrix.workers[place] for place in holders),
    )


def _expiry(matrix: Matrix, expiry: Expiry, on: date) -> ExpiryRow:
    worker, competence = matrix.workers[expiry.worker], matrix.competences[expiry.competence]
    return ExpiryRow(worker, competence, expiry.until, expiry.until < on, expiry_words((expiry.until - on).days))


def _period(period: PeriodBreadth) -> tuple[str, str, str]:
    return day_words(period.starts_on), hours_text(period.broad_hours), hours_text(period.across_hours)


def _coming_months(on: date) -> list[date]:
    """The first days of the months that follow."""
    return [months_after(on.replace(day=1), months) for months in range(1, MONTHS_AHEAD + 1)]
