"""Patrols as they were derived from fixes, and what is still to be derived."""
