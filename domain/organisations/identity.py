"""Register numbers, as org-ids (org-id.guide): looked at offline, by the shape that each register gives its numbers."""

import re

from msgspec import Struct

from domain.shared.errors import Refused
from domain.shared.events import N_

LONGEST_IDENTIFIER = 60


class Register(Struct, frozen=True):
    """`shape` is what all of a number looks like; `example` one that looks right."""

    name: str
    shape: str
    example: str


REGISTERS = {
    "GB-CHC": Register(N_("the Charity Commission for England and Wales"), r"[1-9]\d{5,6}(-\d{1,3})?", "GB-CHC-1234567"),
    "GB-SC": Register(N_("the Scottish Charity Register"), r"SC\d{6}", "GB-SC-SC012345"),
    "GB-NIC": Register(N_("the Charity Commission for Northern Ireland"), r"1\d{5}", "GB-NIC-101234"),
    "GB-COH": Register(N_("Companies House"), r"\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}[A-Z]", "GB-COH-01234567"),
    "GB-MPR": Register(N_("the Mutuals Public Register"), r"[A-Z]{0,2}\d{1,6}[A-Z]{0,2}", "GB-MPR-12345R"),
    "GB-CASC": Register(N_("community amateur sports clubs"), r"(CH)?\d{4,6}", "GB-CASC-01234"),
    "GB-NHS": Register(N_("NHS organisation codes"), r"[A-Z0-9]{3,6}", "GB-NHS-RXX"),
    "GB-LAE": Register(N_("local authorities in England"), r"[A-Z]{3,4}", "GB-LAE-XYZ"),
    "GB-LAS": Register(N_("local authorities in Scotland"), r"[A-Z]{3,4}", "GB-LAS-XYZ"),
    "GB-PLA": Register(N_("principal local authorities in Wales"), r"[A-Z]{3,4}", "GB-PLA-XYZ"),
    "GB-LANI": Register(N_("local authorities in Northern Ireland"), r"[A-Z]{3,4}", "GB-LANI-XYZ"),
    "GB-GOR": Register(N_("government organisations"), r"[A-Z]{1,3}\d{1,5}", "GB-GOR-D12"),
    "GB-SHPE": Register(N_("registered providers of social housing"), r"[A-Z]{0,2}\d{3,5}", "GB-SHPE-L1234"),
    "GB-EDU": Register(N_("schools and colleges"), r"\d{6}", "GB-EDU-123456"),
    "GB-UKPRN": Register(N_("UK providers of learning"), r"1\d{7}", "GB-UKPRN-10012345"),
}
ELSEWHERE = re.compile(r"[A-Z]{2,3}-[A-Z0-9]{2,10}-[A-Z0-9][A-Z0-9./-]*")


def normal_identifier(typed: str | None) -> str | None:
    """As org-ids are written; None for nothing. Refuses what its register would not have given.

    >>> normal_identifier(" gb-chc 1234567 "), normal_identifier("gb-coh-1234567"), normal_identifier("")
    ('GB-CHC-1234567', 'GB-COH-01234567', None)
    """
    said = re.sub(r"[\s_–—-]+", "-", (typed or "").strip().upper()).strip("-")
    if not said:
        return None
    if len(said) > LONGEST_IDENTIFIER:
        raise Refused(
            N_("A register number is shorter than that: {most} characters at most."), field=FIELD, most=LONGEST_IDENTIFIER
        )
    prefix, number = _parts(said)
    if prefix in REGISTERS:
        return f"{prefix}-{_number_in(prefix, number)}"
    if prefix.startswith("GB-") or not ELSEWHERE.fullmatch(said):
        raise Refused(
            N_("“{typed}” does not begin with a register that is known here, as GB-CHC-1234567 does. Known are: {known}."),
            field=FIELD,
            typed=said,
            known=", ".join(REGISTERS),
        )
    return said


FIELD = "identifier"


def _parts(said: str) -> tuple[str, str]:
    country, _, rest = said.partition("-")
    register, _, number = rest.partition("-")
    return f"{country}-{register}", number


def _number_in(prefix: str, number: str) -> str:
    """Companies House writes eight digits; what was typed without its first noughts is meant all the same."""
    number = number.zfill(8) if prefix == "GB-COH" and re.fullmatch(r"\d{6,7}", number) else number
    register = REGISTERS[prefix]
    if not re.fullmatch(register.shape, number):
        message = N_("“{typed}” is not a number of that register. A number of {register} looks like {example}.")
        raise Refused(message, field=FIELD, typed=number or prefix, register=prefix, example=register.example)
    return number
