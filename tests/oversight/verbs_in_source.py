"""Every verb that the product can write to a trail, read from its source."""

import ast
from collections.abc import Iterator

from assessments.models import Status
from reports.documents.export import DocumentKind
from tests.source_code import full_name, known_names, product_trees

# What stands behind the beginning of a verb that is put together.
PUT_TOGETHER = {"status_": Status, "export_": DocumentKind}
ONE, MANY = "organisations.events.record_event", "organisations.events.record_events"


class UnreadableVerbError(Exception):
    """The verb is made in a way that this module cannot read; teach it, or write the verb more plainly."""


def verbs_of(trees: dict[str, ast.Module]) -> set[str]:
    """Raises UnreadableVerbError."""
    reader = _Reader(trees)
    found = set()
    for module, tree in trees.items():
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef) and f"{module}.{function.name}" not in (ONE, MANY):
                found |= reader.recorded_in(module, function)
    return found


def product_verbs() -> set[str]:
    return verbs_of(product_trees())


class _Reader:
    def __init__(self, trees):
        self.trees = trees
        self.names = {module: known_names(module, tree) for module, tree in trees.items()}

    def recorded_in(self, module: str, function: ast.FunctionDef) -> set[str]:
        found = set()
        for call in self._calls(module, function, {ONE, MANY}):
            argument = call.args[1]
            is_one = full_name(call.func, self.names[module]) == ONE
            found |= self._read(module, function, argument) if is_one else self._read_pairs(module, function, argument)
        return found

    def _calls(self, module: str, inside: ast.AST, names: set[str]) -> Iterator[ast.Call]:
        for node in ast.walk(inside):
            if isinstance(node, ast.Call) and full_name(node.func, self.names[module]) in names:
                yield node

    def _read(self, module: str, function: ast.FunctionDef, node: ast.expr) -> set[str]:
        """The verbs that an expression can stand for, inside this function."""
        if isinstance(node, ast.Constant):
            return {node.value}
        if isinstance(node, ast.JoinedStr):
            start = node.values[0].value
            return {f"{start}{value}" for value in PUT_TOGETHER[start]}
        if isinstance(node, ast.IfExp):
            return self._read(module, function, node.body) | self._read(module, function, node.orelse)
        if isinstance(node, ast.GeneratorExp):
            return self._read(module, function, node.elt)
        if isinstance(node, ast.Subscript):
            table = self._value_of(full_name(node.value, self.names[module]))
            return {value.value for value in table.values}
        if isinstance(node, ast.Name):
            return self._read_name(module, function, node.id)
        raise UnreadableVerbError(f"{module}.{function.name}: {ast.unparse(node)}")

    def _read_name(self, module: str, function: ast.FunctionDef, name: str) -> set[str]:
        """A parameter is what its callers give, a local name what was put in it, another one a value of a module."""
        parameters = [argument.arg for argument in function.args.args]
        if name in parameters:
            return self._read_callers(f"{module}.{function.name}", parameters.index(name), name)
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
                return self._read(module, function, node.value)
        return self._read(module, function, self._value_of(self.names[module].get(name)))

    def _read_callers(self, called: str, place: int, name: str) -> set[str]:
        found = set()
        for module, tree in self.trees.items():
            for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
                for call in self._calls(module, function, {called}):
                    named = {keyword.arg: keyword.value for keyword in call.keywords}
                    found |= self._read(module, function, named[name] if name in named else call.args[place])
        return found

    def _read_pairs(self, module: str, function: ast.FunctionDef, node: ast.expr) -> set[str]:
        """From a list of pairs, a generator of them, or a zip of verbs and objects."""
        if isinstance(node, ast.Name):
            assigned = [n for n in ast.walk(function) if isinstance(n, ast.Assign)]
            node = next(n.value for n in assigned if ast.unparse(n.targets[0]) == node.id)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "zip":
            return self._read(module, function, node.args[0])
        if isinstance(node, ast.GeneratorExp | ast.ListComp):
            return self._read(module, function, node.elt.elts[0])
        if isinstance(node, ast.List | ast.Tuple):
            return {verb for pair in node.elts for verb in self._read(module, function, pair.elts[0])}
        raise UnreadableVerbError(f"{module}.{function.name}: {ast.unparse(node)}")

    def _value_of(self, name: str | None) -> ast.expr:
        """What a module gives this name; `name` in full."""
        module, _, short = (name or "").rpartition(".")
        for node in self.trees[module].body if module in self.trees else ():
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == short:
                return node.value
        raise UnreadableVerbError(name)
