"""What people call the thing that they sign in with."""

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
            ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "Chromebook"),
           ("Mac OS", "Mac"), ("Linux", "Linux"))  # fmt: skip


def device(agent: str) -> str:
    """“Firefox, Windows”: enough to know one's own again, and no more is kept. Empty for what we do not know."""
    return ", ".join(found for found in (_first(BROWSERS, agent), _first(SYSTEMS, agent)) if found)


def _first(names: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for mark, name in names if mark in agent), "")
