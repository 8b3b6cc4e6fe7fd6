"""The pages on which a team says what it needs and who is in it: their forms, and what stands beside them."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.forms import Form
from django.http import QueryDict

from assessments.competentiematrix.forms.levels import LedRowForm
from assessments.competentiematrix.forms.need import NeedForm, OrderForm, PastedNeedsForm
from assessments.competentiematrix.forms.worker import MoveForm, PastedWorkersForm, PeopleFilterForm, WorkerForm
from assessments.competentiematrix.people_selectors import Filled, filled_by, names_elsewhere, people_found
from assessments.competentiematrix.selectors import MatrixRoom, needs_of
from assessments.models import MatrixTeam, MatrixWorker
from organisations.access import Action

PEOPLE_PER_PAGE = 100
# Which form of the page of one person was sent.
FACTS, LEVELS, TEAM = "gegevens", "niveaus", "team"


@dataclass(frozen=True, slots=True)
class NeedsPage:
    """`names` are those of other teams, to choose from."""

    order: OrderForm
    form: NeedForm
    pasted: PastedNeedsForm
    names: list[str]

    @property
    def sent(self) -> Form | None:
        return _sent(self.order, self.form, self.pasted)

    @property
    def lines(self) -> list[tuple]:
        """Each need with the field of its place."""
        return list(zip(self.order.needs, self.order, strict=True))


def build_needs_page(team: MatrixTeam, posted: QueryDict | None) -> NeedsPage:
    kind = _kind(posted, pasted=PastedNeedsForm, volgorde=OrderForm, otherwise=NeedForm)
    return NeedsPage(
        OrderForm(needs_of(team), posted if kind is OrderForm else None),
        NeedForm(data=posted if kind is NeedForm else None),
        PastedNeedsForm(posted if kind is PastedNeedsForm else None),
        names_elsewhere(team),
    )


@dataclass(frozen=True, slots=True)
class WorkersPage:
    """`query` is what to keep of the address while paging; `is_empty`: nobody was ever added."""

    page: Page
    filled: dict[int, Filled]
    needs: int
    filter: PeopleFilterForm
    query: str
    form: WorkerForm
    pasted: PastedWorkersForm
    is_empty: bool

    @property
    def sent(self) -> Form | None:
        return _sent(self.form, self.pasted)

    @property
    def lines(self) -> list[tuple[MatrixWorker, Filled]]:
        return [(worker, self.filled.get(worker.pk, Filled())) for worker in self.page]


def build_workers_page(team: MatrixTeam, today: date, query: QueryDict, posted: QueryDict | None) -> WorkersPage:
    kind = _kind(posted, pasted=PastedWorkersForm, otherwise=WorkerForm)
    search = PeopleFilterForm(query)
    page = Paginator(people_found(team, search.filters, today), PEOPLE_PER_PAGE).get_page(query.get("pagina"))
    return WorkersPage(
        page,
        filled_by(list(page), team),
        team.needs.count(),
        search,
        search.query,
        WorkerForm(data=posted if kind is WorkerForm else None),
        PastedWorkersForm(posted if kind is PastedWorkersForm else None),
        not page.paginator.count and not team.workers.exists(),
    )


@dataclass(frozen=True, slots=True)
class WorkerPage:
    """`move` None: there is no other team, or this member may not choose one."""

    worker: MatrixWorker
    facts: WorkerForm
    levels: LedRowForm
    move: MoveForm | None

    @property
    def sent(self) -> Form | None:
        return _sent(self.facts, self.levels, self.move)


def build_worker_page(room: MatrixRoom, worker: MatrixWorker, today: date, posted: QueryDict | None) -> WorkerPage:
    sent = {posted.get("form"): posted} if posted is not None else {}
    cells = {cell.competence_id: cell for cell in worker.cells.order_by("pk")}
    has_choice = room.may(Action.MANAGE_MATRIX) and room.organisation.matrix_teams.count() > 1
    return WorkerPage(
        worker,
        WorkerForm(worker, sent.get(FACTS)),
        LedRowForm(needs_of(worker.team), cells, today, sent.get(LEVELS)),
        MoveForm(worker.team, sent.get(TEAM)) if has_choice else None,
    )


def _kind(posted: QueryDict | None, *, otherwise: type[Form], **kinds: type[Form]) -> type[Form] | None:
    """Which form was sent, by a field that only it has; None: none."""
    if posted is None:
        return None
    return next((kind for field, kind in kinds.items() if field in posted), otherwise)


def _sent(*forms: Form | None) -> Form | None:
    return next((form for form in forms if form is not None and form.is_bound), None)
