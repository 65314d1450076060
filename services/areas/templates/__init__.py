"""Templates an area can be opened from: each a file of data beside this one."""

import tomllib
from pathlib import Path

from msgspec import Struct, convert

from domain.shared.actor import Role
from domain.shared.rules import Clock, Period, Stage

HERE = Path(__file__).parent


class Template(Struct, frozen=True):
    instrument: str
    raisers: tuple[Role, ...]
    clocks: dict[Clock, Period]
    stages: tuple[Stage, ...]


def names() -> list[str]:
    return sorted(file.stem for file in HERE.glob("*.toml"))


def load(name: str) -> Template:
    """Raises `LookupError` for a name that is no template's."""
    if name not in names():
        raise LookupError(f"There is no template “{name}”. There are: {', '.join(names())}.")
    return convert(tomllib.loads((HERE / f"{name}.toml").read_text()), Template)
