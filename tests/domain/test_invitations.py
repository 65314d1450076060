"""Invitations: a week, one yes, for a role that may still be given; and what an audit needs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.people import InvitationAccepted, InvitationRevoked, InvitationSent, InvitationSentAgain
from domain.people.invitations import LASTS, Audit, Invitation, accept, evolve, revoke, send, send_again
from domain.shared.actor import Role, Seat
from domain.shared.errors import NotFound, Refused
from domain.shared.sealed import Personal, Text
from tests.domain.stories import an_id, refusal, told

MARCUS, MIRIAM, PANTRY = an_id("Marcus"), an_id("Miriam Castell"), an_id("Northgate Pantry")
INVITATION, TODAY = an_id("invitation"), date(2026, 3, 2)
SENT = InvitationSent(
    invitation_id=INVITATION,
    ref="B7K2-9QXM",
    inviter_id=MARCUS,
    invitee_id=MIRIAM,
    name=Personal("Miriam Castell", person_id=MIRIAM),
    role=Role.CONTACT,
    organisation_id=PANTRY,
    ends_on=date(2026, 3, 9),
)
ACCEPTED = InvitationAccepted(invitation_id=INVITATION, person_id=MIRIAM, inviter_id=MARCUS)
REVOKED = InvitationRevoked(invitation_id=INVITATION, invitee_id=MIRIAM)


def sending(seat: Seat, audit: Audit | None = None) -> list[object]:
    return send(
        invitation_id=INVITATION,
        ref="B7K2-9QXM",
        inviter_id=MARCUS,
        invitee_id=MIRIAM,
        name=" Miriam  Castell ",
        seat=seat,
        audit=audit,
        today=TODAY,
    )


class TestSending:
    def test_names_the_role_and_lasts_a_week(self) -> None:
        assert sending(Seat(Role.CONTACT, PANTRY)) == [SENT]

    def test_to_audit_says_from_when_until_when_and_what_for(self) -> None:
        (sent,) = sending(Seat(Role.AUDITOR), Audit(TODAY, TODAY + timedelta(30), " The yearly look. "))

        assert isinstance(sent, InvitationSent)
        assert (sent.audits_from, sent.audits_until) == (TODAY, TODAY + timedelta(30))
        assert sent.reason() == Text("The yearly look.")

    @pytest.mark.parametrize(
        ("seat", "audit", "field"),
        [
            (Seat(Role.AUDITOR), None, "audits_from"),
            (Seat(Role.AUDITOR), Audit(TODAY, TODAY, " "), "purpose"),
            (Seat(Role.AUDITOR), Audit(TODAY, TODAY - timedelta(1), "A look."), "audits_until"),
            (Seat(Role.AUDITOR), Audit(TODAY - timedelta(9), TODAY - timedelta(1), "A look."), "audits_until"),
            (Seat(Role.AUDITOR), Audit(TODAY, TODAY + timedelta(800), "A look."), "audits_until"),
            (Seat(Role.CHAIR), Audit(TODAY, TODAY, "A look."), "audits_from"),
        ],
    )
    def test_is_refused_where_that_is_not_whole(self, seat: Seat, audit: Audit | None, field: str) -> None:
        assert refusal(sending, seat, audit)[1] == field


class TestOneThatWaits:
    state = told(evolve, SENT)

    def test_is_accepted_until_the_end_of_its_last_day(self) -> None:
        assert accept(self.state, MIRIAM, SENT.ends_on, still_allowed=True) == [ACCEPTED]

        said, _field = refusal(accept, self.state, MIRIAM, SENT.ends_on + timedelta(1), still_allowed=True)
        assert said.startswith("The time of this invitation is over.")

    def test_is_not_accepted_where_the_inviter_may_no_longer_give_the_role(self) -> None:
        said, _field = refusal(accept, self.state, MIRIAM, TODAY, still_allowed=False)

        assert said.startswith("Whoever invited you can no longer give this role.")

    def test_sent_again_lasts_another_week(self) -> None:
        later = SENT.ends_on + timedelta(30)

        events = send_again(self.state, later)

        assert events == [InvitationSentAgain(invitation_id=INVITATION, invitee_id=MIRIAM, ends_on=later + timedelta(LASTS))]
        assert accept(told(evolve, SENT, *events), MIRIAM, later, still_allowed=True) == [ACCEPTED]

    def test_can_be_taken_back(self) -> None:
        assert revoke(self.state) == [REVOKED]


@pytest.mark.parametrize(("ended", "say"), [(ACCEPTED, "has been accepted"), (REVOKED, "was taken back")])
def test_one_that_is_over_cannot_be_accepted_sent_or_taken_back(ended: object, say: str) -> None:
    state = told(evolve, SENT, ended)  # type: ignore[arg-type]

    for said, _field in (
        refusal(accept, state, MIRIAM, TODAY, still_allowed=True),
        refusal(send_again, state, TODAY),
        refusal(revoke, state),
    ):
        assert say in said


def test_one_that_never_was_is_not_found() -> None:
    with pytest.raises(NotFound):
        accept(None, MIRIAM, TODAY, still_allowed=True)


@given(st.lists(st.sampled_from(["again", "accept", "revoke"]), max_size=8), st.lists(st.integers(0, 12), min_size=8, max_size=8))
def test_whatever_is_tried_it_ends_once_and_nobody_accepts_after_its_last_day(tried: list[str], days: list[int]) -> None:
    state, today, ended = told(evolve, SENT), TODAY, 0
    for what, passed in zip(tried, days, strict=False):
        today += timedelta(passed)
        late = today > state.ends_on
        try:
            events = attempt(what, state, today)
        except Refused:
            continue
        assert not (late and what == "accept")
        ended += what != "again"
        state = evolve(state, events[0])
    assert ended <= 1


def attempt(what: str, state: Invitation, today: date) -> list[object]:
    match what:
        case "again":
            return list(send_again(state, today))
        case "accept":
            return list(accept(state, MIRIAM, today, still_allowed=True))
    return list(revoke(state))
