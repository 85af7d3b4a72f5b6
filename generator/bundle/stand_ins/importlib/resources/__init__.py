"""Stands in for reading data files out of packages: the calculators have none."""
