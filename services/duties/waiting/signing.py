"""Signatures that wait: for the Compact lead to approve, and for an organisation's own people to sign a newer version."""

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from domain import organisations, people, signatories
from domain.shared.actor import Role
from domain.shared.events import Event
from domain.shared.ids import OrganisationId, PersonId, claim, reference
from services.duties.waiting.rows import DutyKind, Keeper
from services.duties.waiting.writing import done, wait
from services.shared.rows import MEMBERS, Row, Rows

SIGNING = (Role.CONTACT, Role.OFFICER)


class Signer(Row, frozen=True, kw_only=True):
    """Somebody who signs for an organisation."""

    __key__ = ("person_id", "organisation_id", "role")
    __find__ = ("organisation_id",)

    person_id: PersonId
    organisation_id: OrganisationId
    role: Role

    @property
    def audience(self) -> str:
        return MEMBERS


class OpenSigning(Row, frozen=True, kw_only=True):
    """What an organisation is to do about its signature by a day, or, without one, what a lead is to approve. While it is
    `merged`, the record that it is shown as is asked.
    """

    __key__ = ("thing",)
    __find__ = ("organisation_id",)

    thing: UUID
    organisation_id: OrganisationId
    reaffirm_by: date | None
    merged: bool = False

    @property
    def audience(self) -> str:
        return MEMBERS


def signing(organisation_id: OrganisationId) -> UUID:
    return claim(organisation_id, "signing")


def approving(organisation_id: OrganisationId) -> UUID:
    return claim(organisation_id, "approving")


def changed(rows: Rows, fact: Event, at: int) -> None:
    match fact:
        case people.RoleGranted() as granted:
            begins(rows, granted, at)
        case people.RoleEnded() as ended:
            ends(rows, ended)
        case signatories.SignatureAsked(organisation_id=organisation_id):
            asked(rows, organisation_id, at)
        case signatories.SignatureRefused(organisation_id=organisation_id):
            answered(rows, organisation_id)
        case signatories.ReaffirmationAsked(organisation_id=organisation_id, reaffirm_by=reaffirm_by):
            to_reaffirm(rows, organisation_id, reaffirm_by.on, at)
        case signatories.SignedUp() | signatories.Reaffirmed() | signatories.Approved() as signed:
            answered(rows, signed.organisation_id)
            over(rows, signed.organisation_id)
        case signatories.Withdrawn(organisation_id=organisation_id):
            answered(rows, organisation_id)
            over(rows, organisation_id)
        case organisations.Merged(organisation_id=organisation_id):
            rests(rows, organisation_id)
        case organisations.Separated(organisation_id=organisation_id):
            goes_on(rows, organisation_id, at)
        case signatories.Lapsed() | organisations.Succeeded() as ended:
            over(rows, ended.organisation_id)


def asked(rows: Rows, organisation_id: OrganisationId, at: int) -> None:
    """Every Compact lead may approve it; one is enough."""
    request = OpenSigning(thing=approving(organisation_id), organisation_id=organisation_id, reaffirm_by=None)
    rows.put(request)
    for keeper in rows.every(Keeper):
        if keeper.role is Role.LEAD:
            _ask(rows, keeper.person_id, request, at)


def answered(rows: Rows, organisation_id: OrganisationId) -> None:
    _over(rows, approving(organisation_id))


def to_reaffirm(rows: Rows, organisation_id: OrganisationId, reaffirm_by: date, at: int) -> None:
    over(rows, organisation_id)
    request = OpenSigning(thing=signing(organisation_id), organisation_id=organisation_id, reaffirm_by=reaffirm_by)
    _ask_signers(rows, request, at)


def rests(rows: Rows, organisation_id: OrganisationId) -> None:
    """The record that it is merged into is asked instead."""
    if request := rows.get(OpenSigning, signing(organisation_id)):
        done(rows, thing=request.thing)
        rows.change(request, merged=True)


def goes_on(rows: Rows, organisation_id: OrganisationId, at: int) -> None:
    if request := rows.get(OpenSigning, signing(organisation_id)):
        _ask_signers(rows, replace(request, merged=False), at)


def _ask_signers(rows: Rows, request: OpenSigning, at: int) -> None:
    rows.put(request)
    for person_id in dict.fromkeys(one.person_id for one in rows.where(Signer, organisation_id=request.organisation_id)):
        _ask(rows, person_id, request, at)


def over(rows: Rows, organisation_id: OrganisationId) -> None:
    """It has signed, or never will."""
    _over(rows, signing(organisation_id))


def begins(rows: Rows, granted: people.RoleGranted, at: int) -> None:
    """What waits already waits for whoever gets the role."""
    if granted.role is Role.LEAD:
        for request in rows.every(OpenSigning):
            if request.reaffirm_by is None:
                _ask(rows, granted.person_id, request, at)
    if granted.role in SIGNING and granted.organisation_id:
        rows.put(Signer(person_id=granted.person_id, organisation_id=granted.organisation_id, role=granted.role))
        if (waiting := rows.get(OpenSigning, signing(granted.organisation_id))) and not waiting.merged:
            _ask(rows, granted.person_id, waiting, at)


def ends(rows: Rows, ended: people.RoleEnded) -> None:
    if ended.role is Role.LEAD:
        for request in rows.every(OpenSigning):
            if request.reaffirm_by is None:
                done(rows, thing=request.thing, person_id=ended.person_id)
    if ended.role in SIGNING and ended.organisation_id:
        rows.drop(Signer(person_id=ended.person_id, organisation_id=ended.organisation_id, role=ended.role))
        left = rows.where(Signer, organisation_id=ended.organisation_id)
        if ended.person_id not in [one.person_id for one in left]:
            done(rows, thing=signing(ended.organisation_id), person_id=ended.person_id)


def _over(rows: Rows, thing: UUID) -> None:
    done(rows, thing=thing)
    if request := rows.get(OpenSigning, thing):
        rows.drop(request)


def _ask(rows: Rows, person_id: PersonId, request: OpenSigning, at: int) -> None:
    wait(
        rows,
        person_id,
        DutyKind.REAFFIRM if request.reaffirm_by else DutyKind.APPROVE_SIGNATURE,
        thing=request.thing,
        ref=reference(request.organisation_id),
        organisation_id=request.organisation_id,
        due_on=request.reaffirm_by,
        since=at,
    )
