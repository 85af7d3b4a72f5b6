"""Spoilt canonical files by the thousand: each gives the right site or a clear message, never an accident."""
