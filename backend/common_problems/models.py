"""Clusters of like cases, and their root-cause cases."""
