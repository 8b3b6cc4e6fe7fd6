"""What someone with a personal link sees: their own row to fill in, what was saved, and the team if it chose that."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.http import Http404

from assessments.competentiematrix.dates import months_after
from assessments.competentiematrix.forms.own_row import OwnLine, OwnRowForm
from assessments.competentiematrix.levels import Level
from assessments.competentiematrix.selectors import needs_of, workers_of
from assessments.competentiematrix.services.levels import entry_of
from assessments.competentiematrix.words import NOT_FILLED_IN, day_words
from assessments.models import MatrixCell, MatrixCompetence, MatrixTeam, MatrixWorker, Visibility

PEOPLE_PER_PAGE = 50
CELL = ("worker_id", "competence_id", "own_now")
LEVELS = (
    (Level.NOT_YET, "Dit heb ik nog niet gedaan."),
    (Level.IN_TRAINING, "Ik ben het aan het leren."),
    (Level.WITH_HELP, "Ik kan het als iemand met mij meekijkt."),
    (Level.ALONE, "Ik kan het alleen."),
    (Level.CAN_TEACH, "Ik kan het zo goed dat ik het een ander leer."),
)


@dataclass(frozen=True, slots=True)
class SavedLine:
    """One competence in words; `lead` empty: not told here, or the same. `certificate` empty: there is none."""

    name: str
    now: str
    could: str
    lead: str
    certificate: str

    @property
    def has_something(self) -> bool:
        return {self.now, self.could} != {NOT_FILLED_IN} or bool(self.lead or self.certificate)


@dataclass(frozen=True, slots=True)
class OwnPage:
    worker: MatrixWorker
    form: OwnRowForm
    saved: tuple[SavedLine, ...]

    @property
    def lines(self) -> list[OwnLine]:
        return self.form.lines

    @property
    def is_shared_with_team(self) -> bool:
        return is_open_to_team(self.worker.team)

    @property
    def shows_lead(self) -> bool:
        """Whether a line tells what who leads the team sees: only once they said something themselves."""
        return any(line.lead for line in self.saved)

    @property
    def levels(self) -> tuple[tuple[Level, str], ...]:
        return LEVELS


@dataclass(frozen=True, slots=True)
class TeamRow:
    """What someone says they can do now, in the order of the competences; None: not filled in."""

    code: str
    is_mine: bool
    levels: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class OwnTeamPage:
    worker: MatrixWorker
    competences: tuple[str, ...]
    rows: tuple[TeamRow, ...]
    page: Page

    @property
    def levels(self) -> tuple[tuple[Level, str], ...]:
        return LEVELS


def build_own_page(worker: MatrixWorker, data, today: date) -> OwnPage:
    """In two queries; `data` None: what was saved is shown."""
    competences = [need.competence for need in needs_of(worker.team)]
    cells = {cell.competence_id: cell for cell in worker.cells.filter(competence__in=competences)}
    seen = {number: entry_of(cell, is_own=True) for number, cell in cells.items()}
    form = OwnRowForm(competences, seen, data, today=today)
    filled_in = (each for each in competences if each.pk in cells)
    saved = (_saved(competence, cells[competence.pk], worker, today) for competence in filled_in)
    return OwnPage(worker, form, tuple(line for line in saved if line.has_something))


def build_own_team_page(worker: MatrixWorker, number: str | None, today: date) -> OwnTeamPage:
    """Raises Http404 unless the team chose that everyone in it sees its matrix."""
    if not is_open_to_team(worker.team):
        raise Http404("Dit team heeft niet gekozen dat iedereen de matrix ziet.")
    needs = list(needs_of(worker.team))
    page = Paginator(workers_of(worker.team, today), PEOPLE_PER_PAGE).get_page(number)
    levels = _own_levels(page.object_list)
    rows = tuple(
        TeamRow(each.code, each.pk == worker.pk, tuple(levels.get((each.pk, need.competence_id)) for need in needs))
        for each in page
    )
    return OwnTeamPage(worker, tuple(need.competence.name for need in needs), rows, page)


def is_open_to_team(team: MatrixTeam) -> bool:
    return team.visibility == Visibility.TEAM


def _own_levels(workers) -> dict[tuple[int, int], int | None]:
    cells = MatrixCell.objects.filter(worker__in=[worker.pk for worker in workers])
    return {(worker, competence): now for worker, competence, now in cells.values_list(*CELL)}


def _saved(competence: MatrixCompetence, cell: MatrixCell, worker: MatrixWorker, today: date) -> SavedLine:
    is_told = is_open_to_team(worker.team) and worker.own_saved_at and cell.lead_now not in (None, cell.own_now)
    return SavedLine(
        competence.name,
        _level(cell.own_now),
        _level(cell.own_could),
        _level(cell.lead_now) if is_told else "",
        _certificate(competence, cell.certified_on, today),
    )


def _level(level: int | None) -> str:
    return NOT_FILLED_IN if level is None else Level(level).label


def _certificate(competence: MatrixCompetence, certified_on: date | None, today: date) -> str:
    if certified_on is None or not competence.needs_certificate:
        return ""
    if competence.valid_months is None:
        return f"{day_words(certified_on)}, verloopt niet"
    until = months_after(certified_on, competence.valid_months)
    return f"{day_words(certified_on)}, {'verlopen op' if until < today else 'geldig tot en met'} {day_words(until)}"
