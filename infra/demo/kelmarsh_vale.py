"""Kelmarsh Vale: an Accord of another shape, with another way of handling concerns, under the same host."""

from datetime import timedelta
from typing import Any

from domain.compacts.engaging import HeldKind
from domain.organisations import Sector
from domain.people.invitations import Audit
from domain.shared.actor import Role
from domain.shared.ids import HostId
from domain.shared.rules import Clock
from infra.demo.area import ToldArea
from infra.demo.cast import GARETH, INGRID
from infra.demo.sitting import of_kelmarsh_vale
from infra.demo.telling import Narrator

BEGAN = 420  # days ago
DISTRICT, PRACTICE = "Kelmarsh Vale District Council", "Vale Primary Care Network"
ACTION, TRANSPORT = "Kelmarsh Vale Community Action", "Vale Dial-a-Ride"
TEN_WEEKS = "s3.public.2"
LEAD = ("Winifred Achebe", "winifred.achebe@kelmarsh-action.example")


def tell(narrator: Narrator, host: HostId, words: dict[str, Any]) -> ToldArea:
    narrator.on(BEGAN)
    area = ToldArea(
        narrator,
        LEAD,
        host,
        slug="kelmarsh-vale",
        name="Kelmarsh Vale",
        instrument="",
        places=[("X99000010", "Kelmarsh Vale District")],
        template_name="panel",
    )
    area.body(DISTRICT, Sector.PUBLIC, "Communities", "Planning")
    area.body(PRACTICE, Sector.PUBLIC, "Social prescribing")
    area.body(ACTION, Sector.VCS, "Rural groups")
    area.body(TRANSPORT, Sector.VCS)
    area.person("Silas Brandreth", "silas.brandreth@kelmarsh-vale.example", Role.OFFICER, DISTRICT)
    area.person("Greta Lindqvist", "greta.lindqvist@kelmarsh-action.example", Role.CONTACT, ACTION)
    area.person("Hamish Ogilvie", "hamish.ogilvie@vale-dial-a-ride.example", Role.CONTACT, TRANSPORT)
    area.person(GARETH.name, GARETH.address, Role.CHAIR)
    _happenings(area, words)
    return area


def _happenings(area: ToldArea, words: dict[str, Any]) -> None:
    narrator, asked = area.narrator.on(400), words["kelmarsh-vale"]
    area.text(1, "kelmarsh-vale.md", "The Kelmarsh Vale Accord", narrator.day(399))
    area.clock(Clock.CONSULTATION, 70, TEN_WEEKS)
    narrator.on(390)
    area.signs("Silas Brandreth", DISTRICT, "community partnerships manager", "the council's executive")
    area.signs("Greta Lindqvist", ACTION, "chief officer", "the trustees", represents="the village groups of the vale, about 70")
    narrator.on(380)
    audit = Audit(narrator.day(380), narrator.day(380) + timedelta(days=700), "How a panel handles concerns.")
    area.joins(area.invites(GARETH.name, (INGRID.name, INGRID.address), Role.AUDITOR, audit=audit), INGRID.name)
    area.champion(LEAD[0], DISTRICT, "Communities", ("Silas Brandreth", "silas.brandreth@kelmarsh-vale.example"), 24)
    narrator.on(220)
    of_kelmarsh_vale(area, LEAD[0], (DISTRICT, ACTION))
    narrator.on(200)
    first = area.opens("Silas Brandreth", DISTRICT, asked[0], narrator.day(200 - 84))
    narrator.on(150)
    area.responds("Hamish Ogilvie", TRANSPORT, first, words["responses"][5]["text"])
    area.sets_approval(LEAD[0], needed=True)
    _an_engagement(area, words["engagement"])
    narrator.on(30)
    area.opens("Silas Brandreth", DISTRICT, asked[1], narrator.day(30) + timedelta(days=90))
    narrator.on(9)
    area.signs("Hamish Ogilvie", TRANSPORT, "volunteer coordinator", "the committee, at its autumn meeting")
    clause = area.undertaking("public")
    concern = area.raises("Hamish Ogilvie", TRANSPORT, DISTRICT, "Communities", clause, words["concerns"][1], 1)
    _an_audit(area, concern)


def _an_engagement(area: ToldArea, words: dict[str, str]) -> None:
    """Before the accord is written anew. It is open still."""
    narrator = area.narrator.on(42)
    area.opens_engagement(LEAD[0], narrator.day(42), words["asks"], words["take_part"], narrator.day(42) + timedelta(days=70))
    narrator.on(34)
    area.holds(LEAD[0], 1, HeldKind.SESSION, narrator.day(35), words["with_whom"], took_part=23, heard=words["heard"])
    narrator.on(32)
    area.holds(GARETH.name, 1, HeldKind.INTERVIEWS, narrator.day(33), words["with_drivers"], took_part=6)


def _an_audit(area: ToldArea, concern: str) -> None:
    """What an auditor draws and notes, and a concern that they ask to read: whether they may is not decided yet."""
    narrator, auditor = area.narrator.on(6), INGRID.name
    area.draws(auditor, "consultation", narrator.day(380), narrator.day(6), 3, "5e1f70c2")
    seen = area.observes(auditor, "Only one response was recorded in twelve weeks. Who was told that it was open?")
    area.answers_observation(LEAD[0], seen, "The village groups were written to by post. We will record that next time.")
    area.asks_to_read(auditor, concern, "Whether the panel was told who decides, and by when.")
