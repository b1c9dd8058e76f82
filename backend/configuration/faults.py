"""What is wrong with a configuration, said so that whoever writes it knows what to write."""

from dataclasses import dataclass

Location = tuple[str | int, ...]
"""Where in a configuration: ``("categories", 3, "clock")``."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong; a warning does not stop anybody. ``line`` counts from 1, None for a file as a whole."""

    file: str
    line: int | None
    words: str
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.file}{f':{self.line}' if self.line else ''}: {self.words}"
