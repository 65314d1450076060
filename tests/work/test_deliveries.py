"""Each duty is mailed once, to whom it concerns, in words that give nothing away."""

import re
from collections import Counter
from datetime import timedelta

import pytest

from domain.compacts import Owner
from domain.groups import GroupKind
from domain.shared.actor import Role
from domain.shared.dates import A_DAY, LONDON
from domain.shared.rules import Clock
from infra.composition import Parts
from services.duties.waiting import DutyKind
from tests.championed import champion
from tests.erasure import forgetting
from tests.eventstore.five_facts import CANARIES, CONFIDENTIAL, STORY
from tests.given import BAND, COUNCIL, CVS, NOTICE, OTHER_SERVICE, PANTRY, SERVICE, TRUST, TWELVE_WEEKS, TestArea, World
from tests.web.coming import comes
from tests.work.happening import LINK, WORDS, begun, mails, mails_to, of


@pytest.fixture(scope="module")
def everything(made: Parts) -> TestArea:
    """Every kind of duty has come, been mailed, and been looked at several times since."""
    area = begun(World(made))
    narrator = area.narrator
    area.addresses["asked"] = f"asked@{area.slug}.example"
    area.nominates("lead", COUNCIL, SERVICE, ("Ada Prior", area.addresses["asked"]))
    area.lists("lead", COUNCIL, SERVICE, ("Ada Prior", area.addresses["asked"]))
    area.opens("officer", COUNCIL, WORDS, narrator.day(60))
    area.offers_handover("lead", "secretary")
    area.signs("contact", PANTRY, "Chair", "The trustees, on 3 March")
    area.signs("lead", CVS, "Compact lead", "Their board, as its minutes show")
    comes(area, "passer-by")
    loses_its_champions(area)
    first, second = (area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1) for _ in range(2))
    area.acknowledges("chair", first)
    area.replies("chair", first, CONFIDENTIAL["answer"])
    narrator.until(narrator.at + timedelta(days=15))
    narrator.on(150)
    area.passes_on("contact", second)
    area.somebody("vice-chair", Role.CHAIR)
    area.asks_to_read("auditor", first, "Whether the answer came with reasons.")
    forgetting.asks(area, "contact")
    forms_a_group(area)
    changes_its_text(area)
    return area


def loses_its_champions(area: TestArea) -> None:
    """One whose term is nearly over, one who stands down, and a signature that waits for a yes."""
    champion(area, "warden", TRUST, "Wards", months=2)
    champion(area, "librarian", COUNCIL, OTHER_SERVICE)
    area.stands_down("librarian", COUNCIL, OTHER_SERVICE)
    area.sets_approval("lead", needed=True)
    area.signs("bandleader", BAND, "Bandleader", "All of us, at practice")


def forms_a_group(area: TestArea) -> None:
    """One of its seats is taken, and another stays vacant."""
    day = area.narrator.now.astimezone(LONDON).date()
    group = area.forms("lead", GroupKind.BOARD, "The Testing Board", day)
    taken, _vacant = (area.adds_seat("lead", group, body) for body in (COUNCIL, CVS))
    area.addresses["sitter"] = f"sitter@{area.slug}.example"
    area.seats("lead", taken, "sitter", day, address=area.addresses["sitter"])
    area.elects("lead", group, "sitter", (day, day + 400 * A_DAY), "No body here pays them.")
    area.chair_stops("lead", group, day)


def changes_its_text(area: TestArea) -> None:
    """A clause that a clock comes from; the review of the new version falls due, and engagement is past its last day."""
    area.clock(Clock.CONSULTATION, 84, TWELVE_WEEKS)
    day = area.narrator.now.astimezone(LONDON).date()
    area.opens_engagement("chair", day, "What has worked?", "Come to the library.", until=day + A_DAY)
    area.begins("lead", "The Second Compact")
    area.amends("lead", 2, TWELVE_WEEKS, "allow sixteen weeks", Owner.PUBLIC)
    area.puts("lead", 2, COUNCIL)
    today = area.narrator.now.astimezone(LONDON).date()
    area.adopts("lead", 2, COUNCIL, today, "Cabinet, minute 14")
    area.reviews("lead", today + 2 * A_DAY)
    area.names_drafter("lead", area.begins("lead", "The Third Compact"), "secretary")
    area.issues("lead", 3, today + A_DAY)
    area.comments("bandleader", 3, NOTICE, "Say six months.", BAND)
    area.begins("lead", "The Fourth Compact")
    area.puts("lead", 4, COUNCIL, TRUST)
    area.narrator.until(area.narrator.at + timedelta(hours=1))
    area.is_ready("officer", 4, COUNCIL, "Each service names somebody.")
    area.records_instrument("lead", "Code on notice", today, NOTICE, review_on=today + 2 * A_DAY)
    area.narrator.until(area.narrator.at + timedelta(days=4))


DUE: dict[DutyKind, tuple[str, int]] = {  # who got a letter of that kind, and how many
    DutyKind.ANSWER_NOMINATION: ("asked", 1),
    DutyKind.RESPOND: ("bandleader", 1),
    DutyKind.ANSWER_HANDOVER: ("secretary", 1),
    DutyKind.ACKNOWLEDGE: ("chair", 2),
    DutyKind.ANSWER: ("chair", 1),
    DutyKind.READ_ANSWER: ("contact", 1),
    DutyKind.MAY_PASS_ON: ("contact", 1),
    DutyKind.DECIDE_ERASURE: ("lead", 1),
    DutyKind.DECIDE_COMMENTS: ("secretary", 1),
    DutyKind.CONFIRM_READINESS: ("officer", 2),
    DutyKind.ADOPT: ("officer", 1),
    DutyKind.DECIDE_READING: ("vice-chair", 1),  # the chair is in that concern
    DutyKind.REVIEW: ("lead", 1),
    DutyKind.REVIEW_INSTRUMENT: ("lead", 1),
    DutyKind.CONFIRM_CLOCK: ("lead", 1),
    DutyKind.CLOSE_ENGAGEMENT: ("lead", 1),
    DutyKind.CONFIRM_CONTACT: ("asked", 1),
    DutyKind.CONFIRM_MEMBER: ("lead", 1),
    DutyKind.APPROVE_SIGNATURE: ("lead", 1),
    DutyKind.REAFFIRM: ("contact", 1),
    DutyKind.RENEW_TERM: ("warden", 2),  # 60 and 30 days before it ends
    DutyKind.FILL_SLOT: ("chair", 1),
    DutyKind.AGREE_NAMING: ("sitter", 1),
    DutyKind.FILL_SEAT: ("lead", 1),
    DutyKind.ELECT_CHAIR: ("lead", 1),
}


@pytest.mark.parametrize("kind", DutyKind)
def test_each_duty_is_mailed_once(everything: TestArea, made: Parts, kind: DutyKind) -> None:
    who, times = DUE[kind]

    assert sum(of(kind, mail) for mail in mails_to(made, everything, who)) == times


def test_there_are_no_other_mails_than_those_of_duties(everything: TestArea, made: Parts) -> None:
    got = Counter(
        (address.split("@")[0], kind) for address, subject, body in mails(made, everything) for kind in DutyKind if of(kind, body)
    )

    assert got[("chair", DutyKind.RESPOND)] == 0
    assert got[("secretary", DutyKind.ACKNOWLEDGE)] == 1
    assert got.total() == len(mails(made, everything))


def test_each_mail_says_what_happened_why_you_and_where_to_go_and_nothing_more(everything: TestArea, made: Parts) -> None:
    for _address, _subject, body in mails(made, everything):
        greeting, what, link, why = body.strip().split("\n\n")

        assert greeting.startswith("Hello ")
        assert what.count(".") - what.count(". ") == 1, what
        assert why.startswith("You get this because ")
        assert LINK.findall(body) == LINK.findall(link) == [link.splitlines()[1]]


def test_no_mail_has_a_word_of_a_case_or_an_unfilled_slot(everything: TestArea, made: Parts) -> None:
    for mail in mails(made, everything):
        said = " ".join(mail)

        assert [
            word for word in (*CANARIES, *(text.encode() for text in CONFIDENTIAL.values())) if word in said.lower().encode()
        ] == []
        assert PANTRY not in said or of(DutyKind.RESPOND, said) or of(DutyKind.REAFFIRM, said), "who raised it is of the case too"
        assert not re.search(r"\{\w+\}|\bNone\b", said)


def test_every_link_leads_to_a_page_where_the_duty_is_done(everything: TestArea, made: Parts) -> None:
    with made.worker_pool.connection() as cx:
        query = "SELECT target FROM auth.link WHERE target LIKE %s"
        targets = Counter(target.split("/")[2] for (target,) in cx.execute(query, (f"/{everything.slug}/%",)))

    kept = {
        "audit",
        "champions",
        "consultations",
        "concerns",
        "people",
        "erasures",
        "contacts",
        "agreement",
        "signatories",
        "taking-part",
        "groups",
    }
    assert targets.keys() == kept
    assert targets.total() == len(mails(made, everything))
