"""What organisations are, in words."""

from domain.organisations import REGISTERS, OrganisationKind, Sector, Size
from domain.shared.events import N_

SECTORS = [(Sector.PUBLIC.value, N_("A public body")), (Sector.VCS.value, N_("An organisation of the voluntary sector"))]
KINDS = {
    OrganisationKind.INFORMAL: N_("Informal group, in no register"),
    OrganisationKind.CHARITY: N_("Charity"),
    OrganisationKind.SOCIAL_ENTERPRISE: N_("Social enterprise or community interest company"),
    OrganisationKind.FAITH: N_("Faith group"),
    OrganisationKind.FORUM: N_("Forum, network or umbrella body"),
    OrganisationKind.HOUSING: N_("Housing provider"),
    OrganisationKind.COUNCIL: N_("Council"),
    OrganisationKind.HEALTH: N_("Health body"),
    OrganisationKind.SAFETY: N_("Police, fire or probation"),
    OrganisationKind.EDUCATION: N_("School, college or university"),
    OrganisationKind.OTHER: N_("Something else"),
}
SIZES = {
    Size.NONE_PAID: N_("Nobody is paid"),
    Size.SMALL: N_("1 to 9 people paid"),
    Size.MEDIUM: N_("10 to 49 people paid"),
    Size.LARGE: N_("50 people paid, or more"),
}
NOT_SAID = ("not-said", N_("Rather not say"))


def register_of(identifier: str) -> str:
    """Whose number it is; "" for a register that is not known here."""
    return next((known.name for prefix, known in REGISTERS.items() if identifier.startswith(f"{prefix}-")), "")
