"""Notices to people: what somebody must know, kept until it is read."""
