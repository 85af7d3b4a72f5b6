"""Lighthouse on the built site: a step of `make test` of its own, because nothing else may run beside it."""
