"""`python -m infra COMMAND …`, which is what `./compact COMMAND …` runs."""

import sys

from infra.commands import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
