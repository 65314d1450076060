"""What was forgotten stays forgotten: the shred list, applied wherever an older copy may have come back.

Keys first, before anything is opened with them; then, once read models are there, all that forgetting somebody takes.
"""

from collections import defaultdict
from uuid import UUID, uuid5

from infra.composition import Parts, parts
from infra.readmodels.binding import bind
from infra.settings import Settings
from infra.shreds import ShredFile
from services.erasure.erasing import Whom
from services.erasure.shredding import Shred


def destroy_again(settings: Settings) -> int:
    """How many keys had come back."""
    shreds = ShredFile(settings.shreds).every()
    if not shreds:
        return 0
    keys: dict[UUID, set[UUID]] = defaultdict(set)
    for shred in shreds:
        keys[shred.tenant_id] |= set(shred.keys)
    with parts(settings) as made:
        return sum(made.vault.destroy(tenant_id, found) for tenant_id, found in keys.items())


def forget_again(settings: Settings) -> int:
    """How many people had come back: those of whose erasure this history knows nothing, and who are in it, or were invited."""
    people = [shred for shred in ShredFile(settings.shreds).every() if shred.person_id]
    if not people:
        return 0
    with parts(settings) as made:
        made.follower().run_dry()
        back = [shred for shred in people if _is_back(made, shred)]
        for shred in back:
            made.eraser.forget(shred.tenant_id, _whom(shred))
        made.follower().run_dry()
    return len(back)


def _whom(shred: Shred) -> Whom:
    assert shred.person_id
    assert shred.ground
    return Whom(person_id=shred.person_id, request_id=shred.request_id, ground=shred.ground, certificate=shred.certificate)


def _is_back(made: Parts, shred: Shred) -> bool:
    command_id = uuid5(shred.request_id or shred.person_id, "erase")  # type: ignore[arg-type]
    with made.worker_pool.connection() as cx:
        bind(cx, shred.tenant_id)
        row = cx.execute(
            """SELECT (EXISTS (SELECT FROM es.event WHERE tenant_id = %(tenant)s AND stream_id = %(person)s)
                   OR EXISTS (SELECT FROM invitation WHERE tenant_id = %(tenant)s AND invitee_id = %(person)s))
                 AND NOT EXISTS (SELECT FROM es.command WHERE tenant_id = %(tenant)s AND command_id = %(command)s)""",
            {"tenant": shred.tenant_id, "person": shred.person_id, "command": command_id},
        ).fetchone()
    return bool(row and row[0])
