"""What the guides show is what the model takes."""

import textwrap

import pytest
import yaml

from generator.model.amendment import Amendment
from tests.conftest import ROOT


@pytest.mark.parametrize("guide", ["编辑指南.md", "amendments.md"])
def test_the_amendment_that_a_guide_shows_can_be_written_so(guide: str) -> None:
    text = (ROOT / "docs" / guide).read_text("utf-8")
    blocks = [textwrap.dedent(block.split("```")[0]) for block in text.split("```yaml\n")[1:]]
    shown = next(block for block in map(textwrap.dedent, blocks) if "amendments:" in block)
    (entry,) = yaml.load(textwrap.dedent(shown), Loader=yaml.BaseLoader)["amendments"]  # noqa: S506 - keeps texts
    assert set(entry) == set(Amendment.model_fields)
    Amendment.model_validate(entry)
