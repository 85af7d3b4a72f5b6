"""The sentence that stands below a field of the model: its description, in the JSON Schema and for editors.

pydantic can read these sentences itself, but does so for every class as soon as it is imported: a fifth of the time of
a check. Here they are read when somebody wants them.
"""

import ast
import inspect
import textwrap
from itertools import pairwise
from typing import Any, Literal, cast

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema


def described_schema(model: type[BaseModel], mode: Literal["validation", "serialization"]) -> dict[str, Any]:
    """The schema of what the model reads (validation) or gives (serialization)."""
    return model.model_json_schema(mode=mode, schema_generator=_Described)


def descriptions(model: type) -> dict[str, str]:
    """The sentence below each field of a class and of those that it is made from."""
    found: dict[str, str] = {}
    for part in reversed(model.__mro__):
        if issubclass(part, BaseModel) and part is not BaseModel:
            [written] = ast.parse(textwrap.dedent(inspect.getsource(part))).body
            found |= _below_fields(cast("ast.ClassDef", written))
    return found


class _Described(GenerateJsonSchema):
    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        for name, words in descriptions(schema["cls"]).items():
            if name in made.get("properties", {}):
                made["properties"][name]["description"] = words
        return made


def _below_fields(written: ast.ClassDef) -> dict[str, str]:
    return {
        field.target.id: inspect.cleandoc(sentence.value.value)
        for field, sentence in pairwise(written.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(sentence, ast.Expr) and isinstance(sentence.value, ast.Constant)
        if isinstance(sentence.value.value, str)
    }
