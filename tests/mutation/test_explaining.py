from tests.mutation.explaining import EXPLAINED, Change, read_change, read_explanations, superfluous, unexplained

_SHOWN = """# calculators.mechanisms.annual.xǁAnnualǁread__mutmut_1: survived
--- calculators/mechanisms/annual.py
+++ calculators/mechanisms/annual.py
@@ -1,3 +1,3 @@
 def read(cls, node):
-    max_years = None if node["max_years"] is None
+    max_years =  None
"""
_CHANGE = Change("calculators.money.rate", "return zip(a, b, strict=True)", "return zip(a, b, )")
_EXPLAINED = """explained:
  - why: the two are equally long
    before_like: .*, strict=True\\).*
    after_like: .*, (strict=False)?\\).*
  - why: another
    function: calculators.money.rate
    before: return zip(a, b, strict=True)
    after: return None
"""


def test_a_change_is_known_by_its_function_and_its_lines() -> None:
    assert read_change(_SHOWN) == (
        "calculators.mechanisms.annual.Annual.read",
        'max_years = None if node["max_years"] is None',
        "max_years = None",
    )
    assert read_change("# calculators.money.x__rate__mutmut_12: survived\n").function == "calculators.money._rate"


def test_a_change_that_nothing_explains_is_told() -> None:
    explanations = read_explanations(_EXPLAINED)
    other = _CHANGE._replace(after="return 5")
    assert unexplained([_CHANGE, other], explanations) == [other]


def test_an_explanation_without_a_change_is_told() -> None:
    explanations = read_explanations(_EXPLAINED)
    assert [explanation.why for explanation in superfluous([_CHANGE], explanations)] == ["another"]


def test_each_explanation_of_the_project_says_why() -> None:
    explanations = read_explanations(EXPLAINED.read_text("utf-8"))
    assert explanations
    assert all(explanation.why for explanation in explanations)
