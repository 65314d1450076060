"""All records of one organisation, where it is recorded more than once: what ends for it ends for each of them."""

from uuid import UUID

from domain.shared.ids import OrganisationId
from services.shared.ports import Journal

SAME = """SELECT organisation_id FROM organisation WHERE shown_id = (SELECT shown_id FROM organisation WHERE organisation_id = %s)
  ORDER BY organisation_id <> shown_id, organisation_id"""


def records(journal: Journal, organisation_id: UUID) -> list[OrganisationId]:
    """The one that it is shown as first."""
    found = [OrganisationId(one) for (one,) in journal.cx.execute(SAME, (organisation_id,)).fetchall()]
    return found or [OrganisationId(organisation_id)]
