"""The canonical model: what `content/handbook.yaml` may hold."""

from generator.model.handbook import Handbook

__all__ = ["Handbook"]
