"""Former home of what is now in rights, sessions and duties."""

from backend.people.duties import bound_workers, grids_on_duty, leaders_of, on_duty
from backend.people.rights import Caller
from backend.people.sessions import authenticate

__all__ = ["Caller", "authenticate", "bound_workers", "grids_on_duty", "leaders_of", "on_duty"]
