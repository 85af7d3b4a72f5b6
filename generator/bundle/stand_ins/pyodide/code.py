"""Stands in for what runs Python source text on a page's behalf: the calculators are called, never composed."""
