"""The law's grounds, in words that say where they stand."""

from collections.abc import Mapping

from domain.shared.events import N_
from domain.shared.grounds import Ground

GROUNDS: Mapping[Ground, str] = {
    Ground.NO_LONGER_NEEDED: N_("What is held is no longer needed – Article 17(1)(a)"),
    Ground.CONSENT_WITHDRAWN: N_("It was held with their consent, and they take that back – Article 17(1)(b)"),
    Ground.OBJECTED: N_("They object, and nothing weighs more – Article 17(1)(c)"),
    Ground.UNLAWFUL: N_("It should not have been held – Article 17(1)(d)"),
    Ground.EXPRESSION: N_("Freedom of expression and information – Article 17(3)(a)"),
    Ground.PUBLIC_TASK: N_("A legal duty, or a task in the public interest – Article 17(3)(b)"),
    Ground.PUBLIC_HEALTH: N_("Public health – Article 17(3)(c)"),
    Ground.ARCHIVING: N_("Archiving in the public interest – Article 17(3)(d)"),
    Ground.LEGAL_CLAIMS: N_("Legal claims, made or answered – Article 17(3)(e)"),
}
