"""`domain/README.md` says who may do what as the rules have it: a cell for each, and where each is asked."""

from domain.shared.policy import RULES
from tests.architecture.who_may import section, written
from tests.domain.allowances import cells
from tests.web.routes import ROUTES


def test_the_page_says_what_the_table_says() -> None:
    assert written().strip() == section().strip(), "python -m tests.architecture.who_may writes it anew"


def test_every_rule_and_every_route_is_in_it() -> None:
    said = section()

    assert {action for action, *_rest in cells()} == set(RULES)
    assert [route.path for route in ROUTES if route.path.replace(":str}", "}").replace(":uuid}", "}") not in said] == []
