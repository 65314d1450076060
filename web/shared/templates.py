"""Templates beside the controllers that render them; missing names are errors; everything is escaped."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import ChainableUndefined, Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from web.shared.forms import Day, first_id, problems_of
from web.shared.outside import Assets
from web.shared.pieces import Pieces, hx, swaps
from web.shared.qr import code_of
from web.shared.words import Words

WEB = Path(__file__).parent.parent
COMPONENTS = [
    "back-link",
    "button",
    "character-count",
    "checkboxes",
    "date-input",
    "details",
    "error-summary",
    "fieldset",
    "file-upload",
    "input",
    "inset-text",
    "notification-banner",
    "radios",
    "select",
    "skip-link",
    "summary-list",
    "table",
    "tag",
    "textarea",
    "warning-text",
]


OURS = ["shared/pieces.html", "shared/live.html", "timeline/lines.html"]


class Fixed(NodeTransformer):
    """What a fixed text is in the language, and what a component looks like with fixed words, is the same each time."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        self.known = {name: value for name, value in known.items() if name == "_" or name.startswith("govuk")}

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        if isinstance(node.node, nodes.Name) and node.node.name in self.known and not node.kwargs:
            with suppress(nodes.Impossible):
                made = self.known[node.node.name](*(one.as_const() for one in node.args))
                return nodes.Const(made, lineno=node.lineno)
        return node


class Compiler(CodeGenerator):
    """Makes what is fixed one with the HTML around it, when a template is compiled. A language has its own environment."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        super().visit_Template(Fixed(self.environment.globals).visit(node), frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """What Jinja writes before each value, `escape(`, with ours in its place; the bracket is closed as ever."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class Pages(Environment):
    code_generator_class = Compiler

    @staticmethod
    def escaped(value: Any) -> Markup:
        """What is HTML already stays as it is. `escape` would copy it twice: of a page of 500 clauses, two thirds of the time."""
        return value if type(value) is Markup else escape(value)


class Templates:
    def __init__(self, assets: Assets) -> None:
        words = Words()
        pieces = Pieces(words)
        self.environment = Pages(
            loader=FileSystemLoader(WEB),
            undefined=StrictUndefined,
            autoescape=True,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters |= {
            "tag": pieces.tag,
            "typed": pieces.typed,
            "paragraphs": pieces.paragraphs,
            "day": pieces.day,
        }
        self.environment.globals |= govuk_components() | {
            "asset": assets.url,
            "hx": hx,
            "swaps": swaps,
            "code_of": code_of,
            "first_id": first_id,
            "problems_of": problems_of,
            "is_day": lambda field: isinstance(field, Day),
            "_": words._,
            "words": words,
            "say": words.html,
            "n_": words.n_,
        }
        for name in OURS:
            self.environment.globals |= macros(self.environment, name)

    def render(self, template: str, context: Mapping[str, Any]) -> str:
        return self.environment.get_template(template).render(context)


def govuk_components() -> dict[str, Any]:
    """GOV.UK Frontend's macros. They are written for an environment that forgives missing names, so they get their own."""
    forgiving = Pages(
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        undefined=ChainableUndefined,
        autoescape=True,
        auto_reload=False,
    )
    found: dict[str, Any] = {}
    for component in COMPONENTS:
        found |= macros(forgiving, f"govuk_frontend_jinja/components/{component}/macro.html")
    return found


def macros(environment: Environment, template: str) -> dict[str, Any]:
    """They are the same for every page; a page that imports them itself pays for that each time."""
    return {name: value for name, value in vars(environment.get_template(template).module).items() if isinstance(value, Macro)}
