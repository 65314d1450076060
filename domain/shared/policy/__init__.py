"""Who may do what: one table, asked by commands before they decide and by pages before they offer.

The default follows domain.md 2.0. `Hide` means: answer as if it did not exist.
"""

from domain.shared.policy.rules import GIVES, SIGN_IN, gives
from domain.shared.policy.table import RULES, can
from domain.shared.policy.tightening import TIGHTENABLE, TIGHTENED, Cell, cells
from domain.shared.policy.verdicts import ANYTHING, Allow, Deny, Hide, Resource, Rule, Verdict

__all__ = [
    "ANYTHING",
    "GIVES",
    "RULES",
    "SIGN_IN",
    "TIGHTENABLE",
    "TIGHTENED",
    "Allow",
    "Cell",
    "Deny",
    "Hide",
    "Resource",
    "Rule",
    "Verdict",
    "can",
    "cells",
    "gives",
]
