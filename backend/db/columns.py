"""Numpy arrays as array parameters of a statement, in PostgreSQL's binary form: thousands of rows for the cost of one.

``float64`` becomes ``float8[]``, ``float32`` ``real[]``, ``int32`` ``int[]``,
``bool`` ``boolean[]`` and ``datetime64[us]`` (UTC) ``timestamptz[]``; there are no nulls: NaN stands for one.
"""

from typing import Any

import numpy as np
import psycopg
from numpy.typing import NDArray
from psycopg.abc import AdaptContext
from psycopg.adapt import Dumper, PyFormat
from psycopg.pq import Format

EPOCH = np.datetime64("2000-01-01", "us")
"""What PostgreSQL counts microseconds from."""

TYPES = {
    np.dtype("float64"): (701, 1022, ">f8"),
    np.dtype("float32"): (700, 1021, ">f4"),
    np.dtype("int32"): (23, 1007, ">i4"),
    np.dtype("bool"): (16, 1000, ">u1"),
    np.dtype("datetime64[us]"): (1184, 1185, ">i8"),
}
"""The object identifiers of an element and of its array, fixed for ever (PostgreSQL's pg_type.dat), and an element's
binary form."""


class ColumnDumper(Dumper):
    """Dumps one kind of array."""

    format = Format.BINARY

    def __init__(self, cls: type, context: AdaptContext | None = None, dtype: np.dtype[Any] | None = None) -> None:
        super().__init__(cls, context)
        self._context = context
        if dtype is not None:
            self._element, self.oid, self._form = TYPES[dtype]

    def get_key(self, obj: Any, format: PyFormat) -> Any:
        return self.cls, obj.dtype

    def upgrade(self, obj: Any, format: PyFormat) -> "ColumnDumper":
        return ColumnDumper(self.cls, self._context, obj.dtype)

    def dump(self, obj: NDArray[Any]) -> bytes:
        values = (obj - EPOCH).astype(np.int64) if obj.dtype.kind == "M" else obj
        head = np.array([1, 0, self._element, len(obj), 1], dtype=">i4")  # dimensions, no nulls, type, length, from 1
        body = np.empty(len(obj), dtype=[("size", ">i4"), ("value", self._form)])
        body["size"], body["value"] = body.dtype["value"].itemsize, values
        return head.tobytes() + body.tobytes()


def register() -> None:
    """Teach every connection made from now on to take such arrays."""
    psycopg.adapters.register_dumper(np.ndarray, ColumnDumper)
