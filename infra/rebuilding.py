"""Read models to what this code needs: a new generation, filled from history, then taken into use."""

from collections.abc import Callable

from infra.composition import parts
from infra.forgetting import destroy_again, forget_again
from infra.readmodels import generations
from infra.settings import Settings
from services.catalogue import READ_MODELS


def prepare(settings: Settings, say: Callable[[str], None]) -> None:
    """Read models as this code has them: made if there are none, rebuilt if other code made them."""
    if back := destroy_again(settings):
        say(f"{back} keys that were destroyed for good had come back; they are destroyed again.")
    if generations.due(settings.migrator_database_url, READ_MODELS):
        rebuild(settings, say)
    if people := forget_again(settings):
        say(f"{people} people who had been forgotten had come back; they are forgotten again.")


def rebuild(settings: Settings, say: Callable[[str], None]) -> int:
    generation = generations.make(settings.migrator_database_url, READ_MODELS)
    with parts(settings) as made:
        follower = made.follower(after=lambda _tenants: None, generation=generation)
        total = 0
        while count := follower.step():
            total += count
            if total % 10_000 < count:
                say(f"Read models: {total} events …")
    generations.take_into_use(settings.migrator_database_url, generation)
    if total:
        say(f"Read models rebuilt from {total} events.")
    return generation
