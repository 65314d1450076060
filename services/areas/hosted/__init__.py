"""What a host sees of the areas that it looks after: figures, and nobody's words.

Each row lies with its area and names the host; row-level security shows it to that host alone. How many concerns are
open is not here: only that number where it is large enough to tell nothing of anybody.
"""

from services.areas.hosted.asking import PAGE, AreaOfHost, HostOfMine, Offer, area_of, areas, host_of, hosts_of, offers
from services.areas.hosted.folding import MODEL, absorb
from services.areas.hosted.rows import HostedArea, HostedDue, HostedSlot

__all__ = [
    "MODEL",
    "PAGE",
    "AreaOfHost",
    "HostOfMine",
    "HostedArea",
    "HostedDue",
    "HostedSlot",
    "Offer",
    "absorb",
    "area_of",
    "areas",
    "host_of",
    "hosts_of",
    "offers",
]
