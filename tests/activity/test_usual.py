"""What is usual is the median of the weeks of which something is known."""

from datetime import UTC, datetime, timedelta

from backend.activity.usual import known_weeks, like_median, own_median

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
WEEK = timedelta(weeks=1)


def test_whole_weeks_are_looked_back_on_at_most_eight_and_none_before_the_first_signal() -> None:
    assert [known_weeks(NOW, NOW - age) for age in (timedelta(), WEEK / 2, WEEK, 4.5 * WEEK, 8 * WEEK, 60 * WEEK)] == [
        0, 0, 1, 4, 8, 8
    ]  # fmt: skip


def test_one_busy_week_is_not_the_usual_one() -> None:
    instants = [NOW - WEEK * week - timedelta(days=1) for week in (0, 1, 2, 2, 2, 2, 2)]
    assert own_median(instants, NOW, 3) == 1
    assert own_median(instants, NOW, 8) == 0
    assert own_median(instants, NOW, 0) is None


def test_grids_like_it_are_measured_by_the_weeks_that_are_known() -> None:
    counts = {"a": 8, "b": 4}
    assert like_median(counts, ["a", "b", "c"], 4) == 1
    assert like_median(counts, ["a", "b", "c"], 8) == 0.5
    assert like_median(counts, [], 8) is None
    assert like_median(counts, ["a"], 0) is None
