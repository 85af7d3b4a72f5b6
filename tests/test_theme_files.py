"""The theme's files are listed as MkDocs lists them, but for the hidden ones."""

from mkdocs.theme import Theme

from generator.theme_files import WithoutHidden


def _listed(theme: Theme) -> list[str]:
    return theme.get_env().list_templates()


def test_everything_but_what_is_hidden_is_listed() -> None:
    listed = _listed(Theme(name="material"))
    assert _listed(WithoutHidden(name="material")) == [name for name in listed if "/." not in f"/{name}"]
    assert any("/." in f"/{name}" for name in listed)


def test_a_hidden_template_is_found_by_its_name() -> None:
    assert WithoutHidden(name="material").get_env().get_template(".icons/material/web.svg").render().startswith("<svg")
