"""Proof that the handbook is what it says it is; the folders mirror the modules."""
