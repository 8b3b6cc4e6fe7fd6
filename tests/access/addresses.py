"""Every address of the site as the resolver knows it, and what each asks of its visitor, read from the source."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from types import FunctionType, ModuleType

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from organisations.access import Action, FundAction, check_platform_staff, fund_manager_for, membership_for

OURS = ("organisations", "assessments", "benchmarks", "reports", "oversight", "goedwerk_site")
PLATFORM = "platform"
# The doors of organisations/access.py. Nothing else decides who comes in.
DOORS = (membership_for, fund_manager_for)
Asked = Action | FundAction | str


def all_patterns(resolver=None) -> Iterator[URLPattern]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from all_patterns(pattern)
        else:
            yield pattern


PATTERNS = {pattern.name: pattern for pattern in all_patterns()}


def arguments_of(name: str) -> set[str]:
    pattern = PATTERNS[name].pattern
    named = getattr(pattern, "regex", None)
    return set(pattern.converters) | set(named.groupindex if named else ())


def address(name: str, place: dict) -> str:
    return reverse(name, kwargs={argument: place[argument] for argument in arguments_of(name)})


def is_public(name: str) -> bool:
    """Whether it opens without logging in."""
    return not getattr(PATTERNS[name].callback, "login_required", True)


def asked_by(name: str) -> frozenset[frozenset[Asked]]:
    """What the view behind an address asks at the doors: of each set one action suffices.

    Empty where it asks nothing but a login, or not even that.
    """
    return frozenset(_asked(inspect.unwrap(PATTERNS[name].callback)))


@cache
def _asked(function) -> tuple[frozenset, ...]:
    """What a function asks for, also through what it calls; ("parameter", name) where its caller says what."""
    if function.__module__.partition(".")[0] not in OURS:
        return ()
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    return tuple(dict.fromkeys(_asked_in(tree, function)))


def _asked_in(node: ast.AST, function) -> Iterator[frozenset]:
    inside = [asked for child in ast.iter_child_nodes(node) for asked in _asked_in(child, function)]
    if isinstance(node, ast.Try) and any("PermissionDenied" in ast.unparse(each.type) for each in node.handlers):
        # Who is refused gets a second chance: one of them is enough.
        yield frozenset().union(*inside)
        return
    yield from inside
    if not isinstance(node, ast.Call):
        return
    callee = _resolve(node.func, function)
    if callee is check_platform_staff:
        yield frozenset({PLATFORM})
    elif callee in DOORS:
        yield frozenset({_value(_argument(node, callee, "action"), function)})
    elif isinstance(callee, FunctionType) and callee is not function:
        for asked in _asked(callee):
            yield frozenset(_handed(each, node, callee, function) for each in asked)


def _handed(asked, call: ast.Call, callee, function):
    """The callee's own action, or the one that is handed to it."""
    return _value(_argument(call, callee, asked[1]), function) if isinstance(asked, tuple) else asked


def _resolve(node: ast.expr, function):
    """The object that an expression names, as the function sees it; None where that is no plain name."""
    if isinstance(node, ast.Name):
        return inspect.unwrap(function.__globals__.get(node.id)) if node.id in function.__globals__ else None
    if isinstance(node, ast.Attribute):
        owner = _resolve(node.value, function)
        if isinstance(owner, ModuleType | type):
            return inspect.unwrap(getattr(owner, node.attr))
    return None


def _argument(call: ast.Call, callee, name: str):
    """The expression that a call gives for a parameter, or the parameter's default."""
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    parameters = list(inspect.signature(callee).parameters.values())
    given |= {parameter.name: value for parameter, value in zip(parameters, call.args, strict=False)}
    return given.get(name, inspect.signature(callee).parameters[name].default)


def _value(expression, function):
    """An action, or ("parameter", name) where the caller of the function says which."""
    if not isinstance(expression, ast.expr):
        return expression
    if isinstance(expression, ast.Name) and expression.id in inspect.signature(function).parameters:
        return ("parameter", expression.id)
    action = _resolve(expression, function)
    assert isinstance(action, Action | FundAction), f"{function.__qualname__} asks {ast.unparse(expression)}"
    return action


def is_fund_page(name: str) -> bool:
    """A page that shows a fund to who works for it, not a file to download."""
    is_read = asked_by(name) == {frozenset({FundAction.VIEW})} and arguments_of(name) <= {"fund", "year"}
    return is_read and str(PATTERNS[name].pattern).endswith("/")


FUND_PAGES = sorted(name for name in PATTERNS if is_fund_page(name))
