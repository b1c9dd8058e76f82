"""Errors a feature raises and the outside sees: each class carries its HTTP status and RFC 9457 type.

The API turns them into problem documents; the command line prints ``detail`` as one sentence. Anything else that is
raised is a defect.
"""

from typing import Any


class GridError(Exception):
    """A refusal with a sentence that says what is wrong and what to do.

    ``extra`` members go into the problem document beside ``detail`` (for instance ``errors``: a list of
    ``{"field", "message"}``).
    """

    status = 400
    type = "bad-request"
    title = "The request cannot be served"

    def __init__(self, detail: str, **extra: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.extra = extra


class Invalid(GridError):
    """Well-formed but not acceptable; says which field and what to send instead."""

    status = 422
    type = "invalid"
    title = "The request is not acceptable"


class NotFound(GridError):
    """There is no such thing, or the caller may not know that there is."""

    status = 404
    type = "not-found"
    title = "Not found"


class Unauthenticated(GridError):
    """No valid session."""

    status = 401
    type = "unauthenticated"
    title = "Log in first"


class SecondFactorWanted(Unauthenticated):
    """The password is right, and the code of the account's second factor is missing or not right."""

    type = "second-factor"


class Forbidden(GridError):
    """A valid session whose role or scope does not reach this."""

    status = 403
    type = "forbidden"
    title = "Not within your rights"


class Conflict(GridError):
    """The thing is no longer in the state the caller saw."""

    status = 409
    type = "conflict"
    title = "The state has changed meanwhile"


class TooLarge(GridError):
    """A body or file above its limit."""

    status = 413
    type = "too-large"
    title = "Too large"


class Unsupported(GridError):
    """A kind of body this address does not read."""

    status = 415
    type = "unsupported"
    title = "Unsupported kind of body"


class TooMany(GridError):
    """Too many tries; ``retry_after`` seconds in ``extra``."""

    status = 429
    type = "too-many-requests"
    title = "Too many requests"


class Unavailable(GridError):
    """A part the request needs does not answer now; trying again is right."""

    status = 503
    type = "unavailable"
    title = "Try again shortly"
