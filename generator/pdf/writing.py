"""Puts a finished PDF in its place whole or not at all."""

from generator.file_writing import write_file as write_pdf

__all__ = ["write_pdf"]
