from generator.comparison.matching import match_articles, match_rows

_A = "对新设立的手工业合作社，一次性给予3万元补助。"
_B = "对购置设备的手工业企业，按不超过设备购置费用的20%给予补助。"
_C = "县手工业服务中心统筹手工业扶持工作，各有关单位分工配合。"


def _matched(old: list[str], new: list[str]) -> dict[int, int]:
    return match_articles(list(enumerate(old, 1)), list(enumerate(new, 1)))


def test_unchanged_articles_are_found_wherever_they_stand() -> None:
    assert _matched([_A, _B, _C], [_C, _A, _B]) == {0: 2, 1: 0, 2: 1}


def test_an_inserted_article_has_no_counterpart_and_moves_the_others() -> None:
    assert _matched([_A, _B], [_A, _C, _B]) == {0: 0, 2: 1}


def test_a_removed_article_is_nobodys_counterpart() -> None:
    assert _matched([_A, _B, _C], [_A, _C]) == {0: 0, 1: 2}


def test_a_changed_article_is_found_although_its_number_changed() -> None:
    changed = _B.replace("20%", "25%").replace("设备购置", "设备和软件购置")
    assert _matched([_A, _B], [_C, _A, changed]) == {1: 0, 2: 1}


def test_a_rewritten_article_counts_as_the_same_if_it_kept_its_number() -> None:
    old = "对购置设备的手工业企业，给予补助，每家每年不超过两次，具体办法另行制定。"
    new = "对购置软件或者租用厂房的手工业企业，每家每年奖励一次。"
    assert _matched([_A, old], [_A, new]) == {0: 0, 1: 1}


def test_an_article_that_was_rewritten_keeps_its_place_and_number() -> None:
    assert _matched([_A, "县级财政安排经费。"], [_A, "本办法由主管部门解释"]) == {0: 0, 1: 1}


def test_articles_in_a_row_that_were_rewritten_keep_their_places() -> None:
    old = [_A, "县级财政安排经费。", "每年评选一次"]
    assert _matched(old, [_A, "本办法由主管部门解释", "资金专款专用"]) == {0: 0, 1: 1, 2: 2}


def test_articles_with_nothing_in_common_and_nothing_beside_them_are_not_the_same_for_their_number() -> None:
    assert _matched(["县级财政安排经费。"], ["本办法由主管部门解释"]) == {}


def test_articles_with_the_same_words_are_matched_in_order() -> None:
    assert _matched([_A, _A], [_A, _A]) == {0: 0, 1: 1}


def test_rows_keep_their_order_and_stand_alone_where_they_have_no_counterpart() -> None:
    old = ["（1）成员不少于5人；", "（2）面积80平方米以上。"]
    new = ["（1）成员不少于8人；", "（2）依法登记；", "（3）面积80平方米以上。"]
    assert match_rows(old, new) == [(0, 0), (None, 1), (1, 2)]


def test_every_row_of_both_sides_is_there_once() -> None:
    old, new = [_A, _B, _B, _C], [_C, "新的一段。", _B]
    pairs = match_rows(old, new)
    assert [i for i, _ in pairs if i is not None] == list(range(len(old)))
    assert [j for _, j in pairs if j is not None] == list(range(len(new)))


def test_very_many_rows_are_all_there_too() -> None:
    old, new = [f"甲{n}" for n in range(400)], [f"乙{n}" for n in range(400)]
    assert len(match_rows(old, new)) == 800
