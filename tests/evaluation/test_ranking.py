"""Scores, ties, the least sample, and the red and black lists."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from backend.configuration.schema import Evaluation
from backend.configuration.values import Measure
from backend.evaluation.measures import MEASURES, Figure
from backend.evaluation.ranking import Candidate, rank, sample, score

RULES = Evaluation(weights={"answered": 50, "overdue": 50}, least_cases=10, listed=2)


def figures(**given: tuple[int, int]) -> dict[Measure, Figure]:
    return {measure: Figure(*given.get(measure, (0, 0))) for measure in MEASURES}


def candidate(key: str, answered: int, of: int = 100, overdue: int = 0) -> Candidate:
    return Candidate(key, figures(answered=(answered, of), overdue=(overdue, of)))


def test_less_is_better_for_some_and_more_than_all_is_all() -> None:
    assert score(figures(answered=(3, 4), overdue=(1, 4)), RULES) == 75
    closed = Evaluation(weights={"closed": 60, "solved": 40})
    assert score(figures(closed=(15, 10), solved=(1, 3)), closed) == 60 + Fraction(40, 3)


def test_what_counts_nothing_has_no_score() -> None:
    assert score(figures(answered=(3, 4)), RULES) is None


def test_the_sample_is_the_smallest_denominator() -> None:
    """One verdict on fifty cases is one."""
    assert sample(figures(answered=(50, 50), overdue=(0, 1), solved=(1, 900)), RULES) == 1


def test_whoever_has_one_case_does_not_win() -> None:
    order = rank([candidate("a", 90), candidate("b", 95), candidate("one", 1, of=1), candidate("none", 0, of=0)], RULES)
    assert [place.key for place in order.places] == ["b", "a"]
    assert order.too_few == ("none", "one")


def test_equal_scores_share_a_rank_and_the_larger_sample_goes_first() -> None:
    order = rank([candidate("a", 9, of=10), candidate("b", 90), candidate("c", 80), candidate("d", 100)], RULES)
    assert [(place.key, place.rank) for place in order.places] == [("d", 1), ("b", 2), ("a", 2), ("c", 4)]


def test_the_lists_name_the_best_and_the_worst() -> None:
    order = rank([candidate(str(n), 90 + n) for n in range(6)], RULES)
    assert (order.red, order.black) == (("5", "4"), ("0", "1"))


def test_nobody_is_on_both_lists() -> None:
    assert rank([candidate("a", 90), candidate("b", 80), candidate("c", 70)], RULES).red == ("a",)
    only = rank([candidate("a", 90)], RULES)
    assert (only.red, only.black) == ((), ())


def test_where_all_are_equal_nobody_is_best_or_worst() -> None:
    order = rank([candidate(str(n), 100) for n in range(8)], RULES)
    assert (order.red, order.black) == ((), ())
    one_worse = rank([*(candidate(str(n), 100) for n in range(8)), candidate("bad", 50)], RULES)
    assert one_worse.black == ("bad",)
    assert len(one_worse.red) == 8  # whom to leave out?


def test_no_code_decides_who_is_on_a_list() -> None:
    few = rank([candidate("a", 90), candidate("b", 80), candidate("c", 80)], RULES)
    assert (few.red, few.black) == (("a",), ("c", "b"))
    middle = rank([candidate("a", 90), *(candidate(key, 80) for key in "bcd"), candidate("e", 70)], RULES)
    assert (middle.red, middle.black) == (("a",), ("e",))
    last = rank(
        [candidate(key, answered) for key, answered in zip("abcdef", (90, 80, 80, 70, 60, 50), strict=True)], RULES
    )
    assert (last.red, last.black) == (("a", "b", "c"), ("f", "e"))


CANDIDATES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40)).map(
        lambda row: (min(row[0], row[2]), min(row[1], row[2]), row[2])
    ),
    max_size=30,
).map(lambda rows: [candidate(str(n), a, of=of, overdue=o) for n, (a, o, of) in enumerate(rows)])


@given(CANDIDATES, st.integers(1, 20), st.integers(1, 6))
def test_a_ranking_is_fair(candidates: list[Candidate], least: int, listed: int) -> None:
    rules = Evaluation(weights={"answered": 50, "overdue": 50}, least_cases=least, listed=listed)
    order = rank(candidates, rules)
    keys = [place.key for place in order.places]
    assert sorted([*keys, *order.too_few]) == sorted(one.key for one in candidates)
    assert all(place.sample >= least for place in order.places)
    assert all(place.rank == 1 + sum(other.score > place.score for other in order.places) for place in order.places)
    assert not set(order.red) & set(order.black)
    scores = {place.key: place.score for place in order.places}
    for names in (order.red, order.black):
        assert len([key for key in names if scores[key] != scores[names[-1]]]) < listed
        assert {key for key in keys if scores[key] in {scores[name] for name in names}} == set(names)
    assert all(scores[red] > scores[black] for red in order.red for black in order.black)
    assert rank(list(reversed(candidates)), rules) == order
