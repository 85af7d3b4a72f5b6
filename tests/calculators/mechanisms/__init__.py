"""Tests of the mechanisms, one file each."""
