"""What a notice may be about."""

from typing import Literal

Kind = Literal["zombie_warning", "zombie", "bulletin", "circular", "appeal", "leave", "common_problem"]
"""A grid about to turn zombie or that did, a bulletin, a circular, an appeal, somebody's leave, a common problem."""
