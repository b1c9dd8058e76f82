"""Visits to residents, and the workers' diary."""
