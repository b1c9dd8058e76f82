"""Names of files from words of a place. Pure."""


def safe(words: str) -> str:
    """``words`` as a file's name: what some file system does not take becomes ``_``."""
    return "".join("_" if one in '<>:"/\\|?*' or not one.isprintable() else one for one in words)
