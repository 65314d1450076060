"""Everything about groups that has an address."""

from web.groups.chairing import Chairing
from web.groups.controller import Groups
from web.groups.decisions import Decisions, Recording
from web.groups.seats import Seats

OF_GROUPS = (Groups, Seats, Chairing, Recording, Decisions)
