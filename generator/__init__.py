"""Reads, checks and publishes a policy handbook."""
