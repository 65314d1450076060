"""How words are set: Markdown's marks, rules, bold, capitals."""

import re

MARKDOWN = re.compile(r"(?P<hashes>#{1,6})(?:\s+|(?=[A-Za-z*]))(?=[^\s#])")
RULE = re.compile(r"([-=_*~+])(?:\s*\1){2,}$")
WHOLLY_BOLD = re.compile(r"(?:\*\*|__)(?!\s)[^*]+(?:\*\*|__)[:.]?$|<(?:b|strong)>[^<]+</(?:b|strong)>:?$", re.IGNORECASE)
BOLD_NUMBER = re.compile(r"(?:\*\*|__)\s*([\dA-Za-z.()]{1,12}[.):]?)\s*(?:\*\*|__)\s*(?=\S)")
LONGEST_HEADING = 140
UNDERLINED, CAPITALS, BOLD = 2, 7, 8  # ranks among Markdown's six


def is_capitals(text: str) -> bool:
    return text == text.upper() and sum(map(str.isalpha, text)) >= 4
