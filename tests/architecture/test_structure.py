"""The house: what lies at its top, how long a file may be, what no file may hold, and locks that say what was checked."""

import ast
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from domain import EVENTS
from tests.architecture.samples import sentences

CHECKOUT = Path(__file__).resolve().parents[2]
LAYERS = ("domain", "services", "web", "infra", "tests")
TOP = {*LAYERS, "pyproject.toml", "docker-compose.yml", "README.md", "CHANGELOG.md", "LICENSE", "compact"}
LONGEST, LONGEST_OF_TESTS = 200, 220  # lines
LOCKS = sorted((CHECKOUT / "infra" / "locks").iterdir())
NPM_LOCK = CHECKOUT / "infra" / "assets" / "package-lock.json"

# written apart, so that no search for them finds this file
NAMES = "|".join(
    ("py" + "pi", "python" + "hosted", "npm" + "js", "npm" + "mirror", "yarn" + "pkg", "js" + "delivr", "un" + "pkg")
)
REGISTRY = re.compile(rf"\b(?:{NAMES})\.(?:org|com|net)\b|\bindex-url\b")
# where somebody happened to work; the image copies its lock into a temporary folder of its own
MACHINE = re.compile(r"(?<![\w.:~})])/(?:(?:home|root|work|Users|mnt|builds)/\w|tmp/(?!core\.lock)\w)")
ADDRESS = re.compile(r"[\w.%+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}")


def tracked() -> list[str]:
    """What git keeps; a file deleted a moment ago is still listed until that is committed."""
    if not shutil.which("git") and not os.environ.get("CI"):
        pytest.skip("git is not here to say what it keeps")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, check=True, capture_output=True, text=True).stdout
    return [name for name in listed.split("\0") if name and (CHECKOUT / name).is_file()]


def modules() -> dict[str, str]:
    """Every one of ours with its text, also before it is first committed."""
    assets = CHECKOUT / "infra" / "assets"
    found = [path for layer in LAYERS for path in (CHECKOUT / layer).rglob("*.py") if assets not in path.parents]
    return {str(path.relative_to(CHECKOUT)): path.read_text() for path in sorted(found)}


every_lock = pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)


def test_at_the_top_lies_what_the_house_has_and_nothing_else() -> None:
    at_the_top = {name.split("/")[0] for name in tracked()}

    assert {name for name in at_the_top if not name.startswith(".")} == TOP


def test_every_module_says_what_a_newcomer_finds_in_it() -> None:
    said = {name: ast.get_docstring(ast.parse(text)) or "" for name, text in modules().items()}

    assert said
    assert [name for name, docstring in said.items() if len(docstring.split()) < 2] == []


def test_no_file_is_longer_than_somebody_reads_in_one_go() -> None:
    lines = {name: len(text.splitlines()) for name, text in modules().items()}

    most = {name: LONGEST_OF_TESTS if name.startswith("tests/") else LONGEST for name in lines}
    assert {name: count for name, count in lines.items() if count > most[name]} == {}


def test_no_file_names_a_package_registry() -> None:
    assert found(REGISTRY) == []


def test_no_file_knows_the_machine_that_it_was_written_on() -> None:
    assert found(MACHINE) == []


def test_every_mail_address_is_invented() -> None:
    assert [one for one in found(ADDRESS) if not one.endswith(".example")] == []


@every_lock
def test_a_lock_has_a_hash_for_every_package_and_no_address(lock: Path) -> None:
    packages = lock.read_text().replace("\\\n", " ").splitlines()

    assert packages
    assert [one for one in packages if not re.match(r"[\w.-]+(\[[\w,]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", one)] == []
    assert "://" not in lock.read_text()


def test_the_front_ends_lock_has_a_hash_for_every_package_and_no_address() -> None:
    packages = {name: one for name, one in json.loads(NPM_LOCK.read_text())["packages"].items() if name}

    assert packages
    assert [name for name, one in packages.items() if not one.get("integrity", "").startswith("sha512-")] == []
    assert "://" not in NPM_LOCK.read_text()


@pytest.mark.parametrize(("larger", "smaller"), [("embedded", "core"), ("dev", "embedded")])
def test_a_larger_lock_contains_the_smaller_one_version_for_version(larger: str, smaller: str) -> None:
    assert versions(smaller) - versions(larger) == set()


@pytest.mark.parametrize("topic", sorted(EVENTS))
def test_every_event_can_be_told_in_a_sentence(topic: str) -> None:
    told = sentences(EVENTS[topic])

    assert told
    assert all(sentence.strip() for sentence in told)


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (REGISTRY, "from files.python" + "hosted.org/x"),
        (MACHINE, '"/' + 'home/ada/compact"'),
        (MACHINE, "in /" + "work/main"),
        (ADDRESS, "ada@" + "council.gov.uk"),
    ],
)
def test_each_of_these_would_be_found(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)


def found(pattern: re.Pattern[str]) -> list[str]:
    """`file: what`, for every place in every text that git keeps."""
    texts = {name: (CHECKOUT / name).read_text(errors="replace") for name in tracked()}
    return [f"{name}: {match.group()}" for name, text in texts.items() for match in pattern.finditer(text)]


def versions(lock: str) -> set[str]:
    text = (CHECKOUT / "infra" / "locks" / f"{lock}.lock").read_text()
    return set(re.findall(r"^([\w.-]+(?:\[[\w,]+\])?==[^\s;]+)", text, re.MULTILINE))
