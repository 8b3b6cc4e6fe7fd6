"""The house rules that a machine can read from the source: floors, pure modules, and who may name which package."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("organisations", "assessments", "benchmarks", "reports", "oversight")
APPS = (*FLOORS, "charts", "spreadsheets")
# The values and formulas of the product: they know no Django, no clock, no settings and no chance.
PURE_BY_APP = {
    "organisations": "chain sbi",
    "charts": "bands bars capacity dot_plot legend need periods plot rows season series text wheel",
    "spreadsheets": "table text",
    "assessments": (
        "answer_file_example answer_file_lines answer_files content_files edition_files edition_keys edition_rules "
        "practices progress questionnaire responses score_export scores scoring steps wording"
    ),
    "assessments.flex_diagnose": (
        "capacity capacity_file decomposition demand demand_page deployable deployable_page diagnosis drawings export "
        "layers mix programme series structural_flex words working_days"
    ),
    "assessments.competentiematrix": (
        "assignment breadth chances cover cover_page dates differences differences_page export group_figures "
        "heat_page levels matrix training whole_page words"
    ),
    "assessments.competentiematrix.sheet": "columns heading mistakes values",
    "assessments.flex_diagnose.reading": (
        "columns figures mistakes need_table number_column period_words periods series_text"
    ),
    "benchmarks": (
        "calendar catalogue catalogue_files cell_numbers cells changes disclosure grid ladder member_list overview "
        "participation references sealing statistics statline statline_map suppression"
    ),
    "reports": "advice cell_words comparison drawings offer_page offers results tip_choices tip_files tip_rules tips",
    "reports.flex": "answers capacity drawings mix need record result tips triangle",
    "reports.matrix": "group_words heat_tables matrix_document plan_part record skills training_action training_parts",
    "reports.council": "duty findings record reminders",
    "reports.funds": "benchmark benchmark_export drawings themes",
    "oversight": "matrix_phrases trail_lines trail_topics trail_words",
    "reports.documents": (
        "addendum agenda annual_report completeness council_chapter dossier dutch_dates flex_chapter improvement_plan "
        "indicator_chapters matrix_chapter peer_table persons printed_offers report_data report_summary sector_report "
        "small_cells tables wor_31b workforce_tables"
    ),
}
PURE = {"charts"} | {f"{app}.{name}" for app, names in PURE_BY_APP.items() for name in names.split()}
COMPUTING = {"numpy", "scipy"}
CHANCE_AND_CLOCK = {"random", "secrets", "time", "uuid", "os"}
CLOCK_CALLS = {"now", "utcnow", "today", "time", "monotonic"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


SOURCES = {
    name_of(path): path.read_text("utf-8")
    for app in (*APPS, "goedwerk_site")
    for path in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in path.parts
}
TREES = {name: ast.parse(source) for name, source in SOURCES.items()}


def imports_of(tree) -> set[str]:
    """What a module imports, as full names; of `from a import b` both `a` and `a.b`, which may be a module."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def packages_of(tree) -> set[str]:
    return {name.partition(".")[0] for name in imports_of(tree)}


def of_app(app: str) -> list[str]:
    return [name for name in TREES if name.partition(".")[0] == app]


@pytest.mark.parametrize(("place", "floor"), list(enumerate(FLOORS)))
def test_a_floor_imports_no_floor_below_it(place, floor):
    below = set(FLOORS[place + 1 :])
    broken = {name: sorted(packages_of(TREES[name]) & below) for name in of_app(floor)}
    assert {name: found for name, found in broken.items() if found} == {}


@pytest.mark.parametrize("neighbour", ["charts", "spreadsheets"])
def test_what_stands_beside_the_floors_imports_none_of_them(neighbour):
    assert {name for name in of_app(neighbour) if packages_of(TREES[name]) & {*FLOORS, "django"}} == set()


@pytest.mark.parametrize("name", [name for name in TREES if not name.startswith("goedwerk_site")])
def test_an_import_inside_a_function_gives_its_reason(name):
    lines = SOURCES[name].splitlines()
    for function in ast.walk(TREES[name]):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            inside = [node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)]
            assert [node.lineno for node in inside if not _is_explained(lines, node)] == []


def _is_explained(lines: list[str], node) -> bool:
    """A comment on the line itself or on the one above."""
    return "#" in lines[node.lineno - 1] or lines[node.lineno - 2].strip().startswith("#")


def test_every_pure_module_is_there():
    assert {name for name in PURE if name not in TREES} == set()


@pytest.mark.parametrize("name", sorted(PURE))
def test_a_pure_module_imports_the_standard_library_and_pure_modules(name):
    allowed = set(sys.stdlib_module_names) | COMPUTING
    foreign = {
        imported
        for imported in imports_of(TREES[name])
        if imported.partition(".")[0] not in allowed
        and imported not in PURE
        and imported.rpartition(".")[0] not in PURE
        and not any(pure.startswith(f"{imported}.") for pure in PURE)
    }
    assert foreign == set()


@pytest.mark.parametrize("name", sorted(PURE))
def test_a_pure_module_has_no_clock_and_no_chance(name):
    assert packages_of(TREES[name]) & CHANCE_AND_CLOCK == set()
    calls = {
        node.func.attr
        for node in ast.walk(TREES[name])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert calls & CLOCK_CALLS == set()


# The demo throws dice, from a fixed seed.
CALLED_PURE = [
    name
    for name, tree in TREES.items()
    if "Pure" in (ast.get_docstring(tree) or "") and not name.startswith("reports.demo")
]


@pytest.mark.parametrize("name", CALLED_PURE)
def test_a_module_that_calls_itself_pure_is_held_to_it(name):
    assert name in PURE


def test_only_the_pdf_module_names_weasyprint():
    assert {name for name, source in SOURCES.items() if "weasyprint" in source.lower()} <= {"reports.pdf"}


def test_only_forms_know_crispy_forms():
    knowing = {name for name, tree in TREES.items() if "crispy_forms" in packages_of(tree)}
    assert {name for name in knowing if "forms" not in name.split(".")} == set()


# It marks an answer while an action is finished, and the event is that action's own.
WITHOUT_ACTOR = {"flag_for_review"}
SERVICES = [name for name in TREES if name.endswith(".services") or ".services." in name]


def writing_functions():
    """Public functions of services that open a transaction."""
    for name in SERVICES:
        for node in TREES[name].body:
            is_atomic = isinstance(node, ast.FunctionDef) and any(
                "atomic" in ast.unparse(d) for d in node.decorator_list
            )
            if is_atomic and not node.name.startswith("_") and node.name not in WITHOUT_ACTOR:
                yield pytest.param(node, id=f"{name}.{node.name}")


@pytest.mark.parametrize("function", list(writing_functions()))
def test_a_service_takes_actor_and_moment_by_name(function):
    assert {"by", "at"} <= {argument.arg for argument in function.args.kwonlyargs}


def test_whoever_has_a_trail_is_never_saved_whole():
    """Saved whole, an object read earlier would put an old head of its trail back."""
    calls = (node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.Call))
    saves = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "save"]
    of_trails = [call for call in saves if ast.unparse(call.func.value).endswith(("organisation", "fund", "subject"))]
    assert of_trails
    assert [ast.unparse(c) for c in of_trails if "update_fields" not in {k.arg for k in c.keywords}] == []


@pytest.mark.parametrize("name", sorted(name for name in TREES if TREES[name].body))
def test_a_module_opens_with_one_line_on_what_belongs_in_it(name):
    assert ast.get_docstring(TREES[name])


@pytest.mark.parametrize("name", sorted(TREES))
def test_modules_and_functions_stay_within_their_budgets(name):
    assert len(SOURCES[name].splitlines()) <= 300
    functions = [node for node in ast.walk(TREES[name]) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [f.name for f in functions if f.end_lineno - f.lineno + 1 > 40] == []
    assert [f.name for f in functions if _argument_count(f) > 5] == []


def _argument_count(function) -> int:
    """Without self, and without the actor and moment that every service takes."""
    names = [a.arg for a in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls", "by", "at")])
