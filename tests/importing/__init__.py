"""Bringing in a text: files of every kind, texts of every shape."""
