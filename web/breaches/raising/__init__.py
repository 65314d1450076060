"""Raising a concern, one question a page: for whom and about whom, which undertaking, what happened, and a last look."""

from web.breaches.raising.controller import Raising

__all__ = ["Raising"]
