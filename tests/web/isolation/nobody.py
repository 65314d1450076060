"""What looks like the name of something and names nothing."""

import re
from uuid import uuid4

from domain.shared.ids import reference

NAMED = re.compile(r"\b[0-9a-f]{64}\b|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\bt-[0-9a-f]{12}\b|\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")


def unknown(value: str) -> str:
    """Something that looks like it and names nothing."""

    def another(found: re.Match[str]) -> str:
        if "t-" in found[0]:
            return f"t-{uuid4().hex[:12]}"
        if len(found[0]) == 64:
            return uuid4().hex + uuid4().hex
        return str(uuid4()) if len(found[0]) > 9 else reference(uuid4())

    return NAMED.sub(another, value)
