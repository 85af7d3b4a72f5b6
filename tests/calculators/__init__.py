"""Tests of the award arithmetic."""
