"""What a form sent."""

from collections.abc import Iterable
from typing import Any


class Typed:
    """What a form sent, as WTForms reads it. NUL cannot be stored and is nobody's wish; line ends become plain."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.values: dict[str, list[str]] = {}
        for name, value in pairs:
            self.values.setdefault(name, []).append(value.replace("\x00", "").replace("\r\n", "\n"))

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def __iter__(self) -> Any:
        return iter(self.values)

    def __len__(self) -> int:
        return len(self.values)

    def getlist(self, name: str) -> list[str]:
        return self.values.get(name, [])

    def get(self, name: str) -> str:
        return (self.getlist(name) or [""])[0]

    def written(self) -> list[str]:
        """What nobody wants to write twice: texts of more than a word."""
        return [value for values in self.values.values() for value in values if len(value.split()) > 1]
