"""Small pieces that pages repeat in every row, as filters: to call a macro costs five times as much."""

from collections.abc import Callable
from datetime import date

from markupsafe import Markup, escape

from web.shared.words import Words


class Pieces:
    def __init__(self, words: Words) -> None:
        self.words = words
        self.removed = Markup('<em class="oc-removed">{}</em>').format(words._("This text was removed."))

    @staticmethod
    def tag(text: str, kind: str) -> Markup:
        return Markup(f'<strong class="govuk-tag oc-tag oc-tag--{escape(kind)}">{escape(text)}</strong>')  # noqa: S704

    def typed(self, text: str | None, lang: str | None = "en", mark: Callable[[str], Markup] | None = None) -> Markup:
        """What somebody typed, in its language; None once it was removed. `mark` makes HTML of it, else it is escaped."""
        if text is None:
            return self.removed
        return Markup(f"<span{_in(lang)}>{(mark or escape)(text)}</span>")  # noqa: S704

    def paragraphs(self, text: str | None, lang: str | None = "en") -> Markup:
        """The same at length, with empty lines between its paragraphs."""
        if text is None:
            return Markup(f'<p class="govuk-body">{self.removed}</p>')  # noqa: S704
        parts = (part.strip() for part in text.split("\n\n"))
        return Markup("".join(f'<p class="govuk-body oc-typed"{_in(lang)}>{escape(part)}</p>' for part in parts if part))  # noqa: S704

    def day(self, day: date) -> str:
        return self.words.day(day)


def _in(lang: str | None) -> str:
    return f' lang="{escape(lang)}"' if lang and lang != "en" else ""


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
