"""How surprising it is that so many cases gathered in one place, pure.

Cases of a class are taken to come to a place by chance at a steady rate (Poisson). That rate is not known: it was seen
for a year at most, in which ``past`` cases came. If the rate has not changed, how many come now follows a negative
binomial distribution, the mixture of Poisson's over the rates that are plausible after such a year (Gamma with shape
``past + 1``: one case more than was seen, so that a quiet year does not prove that nothing ever happens). Its tail is
the exact conditional test of two Poisson counts (Przyborowski and Wilenski, 1940). With little past the rate is nearly
unknown, and nothing is surprising.

A cluster is where many cases are because one looked there: every case that was looked at could have been the middle of
one. So the probability is multiplied by their number (Bonferroni) before it is compared with the significance wanted.
"""

from dataclasses import dataclass
from math import exp, lgamma, log, log1p


@dataclass(frozen=True, slots=True)
class Surprise:
    """How many cases were usual in so many days, and the probability ``p`` of the count or more if nothing changed."""

    expected: float
    p: float


def usual(past: int, street_past: int, share: float) -> float:
    """How many cases the past should have brought to a place: those it brought, and no fewer than its ``share`` of the
    street's area makes of the street's. So a place without a past has its street's rate."""
    return max(past, street_past * min(share, 1.0))


def surprise(count: int, past: float, days: float, past_days: float) -> Surprise:
    """How surprising ``count`` cases within ``days`` are after ``past`` (see ``usual``) within ``past_days`` before.

    Without days of the past everything is as expected: p is 1.
    """
    if past_days <= 0:
        return Surprise(float(count), 1.0)
    shape, q = past + 1.0, days / (days + past_days)
    expected = shape * days / past_days
    return Surprise(expected, _tail(count, shape, q) if count > expected else 1.0)


def stands_out(p: float, looks: int, significance: float) -> bool:
    """Whether a probability is small enough although ``looks`` places were looked at."""
    return p * looks <= significance


def _tail(count: int, shape: float, q: float) -> float:
    """The probability of ``count`` or more; summed upwards from there, where every term is smaller than the last, so
    that a very small one is exact too."""
    term = exp(lgamma(count + shape) - lgamma(shape) - lgamma(count + 1) + shape * log1p(-q) + count * log(q))
    total, k = term, count
    while term > total * 1e-12:
        term *= q * (k + shape) / (k + 1)
        total, k = total + term, k + 1
    return min(total, 1.0)
