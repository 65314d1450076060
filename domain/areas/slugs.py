"""Web addresses of areas: which can be said, and which words are kept for the installation's own pages."""

RESERVED_SLUGS = frozenset(
    [
        "about",
        "accessibility",
        "account",
        "admin",
        "api",
        "areas",
        "assets",
        "audit",
        "auditor",
        "confirm",
        "cookies",
        "demo",
        "duties",
        "health",
        "help",
        "host",
        "hosts",
        "links",
        "live",
        "mailbox",
        "metrics",
        "my-data",
        "new",
        "nominations",
        "privacy",
        "report",
        "search",
        "security",
        "sessions",
        "sign-in",
        "sign-out",
        "sign-up",
        "static",
        "status",
        "terms",
        "well-known",
        "www",
    ]
)


def sayable(slug: str) -> bool:
    return slug not in RESERVED_SLUGS and 3 <= len(slug) <= 40 and slug == slug.strip("-") and all(map(_plain, slug))


def _plain(letter: str) -> bool:
    return letter.isascii() and (letter.isdigit() or letter.islower() or letter == "-")
