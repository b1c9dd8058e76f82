"""How names and phones are shown wherever they are not needed whole. Pure."""


def masked_name(name: str | None) -> str | None:
    """The family name, and a star for each further character."""
    return f"{name[0]}{'*' * (len(name) - 1)}" if name else None


def masked_phone(phone: str | None) -> str | None:
    """The last four digits."""
    return f"*******{phone[-4:]}" if phone else None
