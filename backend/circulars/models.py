"""Circulars as they were published."""
