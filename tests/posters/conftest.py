"""A small city with people, and a photo on the board."""

from tests.circulars.conftest import town

__all__ = ["town"]
