"""`docker-compose.yml` as it is read, and the settings that it gives, filled from `compose.env.example`."""

import re
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import asdict

from infra.settings import Settings, from_environment

CHECKOUT = Path(__file__).resolve().parents[2]
TEXT = (CHECKOUT / "docker-compose.yml").read_text()
SERVICES = msgspec.yaml.decode(TEXT)["services"]
OURS = {name: one for name, one in SERVICES.items() if "build" in one}
STOCK = {name: one for name, one in SERVICES.items() if "image" in one}
EXAMPLE = dict(
    line.split("=", 1)
    for line in (CHECKOUT / "infra" / "compose.env.example").read_text().splitlines()
    if line and not line.startswith("#")
)
USED = re.compile(r"\$\{(\w+)(:-[^}]*)?\}")
FILLED = {name: value or f"{name.lower()}1" for name, value in EXAMPLE.items()}


def given() -> Settings:
    environment = OURS["web"]["environment"]
    return from_environment({name: filled(str(value)) for name, value in environment.items()})


def filled(text: str) -> str:
    """As compose fills it from the example, with something typed at each password."""
    return Template(USED.sub(lambda found: f"${{{found[1]}}}" if found[1] in FILLED else (found[2] or "")[2:], text)).substitute(
        FILLED
    )


def logins(settings: Settings) -> dict[str, Any]:
    """By setting: where and how it logs in."""
    return {name: urlsplit(value) for name, value in asdict(settings).items() if str(value).startswith("postgresql:")}
