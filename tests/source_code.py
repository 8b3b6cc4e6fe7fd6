"""What tests read in the source of the product: its modules, their functions, and which function calls which."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ("organisations", "assessments", "benchmarks", "reports", "oversight", "goedwerk_site")


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def product_trees() -> dict[str, ast.Module]:
    """Every module of the product by its full name, without migrations."""
    paths = (path for app in APPS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts)
    return {name_of(path): ast.parse(path.read_text("utf-8")) for path in paths}


def functions_of(trees: dict[str, ast.Module]) -> dict[str, ast.FunctionDef]:
    """Functions of modules by their full names."""
    return {
        f"{module}.{node.name}": node
        for module, tree in trees.items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }


def known_names(module: str, tree: ast.Module) -> dict[str, str]:
    """What names of a module stand for: its own functions and values, and what it imports."""
    names = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names[node.name] = f"{module}.{node.name}"
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            names[node.targets[0].id] = f"{module}.{node.targets[0].id}"
    return names


def full_name(node: ast.expr, names: dict[str, str]) -> str | None:
    """What `f` or `module.f` stands for in a module with these names; None for anything else."""
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute) and (before := full_name(node.value, names)):
        return f"{before}.{node.attr}"
    return None


def calls_of(function: ast.FunctionDef, names: dict[str, str]) -> set[str]:
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
    return {name for call in calls if (name := full_name(call.func, names))}


def call_graph(trees: dict[str, ast.Module]) -> dict[str, set[str]]:
    """For every function of a module the full names of what it calls."""
    names = {module: known_names(module, tree) for module, tree in trees.items()}
    found = functions_of(trees)
    return {name: calls_of(function, names[name.rpartition(".")[0]]) for name, function in found.items()}


def reached_from(name: str, graph: dict[str, set[str]]) -> set[str]:
    """The function itself and everything it calls, and so on."""
    reached, waiting = set(), [name]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += graph.get(here, ())
    return reached
