"""Decisions of groups: what, why, who took part or stood aside, and the facts that followed."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain import groups
from domain.shared.events import Recorded
from domain.shared.ids import DecisionId, GroupId, PersonId, ThingId
from services.shared.asking import Asking
from services.shared.cells import Words
from services.shared.rows import MEMBERS, PUBLIC, ReadModel, Row, Rows

PAGE = 25


class Decision(Row, frozen=True, kw_only=True):
    __key__ = ("decision_id",)
    __indexes__ = ("ref", "decided_on, decision_id")

    decision_id: DecisionId
    ref: str
    group_id: GroupId
    decided_on: date
    what: Words
    reasons: Words


class DecisionPerson(Row, frozen=True, kw_only=True):
    """Somebody who took part, or stood `aside`."""

    __key__ = ("decision_id", "person_id")

    decision_id: DecisionId
    person_id: PersonId
    aside: bool

    @property
    def audience(self) -> str:
        return MEMBERS


class DecisionLink(Row, frozen=True, kw_only=True):
    """A fact that followed from it."""

    __key__ = ("decision_id", "fact_id", "fact")
    __indexes__ = ("fact_id, fact",)

    decision_id: DecisionId
    fact_id: ThingId
    fact: int
    public: bool

    @property
    def audience(self) -> str:
        return PUBLIC if self.public else MEMBERS


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case groups.DecisionRecorded() as recorded:
            rows.put(
                Decision(
                    decision_id=recorded.decision_id,
                    ref=recorded.ref,
                    group_id=recorded.group_id,
                    decided_on=recorded.decided_on,
                    what=recorded.what,
                    reasons=recorded.reasons,
                )
            )
            for people, aside in ((recorded.took_part, False), (recorded.stood_aside, True)):
                for person_id in people:
                    rows.put(DecisionPerson(decision_id=recorded.decision_id, person_id=person_id, aside=aside))
        case groups.DecisionLinked() | groups.DecisionLinkedForMembers() as linked:
            rows.put(
                DecisionLink(
                    decision_id=linked.decision_id,
                    fact_id=linked.fact_id,
                    fact=linked.fact,
                    public=isinstance(linked, groups.DecisionLinked),
                )
            )


MODEL = ReadModel("decisions", (Decision, DecisionPerson, DecisionLink), absorb, of=("decision",))


class Decided(Struct, frozen=True):
    decision_id: UUID
    ref: str
    group_id: UUID
    group_ref: str
    group: str
    decided_on: date
    what: str | None
    what_lang: str | None
    reasons: str | None
    reasons_lang: str | None


DECIDED = """SELECT d.decision_id, d.ref, d.group_id, g.ref AS group_ref, g.name AS "group", d.decided_on, d.what, d.what_lang,
    d.reasons, d.reasons_lang FROM decision d JOIN area_group g USING (group_id) """


async def decisions(ask: Asking, after: str = "") -> list[Decided]:
    """Latest first, one more than a page if there are more; `after` is the reference that the page before ended with."""
    return await ask.rows(
        Decided,
        DECIDED
        + """WHERE %(after)s = '' OR (d.decided_on, d.decision_id) < (SELECT a.decided_on, a.decision_id FROM decision a WHERE a.ref = %(after)s LIMIT 1)
           ORDER BY d.decided_on DESC, d.decision_id DESC LIMIT %(page)s""",
        {"after": after, "page": PAGE + 1},
    )


async def decision(ask: Asking, ref: str) -> Decided | None:
    return await ask.row(Decided, DECIDED + "WHERE d.ref = %(ref)s ORDER BY d.decision_id LIMIT 1", {"ref": ref})


class There(Struct, frozen=True):
    """Somebody who took part or stood aside. `shown`: this viewer may read who, as on the group's own page."""

    person_id: UUID | None
    name: str | None
    shown: bool
    aside: bool


async def there(ask: Asking, one: Decided) -> list[There]:
    return await ask.rows(
        There,
        """SELECT CASE WHEN n.shown THEN i.person_id END AS person_id, CASE WHEN n.shown THEN coalesce(p.called, p.name) END AS name, n.shown, i.aside
           FROM decision_person i LEFT JOIN person p USING (person_id), LATERAL (SELECT %(member)s OR i.person_id IS NOT DISTINCT FROM %(me)s
             OR EXISTS (SELECT FROM named_member m WHERE (m.group_id, m.person_id) = (%(group)s, i.person_id) AND m.agreed) AS shown) n
           WHERE i.decision_id = %(decision)s ORDER BY i.aside, name, i.person_id LIMIT 200""",
        {"member": ask.viewer.is_member, "me": ask.viewer.person_id, "group": one.group_id, "decision": one.decision_id},
    )
