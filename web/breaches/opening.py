"""Opening the words of a concern for one reader, which is written down."""

import asyncio

from domain.shared.sealed import Clear, Opened
from services.breaches import cases
from services.shared.cells import unlocked
from web.shared.visit import Visit


async def opened(visit: Visit, case: cases.CaseLine, stages: list[cases.StageLine], purpose: str) -> dict[str, Clear | None]:
    """By name; `purpose` is what the access log says it was for. Policy was asked before."""
    boxes = {"what_happened": case.what_happened, "effect": case.effect, "remedy": case.remedy}
    for stage in stages:
        boxes |= {f"answer {stage.stage}": stage.answer or b"", f"handover {stage.stage}": stage.handover or b""}
    sealed = {name: unlocked(box) for name, box in boxes.items() if box}
    found: list[Opened] = await asyncio.to_thread(
        visit.outside.vault.open, visit.area.tenant_id, list(sealed.values()), str(visit.page.viewer.person_id), purpose
    )
    return {name: one if isinstance(one, Clear) else None for name, one in zip(sealed, found, strict=True)}
