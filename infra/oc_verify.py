"""Checks a proof of Open Compact on any computer: this file and Python (3.11 or newer) are all it takes.

    python oc_verify.py PROOF.json [LINE …]

A LINE is what a certificate, a backup or `./compact audit verify` printed and somebody kept: NUMBER:HASH. The proof leads from
one entry of an area's record to the present end of it, by hashes that say nothing of what the entries hold. Exit: 0 the entry
is in the record that the lines were made from; 1 it is not, or the record is another; 2 nothing to compare with.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

PROVES = """This shows that the entry stands in that place of the record whose line was kept, as it was recorded.
It does not show that what it says was true, or that nothing was left unsaid."""


def lines_of(proof: dict[str, Any]) -> dict[int, str]:
    """The record's line at the entry, and at each after it."""
    if proof["proof"] != "oc-proof/1":
        raise ValueError(f"a proof of another kind: {proof['proof']}")
    at = int(proof["position"])
    leaf = sha256(
        b"\x00oc-event/1\n"
        + bytes.fromhex(proof["ledger"])
        + at.to_bytes(8, signed=True)
        + int(proof["recorded_at"]).to_bytes(8, signed=True)
        + bytes.fromhex(proof["header"])
        + bytes.fromhex(proof["state"])
    ).digest()
    chain, lines = bytes.fromhex(proof["before"]), {}
    for number, one in enumerate([leaf, *map(bytes.fromhex, proof["after"])], at):
        chain = sha256(chain + one).digest()
        lines[number] = chain.hex()
    return lines


def check(proof: dict[str, Any], kept: list[str]) -> tuple[int, list[str]]:
    """The exit status, and what is said."""
    lines = lines_of(proof)
    said, wrong, right = [], 0, 0
    for line in kept:
        number, _colon, value = line.strip().partition(":")
        if not number.isdecimal() or int(number) not in lines:
            said.append(
                f"{line}: the proof begins at entry {min(lines)} and ends at {max(lines)}, so it says nothing of this one."
            )
        elif lines[int(number)] == value.lower():
            right += 1
            said.append(f"{line}: the record leads to it.")
        else:
            wrong += 1
            said.append(f"{line}: THE RECORD DOES NOT LEAD TO IT, but to {number}:{lines[int(number)]}")
    if wrong:
        return 1, [*said, "Altered, or another record."]
    if not right:
        return 2, [*said, f"Nothing to compare with. The proof alone leads to {max(lines)}:{lines[max(lines)]}"]
    return 0, [*said, f"Entry {min(lines)} is in the record.", PROVES]


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 2
    try:
        status, said = check(json.loads(Path(arguments[0]).read_text()), arguments[1:])
    except (OSError, ValueError, KeyError, TypeError, OverflowError) as error:
        print(f"{arguments[0]} cannot be read as a proof: {error}")
        return 2
    print("\n".join(said))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
