"""Groups with their seats, who sits in them and who did."""

from services.groups.register.asking import Listed, SeatLine, Sitter, group, groups, seat, seats, sitters
from services.groups.register.declared import Chaired, Declared, Interest, chairs, declared, interest, said
from services.groups.register.folding import MODEL, absorb
from services.groups.register.rows import AreaGroup, Conflict, GroupChair, GroupSeat, NamedMember, Sitting

__all__ = [
    "MODEL",
    "AreaGroup",
    "Chaired",
    "Conflict",
    "Declared",
    "GroupChair",
    "GroupSeat",
    "Interest",
    "Listed",
    "NamedMember",
    "SeatLine",
    "Sitter",
    "Sitting",
    "absorb",
    "chairs",
    "declared",
    "group",
    "groups",
    "interest",
    "said",
    "seat",
    "seats",
    "sitters",
]
