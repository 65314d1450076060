"""`area …`: opening an area from a template, and what its lead cannot do in a page yet."""

import argparse
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID, uuid4

from domain.areas import Place
from domain.organisations import Sector
from domain.shared.actor import Role
from domain.shared.errors import DomainError, NotFound
from domain.shared.ids import HostId, TenantId
from domain.shared.rules import Clock
from infra.commands.reaching import installation
from infra.composition import Parts, parts
from services.areas import templates
from services.areas.commands import open_area, set_clock
from services.organisations.commands import add_organisation
from services.people.commands import add_person
from services.shared.ports import Command, Journal

Answer = TypeVar("Answer")
NOT_ADDED = (Role.AUDITOR, Role.PARTICIPANT)
"""An audit has days; whoever takes part uninvited does so themself."""


def add_to(commands: Any) -> None:
    area = commands.add_parser("area", help="open an area; add organisations and people to it")
    what = area.add_subparsers(dest="what", required=True, metavar="WHAT")
    opening = what.add_parser("open", help="an empty area from a template")
    opening.add_argument("--slug", required=True, help="its web address, for example wrenbridge")
    opening.add_argument("--name", required=True, help="for example “Wrenbridge Borough”")
    opening.add_argument("--host", required=True, help="the host body's name")
    opening.add_argument("--template", default="three-steps", choices=templates.names())
    opening.add_argument("--instrument", default="", help="what it is called here: Compact, Accord, Charter …")
    opening.add_argument("--place", action="append", default=[], metavar="CODE=NAME", help="a place it covers; may be repeated")
    opening.add_argument("--lead-name", required=True)
    opening.add_argument("--lead-address", required=True, help="the Compact lead's mail address, with which they sign in")
    opening.set_defaults(run=_in(_open))
    body = what.add_parser("organisation", help="add an organisation")
    body.add_argument("--area", required=True)
    body.add_argument("--name", required=True)
    body.add_argument("--sector", required=True, choices=[sector.value for sector in Sector])
    body.add_argument("--identifier", help="its org-id, for example GB-CHC-1234567")
    body.add_argument("--service", action="append", default=[], help="a service area; may be repeated")
    body.set_defaults(run=_in(_organisation))
    person = what.add_parser("person", help="add a person in a role")
    person.add_argument("--area", required=True)
    person.add_argument("--name", required=True)
    person.add_argument("--address", required=True)
    person.add_argument("--role", required=True, choices=[role.value for role in Role if role not in NOT_ADDED])
    person.add_argument("--organisation", help="by its name, where the role is for one")
    person.set_defaults(run=_in(_person))
    clock = what.add_parser("clock", help="set how long a clock runs, and the clause that says so")
    clock.add_argument("--area", required=True)
    clock.add_argument("--clock", required=True, choices=[clock.value for clock in Clock])
    clock.add_argument("--length", required=True, type=int)
    clock.add_argument("--clause", help="the clause's id in the version in force")
    clock.set_defaults(run=_in(_clock))


def _in(do: Callable[[Parts, argparse.Namespace], None]) -> Callable[[argparse.Namespace], int]:
    """Runs in the installation; a refusal is said and nothing is changed."""

    def run(arguments: argparse.Namespace) -> int:
        with installation() as settings, parts(settings) as made:
            try:
                do(made, arguments)
            except NotFound:
                print("There is nothing of that name. Nothing was changed.")
            except (DomainError, LookupError, ValueError) as problem:
                print(f"{problem} Nothing was changed.")
            else:
                made.follower().run_dry()
                return 0
        return 1

    return run


def _open(made: Parts, asked: argparse.Namespace) -> None:
    template = templates.load(asked.template)
    from infra.commands.host import find_or_register_host  # noqa: PLC0415  # which uses what is here

    host_id = HostId(find_or_register_host(made, asked.host))
    places = [Place(*place.split("=", 1)) if "=" in place else Place("", place) for place in asked.place]
    operate(
        made,
        TenantId(uuid4()),
        lambda journal: open_area(
            journal,
            slug=asked.slug,
            name=asked.name,
            instrument=asked.instrument,
            host_id=host_id,
            places=places,
            template_name=asked.template,
            template=template,
            lead_name=asked.lead_name,
            lead_address=asked.lead_address,
        ),
    )
    print(
        f"{asked.name} is open; its web address is /{asked.slug}. {asked.lead_name} leads it, and signs in with {asked.lead_address}."
    )


def _organisation(made: Parts, asked: argparse.Namespace) -> None:
    services = tuple(asked.service)
    operate(
        made,
        tenant_of(made, asked.area),
        lambda journal: add_organisation(
            journal, name=asked.name, sector=Sector(asked.sector), identifier=asked.identifier, service_areas=services
        ),
    )
    print(f"Added {asked.name}.")


def _person(made: Parts, asked: argparse.Namespace) -> None:
    tenant_id = tenant_of(made, asked.area)
    body = organisation_named(made, tenant_id, asked.organisation) if asked.organisation else None
    operate(
        made,
        tenant_id,
        lambda journal: add_person(journal, name=asked.name, address=asked.address, role=Role(asked.role), organisation_id=body),
    )
    print(f"Added {asked.name}.")


def _clock(made: Parts, asked: argparse.Namespace) -> None:
    operate(
        made,
        tenant_of(made, asked.area),
        lambda journal: set_clock(journal, clock=Clock(asked.clock), length=asked.length, clause_id=asked.clause),
    )
    print("Set.")


def operate(made: Parts, tenant_id: TenantId, decide: Callable[[Journal], Answer], **more: Any) -> Answer | None:
    """As the installation's operator."""
    command = Command(tenant_id=tenant_id, command_id=uuid4(), route="operator", **more)
    return made.desk.perform(command, decide).answer


def tenant_of(made: Parts, slug: str) -> TenantId:
    with made.app_pool.connection() as cx:
        row = cx.execute("SELECT tenant_id FROM registry.slug WHERE slug = %s", (slug,)).fetchone()
    if row is None:
        raise LookupError(f"There is no area “{slug}”.")
    return TenantId(row[0])


def organisation_named(made: Parts, tenant_id: TenantId, name: str) -> UUID:
    made.follower().run_dry()
    row = made.desk.within(
        tenant_id, lambda cx: cx.execute("SELECT organisation_id FROM organisation WHERE name = %s", (name,)).fetchone()
    )
    if row is None:
        raise LookupError(f"There is no organisation “{name}” in this area. Add it first.")
    return UUID(str(row[0]))
