"""The organisations of Wrenbridge Borough, and who acts for each; all of them invented."""

from domain.organisations import Sector
from domain.people.invitations import Audit
from domain.shared.actor import Role
from domain.shared.dates import add_months
from infra.demo.area import ToldArea
from infra.demo.cast import DELPHINE, GARETH, HANNAH, INGRID, LEELA, MARCUS, ROSALIND

COUNCIL, ICB = "Wrenbridge Borough Council", "Ashmarch Integrated Care Board"
HOSPITALS, COMMUNITY = "Wrenbridge Hospitals NHS Trust", "Ashmarch Community Health NHS Trust"
POLICE, FIRE, COLLEGE = "Ashmarch Constabulary", "Ashmarch Fire and Rescue Service", "Wrenbridge College"
CVS, FOODBANK, CARERS = "Wrenbridge CVS", "Wrenbridge Foodbank", "Ashmarch Carers' Centre"
YOUTH, FAITH, RESIDENTS, HOMES = (
    "Riverside Youth Project",
    "Wrenbridge Faith Forum",
    "Mill Lane Residents' Group",
    "Lockside Homes",
)


def organisations_and_people(area: ToldArea) -> None:
    area.body(COUNCIL, Sector.PUBLIC, "Adult social care", "Children's services", "Public health", "Housing", "Environment")
    area.body(ICB, Sector.PUBLIC, "Commissioning")
    area.body(HOSPITALS, Sector.PUBLIC, "Patient experience")
    area.body(COMMUNITY, Sector.PUBLIC, "Community nursing")
    area.body(POLICE, Sector.PUBLIC, "Neighbourhood policing")
    area.body(FIRE, Sector.PUBLIC, "Community safety")
    area.body(COLLEGE, Sector.PUBLIC, "Adult learning")
    area.body(CVS, Sector.VCS, "Voluntary sector")
    for name in (FOODBANK, CARERS, YOUTH, FAITH, RESIDENTS, HOMES):
        area.body(name, Sector.VCS)
    area.person(HANNAH.name, HANNAH.address, Role.OFFICER, COUNCIL)
    area.person("Devraj Anand", "devraj.anand@ashmarch-icb.example", Role.OFFICER, ICB)
    area.person("Moira Kilbride", "moira.kilbride@wrenbridge-hospitals.example", Role.OFFICER, HOSPITALS)
    area.person("Peter Nkemelu", "peter.nkemelu@ashmarch-police.example", Role.OFFICER, POLICE)
    area.person("Elsbeth Crane", "elsbeth.crane@wrenbridge-college.example", Role.OFFICER, COLLEGE)
    area.person("Fatima Rahmani", "fatima.rahmani@wrenbridge-cvs.example", Role.CONTACT, CVS)
    area.person(ROSALIND.name, ROSALIND.address, Role.CONTACT, FOODBANK)
    area.person("Owen Tregear", "owen.tregear@ashmarch-carers.example", Role.CONTACT, CARERS)
    area.person("Blessing Adeyemi", "blessing.adeyemi@riverside-youth.example", Role.CONTACT, YOUTH)
    area.person("Yusuf Demir", "yusuf.demir@wrenbridge-faiths.example", Role.CONTACT, FAITH)
    area.person("Joan Sparrow", "joan.sparrow@mill-lane.example", Role.VCS, RESIDENTS)
    area.person(LEELA.name, LEELA.address, Role.CHAIR)
    area.person(GARETH.name, GARETH.address, Role.SECRETARY)
    area.person(DELPHINE.name, DELPHINE.address, Role.HOST)


def somebody_joins(area: ToldArea) -> None:
    """An organisation that the lead signed for gets a contact of its own."""
    ref = area.invites(MARCUS.name, ("Grace Oduya", "grace.oduya@lockside-homes.example"), Role.CONTACT, HOMES)
    area.joins(ref, "Grace Oduya")


def what_waits(area: ToldArea) -> None:
    """An invitation that nobody has opened yet, and the lead's question to a colleague."""
    area.invites(MARCUS.name, ("Edwin Marsh", "edwin.marsh@ashmarch-fire.example"), Role.OFFICER, FIRE)
    area.offers_handover(MARCUS.name, "Fatima Rahmani")


def an_audit_begins(area: ToldArea) -> None:
    """By leave of the chair, who is independent of the bodies in it; it has a year to go when the story ends."""
    first = area.narrator.at.date()
    audit = Audit(first, add_months(first, 22), "Whether the register says what happened, and in time.")
    area.joins(area.invites(LEELA.name, (INGRID.name, INGRID.address), Role.AUDITOR, audit=audit), INGRID.name)


def contacts_are_listed(area: ToldArea) -> list[str]:
    """By their bodies, and confirmed; more than a year ago. Returns the references of those who will answer again."""
    housing = ("Housing partnerships", "housing.partnerships@wrenbridge-council.example")
    told = [
        area.lists(
            HANNAH.name,
            COUNCIL,
            "Housing",
            housing,
            mailbox=True,
            telephone="01632 960 310",
            link="https://wrenbridge-council.example/housing/who-does-what",
            public=True,
        ),
        area.lists(
            "Devraj Anand", ICB, "Commissioning", ("Devraj Anand", "devraj.anand@ashmarch-icb.example"), telephone="01632 960 442"
        ),
        area.lists(HANNAH.name, COUNCIL, "Children's services", ("Callum Reyes", "callum.reyes@wrenbridge-council.example")),
        area.lists(
            "Elsbeth Crane", COLLEGE, "Adult learning", ("Course advice", "advice@wrenbridge-college.example"), mailbox=True
        ),
    ]
    for ref in told:
        area.confirms(ref)
    return told[:2]


def contacts_answer(area: ToldArea, listed: list[str]) -> None:
    """The yearly question: two say yes, two have said nothing. And a group names its contact for the first time."""
    for ref in listed:
        area.confirms(ref)
    area.lists("Owen Tregear", CARERS, None, ("Owen Tregear", "owen.tregear@ashmarch-carers.example"), telephone="01632 960 518")
