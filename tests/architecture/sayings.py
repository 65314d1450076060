"""Where a sentence is said, in Python and in templates: its text, and the slots that are filled there."""

import ast
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes
from msgspec import Struct

CHECKOUT = Path(__file__).resolve().parents[2]
WEB = CHECKOUT / "web"
LAYERS = ("domain", "services", "web", "infra")
FILLING = {"say", "plain", "html", "Refused", "Phrase"}
NOT_FILLING = {"_", "n_"}
NO_SLOTS = {"Refused": {"field"}}  # says which field it is about


class Said(Struct, frozen=True):
    """`filled` is None where that shows only when it runs."""

    where: str
    message: str
    filled: frozenset[str] | None


def templates() -> list[str]:
    return sorted(str(path.relative_to(WEB)) for path in WEB.rglob("*.html"))


def in_templates(environment: Environment) -> Iterator[Said]:
    for name in templates():
        tree = environment.parse((WEB / name).read_text(), name)
        formatted = {
            id(call.node.node): names(call)
            for call in tree.find_all(nodes.Call)
            if isinstance(call.node, nodes.Getattr) and call.node.attr == "format"
        }
        for call in tree.find_all(nodes.Call):
            function = called(call.node)
            filled = names(call) if function in FILLING else formatted.get(id(call), frozenset())
            if function in FILLING | NOT_FILLING:
                first = call.args[: 2 if function == "n_" else 1]
                yield from (Said(f"web/{name}:{call.lineno}", text, filled) for one in first for text in constants(one))


def in_python() -> Iterator[Said]:
    for path in (path for layer in LAYERS for path in sorted((CHECKOUT / layer).rglob("*.py")) if "assets" not in path.parts):
        tree = ast.parse(path.read_text())
        calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call) and one.args]
        formatted = {
            id(call.func.value): keywords(call)
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "format"
        }
        for call in calls:
            function = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            where = f"{path.relative_to(CHECKOUT)}:{call.lineno}"
            first = call.args[: 2 if function == "n_" else 1]
            if function in FILLING | NOT_FILLING:
                filled = given(call, function) if function in FILLING else formatted.get(id(call), frozenset())
                yield from (Said(where, text, filled) for one in first for text in texts(one))


def called(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    of_words = isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "words"
    return node.attr if of_words else ""


def constants(node: nodes.Node) -> list[str]:
    match node:
        case nodes.Const(value=str(text)):
            return [text]
        case nodes.CondExpr(expr1=one, expr2=other):
            return constants(one) + constants(other)
    return []


def names(call: nodes.Call) -> frozenset[str] | None:
    return None if call.dyn_kwargs else frozenset(keyword.key for keyword in call.kwargs)


def texts(node: ast.expr) -> list[str]:
    """A text, one that is marked for translation, or either of two."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.Call(func=ast.Name(id="N_"), args=[marked]):
            return texts(marked)
        case ast.IfExp(body=one, orelse=other):
            return texts(one) + texts(other)
    return []


def given(call: ast.Call, function: str) -> frozenset[str] | None:
    match call.args[1:]:
        case [ast.Dict(keys=keys)]:
            return None if None in keys else frozenset(key.value for key in keys if isinstance(key, ast.Constant))
        case []:
            filled = keywords(call)
            return None if filled is None else filled - NO_SLOTS.get(function, set())
    return None


def keywords(call: ast.Call) -> frozenset[str] | None:
    found = [keyword.arg for keyword in call.keywords]
    return None if None in found else frozenset(found)
