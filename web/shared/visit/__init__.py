"""One request: who looks at what, what they may, what they typed, and the answer to it."""

from web.shared.visit.ending import Denied, MovedTo, NotModified, Unproved
from web.shared.visit.entering import unproved, visit
from web.shared.visit.sending import Visit

__all__ = ["Denied", "MovedTo", "NotModified", "Unproved", "Visit", "unproved", "visit"]
