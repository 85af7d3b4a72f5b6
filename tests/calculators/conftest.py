"""The real rules, compiled from the canonical file as the site and the command line do it."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from calculators import Rule
from generator.loading import load_handbook
from generator.rules import compile_rules

settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault of the code
settings.register_profile(  # where the tests run thousands of times, and nobody reads how one fails
    "hurried", deadline=None, max_examples=8, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile(os.environ.get("CALCULATOR_TESTS", "unhurried"))

_CONTENT = Path(__file__).parents[2] / "content" / "handbook.yaml"


@pytest.fixture(scope="session")
def real_rules() -> Mapping[str, Rule]:
    """Every rule of the canonical file by award id."""
    compiled = compile_rules(load_handbook(_CONTENT).handbook)
    return {award: Rule.read(node) for award, node in compiled.items()}
