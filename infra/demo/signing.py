"""Verbs of the story about signatures, each the command that a page sends."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from domain.organisations import OrganisationKind, Size
from domain.shared.dates import LONDON
from domain.shared.ids import TenantId
from domain.signatories import SignatureKind
from infra.demo.telling import Narrator
from services.organisations import commands as organisations
from services.signatories import commands, naming


class ToldSignatures:
    """Of an area being told; `bodies` are its organisations by name."""

    narrator: Narrator
    tenant: TenantId
    bodies: dict[str, UUID]
    _do: Callable[..., Any]

    def describes(
        self, who: str, body: str, identifier: str = "", kind: OrganisationKind | None = None, size: Size | None = None
    ) -> None:
        self._do(
            who,
            lambda journal: organisations.describe(
                journal, organisation_id=self.bodies[body], identifier=identifier, kind=kind, size=size
            ),
        )

    def signs(
        self,
        who: str,
        body: str,
        position: str,
        authority: str,
        represents: str = "",
        *,
        kind: SignatureKind = SignatureKind.FULL,
        members: Sequence[str] = (),
        **more: Any,
    ) -> None:
        self._do(
            who,
            lambda journal: commands.sign_up(
                journal,
                organisation_id=self.bodies[body],
                represents=represents,
                position=position,
                authority=authority,
                kind=kind,
                members=[self.bodies[member] for member in members],
                signed_on=more.get("effective"),
            ),
            **more,
        )

    def sets_approval(self, who: str, *, needed: bool) -> None:
        self._do(who, lambda journal: commands.set_approval(journal, needed=needed))

    def answers_request(self, who: str, body: str, *, approved: bool, why: str = "") -> None:
        self._do(
            who,
            lambda journal: commands.answer_request(journal, organisation_id=self.bodies[body], approved=approved, why=why),
        )

    def withdraws(self, who: str, body: str, why: str = "") -> None:
        self._do(
            who,
            lambda journal: commands.withdraw(journal, organisation_id=self.bodies[body], withdrawn_on=self.today, why=why),
        )

    def opts_out(self, who: str, member: str, body: str) -> None:
        self._do(
            who,
            lambda journal: naming.opt_out(journal, organisation_id=self.bodies[body], member_id=self.bodies[member]),
        )

    def follows(self, who: str, body: str, successor: str) -> None:
        """The successor takes its place."""
        self._do(
            who,
            lambda journal: organisations.succeed(
                journal,
                organisation_id=self.bodies[body],
                successor_id=self.bodies[successor],
                succeeded_on=self.today,
            ),
        )

    def merges(self, who: str, body: str, into: str) -> None:
        """Both are records of the same organisation."""
        self._do(
            who,
            lambda journal: organisations.merge(journal, organisation_id=self.bodies[body], into_id=self.bodies[into]),
        )

    def separates(self, who: str, body: str) -> None:
        self._do(who, lambda journal: organisations.separate(journal, organisation_id=self.bodies[body]))

    @property
    def today(self) -> date:
        return self.narrator.now.astimezone(LONDON).date()
