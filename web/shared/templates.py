"""Templates beside the controllers that render them; missing names are errors; everything is escaped."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import ChainableUndefined, Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape

from web.shared.forms import Day, first_id, problems_of
from web.shared.outside import Assets
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


class Templates:
    def __init__(self, assets: Assets) -> None:
        words = Words()
        self.environment = Environment(
            loader=FileSystemLoader(WEB),
            undefined=StrictUndefined,
            autoescape=True,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        self.environment.install_gettext_callables(words._, words.n_, newstyle=False)  # type: ignore[attr-defined]
        self.environment.globals |= govuk_components() | {
            "asset": assets.url,
            "hx": hx,
            "swaps": swaps,
            "first_id": first_id,
            "problems_of": problems_of,
            "is_day": lambda field: isinstance(field, Day),
            "_": words._,  # the extension's own goes round by the context, at four times the cost
            "words": words,
            "say": words.html,
            "n_": words.n_,
        }

    def render(self, template: str, context: Mapping[str, Any]) -> str:
        return self.environment.get_template(template).render(context)


def govuk_components() -> dict[str, Any]:
    """GOV.UK Frontend's macros. They are written for an environment that forgives missing names, so they get their own."""
    forgiving = Environment(
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        undefined=ChainableUndefined,
        autoescape=True,
        auto_reload=False,
    )
    macros = {}
    for component in COMPONENTS:
        name = "govuk" + component.title().replace("-", "")
        module = forgiving.get_template(f"govuk_frontend_jinja/components/{component}/macro.html").module
        macros[name] = getattr(module, name)
    return macros


def swaps(nonce: str, url: str) -> Markup:
    """For a form that works without scripts too: its answer, the same page, takes the place of what is between header
    and footer.
    """
    return hx(nonce, post=url, target="#page", select="#page", swap="outerHTML show:top")


def hx(nonce: str, **attributes: str) -> Markup:
    """Htmx attributes, stamped with the page's nonce: without it the scripts on the page take no notice of them.

    >>> hx("n", post="/x", swap="outerHTML")
    Markup('hx-post="/x" hx-swap="outerHTML" hx-nonce="n"')
    """
    written = [f'hx-{name.replace("_", "-")}="{escape(value)}"' for name, value in attributes.items()]
    return Markup(" ".join([*written, f'hx-nonce="{escape(nonce)}"']))  # noqa: S704  # each part is escaped
