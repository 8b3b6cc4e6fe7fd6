"""What the pages of the two sets of figures show: the hours that were worked, and what can fill them."""

from dataclasses import dataclass
from datetime import date

from django.forms import Form
from django.http import QueryDict

from assessments.flex_diagnose.demand import analyse_demand
from assessments.flex_diagnose.demand_page import DemandPage, build_demand_page
from assessments.flex_diagnose.deployable_page import DeployablePart, build_deployable_part
from assessments.flex_diagnose.forms.capacity import CapacityForm, KnownHours, bind_capacity_form
from assessments.flex_diagnose.forms.hours import HoursForm, TableForm
from assessments.flex_diagnose.forms.typed_hours import RowsForm, TypedForm
from assessments.flex_diagnose.reading.period_words import period_name
from assessments.flex_diagnose.reading.series_text import text_of_series
from assessments.flex_diagnose.selectors import (
    FlexFigures,
    deployable_hours,
    flex_figures,
    flex_sheet,
    last_years_figures,
    secure_contract_hours,
)
from assessments.flex_diagnose.structural_flex import structural_flex
from assessments.flex_diagnose.words import structural_words
from assessments.models import Assessment
from assessments.selectors import Workspace, takes_flex

PEAK_QUESTION = "flex-piek-binnen"
USUAL_MONTHS, USUAL_DAYS = 24, 5
LAST_YEAR = "Dit vulde u vorig jaar in. Loop het na en sla het op."
FROM_WORKFORCE = (
    "De contracturen komen uit de tabel van wie er werken: alle mensen met een vast contract of uitzicht daarop. "
    "Klopt het niet, verander het hier."
)
FROM_MATRIX = (
    "De uren van mensen van een andere afdeling komen uit de competentiematrix. Vul in wat u echt kunt vrijmaken."
)


@dataclass(frozen=True, slots=True)
class HoursPage:
    """`view` is what the stored hours tell; None without them, and while somebody types or mends."""

    form: HoursForm
    rows_form: RowsForm
    view: DemandPage | None
    figures: FlexFigures
    is_locked: bool
    starts_from_last_year: bool

    @property
    def is_typed(self) -> bool:
        return isinstance(self.form, TypedForm)

    @property
    def forms(self) -> tuple[Form, ...]:
        """Those that the page shows."""
        return (self.form,) if self.is_typed else (self.form, self.rows_form)


def build_hours_page(workspace: Workspace, query: QueryDict, posted: QueryDict | None = None, files=None) -> HoursPage:
    """`query` or `posted` tell whether the hours are typed in a table, and from which month or week on."""
    assessment = workspace.assessment
    figures = flex_figures(assessment)
    start = figures if figures.series else last_years_figures(assessment) or figures
    chosen = query if posted is None else posted
    rows = RowsForm(chosen if "first" in chosen else None, initial=_usual_rows(start, assessment.year))
    initial = _hours_initial(figures, start)
    if rows.is_valid():
        form = TypedForm(rows, posted, series=start.series, initial=initial)
    else:
        sent = (None, None) if posted is None or rows.is_bound else (posted, files)
        form = TableForm(*sent, initial=initial)
    return HoursPage(
        form=form,
        rows_form=rows,
        view=_demand_page(assessment, figures) if figures.series and posted is None and not rows.is_bound else None,
        figures=figures,
        is_locked=not takes_flex(assessment),
        starts_from_last_year=start is not figures and start.series is not None,
    )


def _usual_rows(start: FlexFigures, year: int) -> dict:
    """Those of the series to go on with, or else the two calendar years before the reporting year."""
    if start.series:
        series = start.series
        return {"first": period_name(series.grain, series.periods[0].starts_on), "count": len(series.periods)}
    return {"first": f"januari {year - 2}", "count": USUAL_MONTHS}


def _hours_initial(figures: FlexFigures, start: FlexFigures) -> dict:
    initial = {"version": figures.demand.version if figures.demand else 0, "days_per_week": USUAL_DAYS}
    if start.series:
        initial |= {
            "days_per_week": start.series.days_per_week,
            "text": text_of_series(start.series, start.demand.measure),
            "measure_name": start.demand.measure,
        }
    return initial


def _demand_page(assessment: Assessment, figures: FlexFigures) -> DemandPage:
    answered = flex_sheet(assessment).responses.get(PEAK_QUESTION)
    peak = next(iter(answered.options), "") if answered else ""
    structural = structural_flex(figures.series, figures.capacity)
    return build_demand_page(analyse_demand(figures.series), structural, figures.demand.measure, peak)


@dataclass(frozen=True, slots=True)
class CapacityPage:
    """`structural`: what the hours say of lasting work, empty without hours.

    `source`: where the first figures are from, empty once they were saved. `deployable`: what the competentiematrix
    says; None while it is off, or too few people could be meant.
    """

    form: CapacityForm
    figures: FlexFigures
    structural: str
    source: str
    deployable: DeployablePart | None
    is_locked: bool


def build_capacity_page(workspace: Workspace, on: date, posted: QueryDict | None = None) -> CapacityPage:
    """This year's figures, or else last year's, or else what the table of who works there and the matrix say."""
    assessment = workspace.assessment
    figures, is_locked = flex_figures(assessment), not takes_flex(assessment)
    deployable = None if is_locked else build_deployable_part(deployable_hours(assessment.organisation, on))
    row, source, known = figures.capacity_row, "", KnownHours()
    if row is None:
        earlier = last_years_figures(assessment)
        row = earlier.capacity_row if earlier else None
        known = known if row else KnownHours(secure_contract_hours(assessment), deployable and deployable.hours)
        source = LAST_YEAR if row else _source(known)
    version = figures.capacity_row.version if figures.capacity_row else 0
    return CapacityPage(
        form=bind_capacity_form(posted, row, version=version, known=known),
        figures=figures,
        structural=structural_words(structural_flex(figures.series, figures.capacity)) if figures.series else "",
        source=source,
        deployable=deployable,
        is_locked=is_locked,
    )


def _source(known: KnownHours) -> str:
    told = ((known.contract, FROM_WORKFORCE), (known.deployable, FROM_MATRIX))
    return " ".join(words for hours, words in told if hours is not None)
