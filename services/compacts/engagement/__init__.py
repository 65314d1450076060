"""What an area is asked about its next text, and was; what was held; and which versions that was for."""

from services.compacts.engagement.asking import EngagementLine, Held, HeldLine, engagements, held, held_for
from services.compacts.engagement.folding import MODEL, absorb
from services.compacts.engagement.rows import EngagedVersion, Engagement, EngagementHeld, VersionMaking

__all__ = [
    "MODEL",
    "EngagedVersion",
    "Engagement",
    "EngagementHeld",
    "EngagementLine",
    "Held",
    "HeldLine",
    "VersionMaking",
    "absorb",
    "engagements",
    "held",
    "held_for",
]
