"""Which items lie under which."""

from domain.compacts.reading.marks import Mark, Style

ORDER = {Style.NUMERAL: 0, Style.NUMBER: 0, Style.CAPITAL: 0, Style.LETTER: 1, Style.ROMAN: 2, "o": 4, "◦": 4, "○": 4, "▪": 5}
BULLETS = 3


class Nesting:
    """Told by indent, or where that was lost by the kinds of mark."""

    def __init__(self) -> None:
        self.levels: list[tuple[int, str]] = []

    def depth(self, mark: Mark, indent: int, before: str) -> int:
        kind = mark.printed if mark.style is Style.BULLET else mark.style
        while self.levels and indent < self.levels[-1][0] - 1:
            self.levels.pop()
        if not self.levels or indent > self.levels[-1][0] + 1:
            self.levels.append((indent, kind))
        elif kind != self.levels[-1][1]:
            self._change(indent, kind, before)
        return len(self.levels) - 1

    def _change(self, indent: int, kind: str, before: str) -> None:
        """Another kind of mark at the same indent: an outer list's, an inner one's, or carelessness."""
        outer = [depth for depth, (at, known) in enumerate(self.levels) if known == kind and abs(at - indent) <= 1]
        if outer:
            del self.levels[outer[-1] + 1 :]
        elif before.endswith(":") or _order(kind) > _order(self.levels[-1][1]):
            self.levels.append((indent, kind))


def _order(kind: str) -> int:
    return ORDER.get(kind, BULLETS)
