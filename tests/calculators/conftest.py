"""The real rules, compiled from the canonical file as the site and the command line do it."""

import os
from collections.abc import Mapping

import pytest
from hypothesis import Phase, settings

from calculators import Rule
from tests.calculators.finder_policies import compiled_policy

settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault of the code
settings.register_profile(  # where the tests run thousands of times, and nobody reads how one fails
    "hurried", deadline=None, max_examples=8, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile(os.environ.get("CALCULATOR_TESTS", "unhurried"))


@pytest.fixture
def real_rules() -> Mapping[str, Rule]:
    """Every rule of the canonical file by award id, read by each test, so that mutation testing sees who reads."""
    return {award: Rule.read(node) for award, node in compiled_policy("real")["rules"].items()}
