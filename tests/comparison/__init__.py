"""Two versions of a policy, compared."""
