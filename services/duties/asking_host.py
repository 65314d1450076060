"""Mail to whoever keeps a host: somebody in one of its areas asks a question. Their name and address go with it, as they were told."""

from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct
from psycopg.rows import class_row

from domain import areas
from domain.shared.events import N_
from domain.shared.ids import claim
from services.duties import outbox
from services.duties.delivery import Addressed
from services.duties.letters import Letter
from services.duties.outbox import Mail
from services.shared.membership import Addresses
from services.shared.phrases import Phrase

QUESTION = "question"
PAGES = {
    "": N_("a page of their own"),
    "agreement": N_("the agreement"),
    "clauses": N_("a clause of the agreement"),
    "signatories": N_("the signatories"),
    "champions": N_("the champions"),
    "consultations": N_("a consultation"),
    "timeline": N_("the timeline"),
    "how-concerns-are-handled": N_("how concerns are handled"),
    "people": N_("a page about people"),
    "set-up": N_("setting the area up"),
    "suspension": N_("the suspension"),
    "host": N_("changing the host"),
    "concerns": N_("a concern's page"),
}
Cx = psycopg.Connection[Any]


class Asked(Struct, frozen=True):
    """Who asks what, and who is told. Each address is still sealed."""

    slug: str
    area: str
    host: str
    address_of_host: str
    page: str
    words: str | None
    name: str | None
    asker_login: UUID
    asker_address: bytes
    keeper_login: UUID
    keeper_address: bytes


def write_outbox(cx: Cx, tenant_id: UUID, asked: areas.QuestionAsked, now: datetime) -> None:
    """A mail for each who keeps the host."""
    keepers = cx.execute(
        "SELECT m.login_id FROM area a JOIN auth.membership m ON m.tenant_id = a.host_id WHERE a.tenant_id = %s", (tenant_id,)
    ).fetchall()
    for (login_id,) in keepers:
        about = {"question_id": str(asked.question_id), "login_id": str(login_id), "asker_id": str(asked.asker_id)}
        outbox.write(cx, tenant_id, claim(asked.question_id, "mail", login_id), QUESTION, about, now, login_id=login_id)


def address(cx: Cx, mail: Mail, addresses: Addresses) -> Addressed | None:
    """None once the question, its asker or the keeper was forgotten."""
    cx.execute("SELECT set_config('app.tenant', %s, true)", (str(mail.tenant_id),))
    with cx.cursor(row_factory=class_row(Asked)) as cursor:
        asked = cursor.execute(
            """SELECT a.slug, a.name AS area, h.name AS host, r.slug AS address_of_host, q.page, q.words, p.name,
                 al.login_id AS asker_login, al.address AS asker_address, k.login_id AS keeper_login, k.address AS keeper_address
               FROM hosted_question q JOIN area a ON a.tenant_id = q.tenant_id JOIN host h ON h.host_id = q.host_id
               JOIN registry.slug r ON r.tenant_id = q.host_id AND r.current
               JOIN auth.login k ON k.login_id = %(keeper)s
               JOIN auth.membership am ON (am.tenant_id, am.person_id) = (q.tenant_id, %(asker)s) JOIN auth.login al ON al.login_id = am.login_id
               JOIN person p ON p.person_id = am.person_id
               WHERE q.tenant_id = %(tenant)s AND q.question_id = %(question)s""",
            {
                "keeper": mail.about["login_id"],
                "asker": mail.about["asker_id"],
                "tenant": mail.tenant_id,
                "question": mail.about["question_id"],
            },
        ).fetchone()
    if asked is None or asked.words is None or asked.name is None:
        return None
    to, back = addresses.open(asked.keeper_login, asked.keeper_address), addresses.open(asked.asker_login, asked.asker_address)
    if to is None or back is None:
        return None
    return Addressed(mail.mail_id, mail.tenant_id, "", to, letter(asked, back), f"/{asked.address_of_host}/areas/{asked.slug}")


def letter(asked: Asked, back: str) -> Letter:
    page = Phrase(PAGES[asked.page.partition("/")[0]])
    values = {"name": asked.name, "area": asked.area, "host": asked.host, "words": asked.words, "address": back}
    return Letter(
        Phrase(N_("A question from {area}"), {"area": asked.area}),
        Phrase(
            N_("{name} asks you, from {page}:\n\n{words}\n\nYou can write back to {address}."),
            {"page": page, **{key: values[key] for key in ("name", "words", "address")}},
        ),
        Phrase(N_("You get this because you keep {host}, which looks after {area}."), {"host": asked.host, "area": asked.area}),
        Phrase(N_("Look at the area")),
    )
