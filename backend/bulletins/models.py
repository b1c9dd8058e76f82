"""Bulletins as they went out."""
