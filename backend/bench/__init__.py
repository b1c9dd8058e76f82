"""Honest timing: each row measures ours beside a limit in the same run, on a database of its own."""
