"""Groups with their seats, who sits in them and who did."""

from services.groups.register.asking import Listed, SeatLine, Sitter, group, groups, seat, seats, sitters
from services.groups.register.declared import Chaired, Interest, chairs, interest, interests, said
from services.groups.register.folding import MODEL, absorb
from services.groups.register.rows import AreaGroup, Conflict, GroupChair, GroupSeat, NamedMember, Sitting

__all__ = [
    "MODEL",
    "AreaGroup",
    "Chaired",
    "Conflict",
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
    "group",
    "groups",
    "interest",
    "interests",
    "said",
    "seat",
    "seats",
    "sitters",
]
