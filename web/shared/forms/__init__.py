"""Forms on WTForms: what was typed is kept, what is wrong is said in our words, beside the field.

Labels and messages are msgids; templates translate them. A field's `errors` are `Phrase`s.
"""

from web.shared.forms.acting import ONESELF, THE_AREA, ActsFor
from web.shared.forms.days import Day, GivenDay, NeededDay, enumerate_months
from web.shared.forms.fields import (
    LONGEST_LINE,
    AtMost,
    Line,
    Needed,
    OneOf,
    Paragraphs,
    Several,
    WholeNumber,
    line,
    paragraphs,
    tick,
    whole_number,
)
from web.shared.forms.form import INCOMPLETE, SENT_ONCE, PageForm, first_id, problems_of
from web.shared.forms.typed import Typed

__all__ = [
    "INCOMPLETE",
    "LONGEST_LINE",
    "ONESELF",
    "SENT_ONCE",
    "THE_AREA",
    "ActsFor",
    "AtMost",
    "Day",
    "GivenDay",
    "Line",
    "Needed",
    "NeededDay",
    "OneOf",
    "PageForm",
    "Paragraphs",
    "Several",
    "Typed",
    "WholeNumber",
    "enumerate_months",
    "first_id",
    "line",
    "paragraphs",
    "problems_of",
    "tick",
    "whole_number",
]
