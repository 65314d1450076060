"""The figures as a table for people and as JSON for whoever draws a line through them."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from infra.bench.figures import Figure
from infra.bench.sizes import Size

HEAD = ("what", "figure", "target", "met?")
WIDEST = 100
PROCESSORS = os.cpu_count() or 1


def table(figures: Sequence[Figure]) -> str:
    """What | figure | target | met?; under each miss, where the time went."""
    rows = [(one.what[:WIDEST], shown(one), one.target, {True: "yes", False: "NO", None: ""}[one.met]) for one in figures]
    widths = [max(map(len, column)) for column in zip(HEAD, *rows, strict=True)]
    lines = [_line(HEAD, widths), "-|-".join("-" * width for width in widths)]
    for one, row in zip(figures, rows, strict=True):
        lines.append(_line(row, widths))
        lines += [f"    {more}" for more in (one.note, one.where) if more]
    missed = [one.name for one in figures if one.met is False]
    asked = [one for one in figures if one.met is not None]
    lines.append(
        f"{len(asked) - len(missed)} of {len(asked)} targets met." + (f" Missed: {', '.join(missed)}." if missed else "")
    )
    if (busy := load()) > 1.5 * PROCESSORS:
        lines.append(
            f"The machine is busy (load {busy:.1f} on {PROCESSORS} processors): what is measured by the clock comes out worse."
        )
    return "\n".join(lines)


def load() -> float:
    """How much else goes on: processes at work at a time, over the last quarter of an hour."""
    return os.getloadavg()[2]


def shown(figure: Figure) -> str:
    return "not built" if figure.value is None else f"{figure.value:.3g} {figure.unit}"


def write(path: Path, figures: Sequence[Figure], size: Size) -> None:
    """Everything that was measured, each round of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(as_data(figures, size)), indent=1))


def as_data(figures: Sequence[Figure], size: Size) -> dict[str, Any]:
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {"python": platform.python_version(), "system": platform.platform(), "processors": PROCESSORS, "load": load()},
        "size": msgspec.to_builtins(size),
        "figures": [msgspec.to_builtins(one) | {"met": one.met, "target": one.target} for one in figures],
    }


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
