"""A table that is not what its type promises names the offender."""

import pyarrow as pa
import pytest

from jeugdpeil.domain.table_schema import Column, TableError, TableSchema, key_codes

SCHEMA = TableSchema(
    "proef",
    (
        Column("code"),
        Column("kind", words=frozenset({"a", "b"})),
        Column("year", pa.int16(), minimum=2000),
        Column("value", pa.float64(), nullable=True),
    ),
    key=("code", "year"),
)


def table(**columns: list[object]) -> pa.Table:
    whole = {"code": ["x", "y"], "kind": ["a", "b"], "year": [2021, 2021], "value": [1.5, None]}
    return pa.table(whole | columns)


def test_a_good_table_comes_back_with_text_as_words() -> None:
    """Columns stand in the order of the schema and text is a dictionary."""
    checked = SCHEMA.checked(table().select(["value", "year", "kind", "code"]))

    assert checked.column_names == ["code", "kind", "year", "value"]
    assert pa.types.is_dictionary(checked["code"].type)
    assert checked["value"].to_pylist() == [1.5, None]


@pytest.mark.parametrize(
    ("columns", "offender"),
    [
        ({"kind": ["a", "c"]}, r"kind: unknown words \['c'\]"),
        ({"year": [2021, 1999]}, "year: 1999 is below 2000"),
        ({"code": ["x", None]}, "code: empty in row 1"),
        ({"code": ["x", "x"]}, "keys occur twice, first {'code': 'x', 'year': 2021}"),
        ({"year": ["dit", "dat"]}, "year: "),
    ],
)
def test_the_offender_is_named(columns: dict[str, list[object]], offender: str) -> None:
    """A message says which column, row or key is at fault."""
    with pytest.raises(TableError, match=offender):
        SCHEMA.checked(table(**columns))


def test_absent_and_unknown_columns_are_both_named() -> None:
    """A table with a column too few and one too many is refused with both names."""
    with pytest.raises(TableError, match=r"absent columns \['kind'\], unknown columns \['soort'\]"):
        SCHEMA.checked(table().rename_columns(["code", "soort", "year", "value"]))


def test_a_table_of_several_chunks_is_read_as_one() -> None:
    """Chunks with dictionaries of their own are brought together."""
    one = table().set_column(0, "code", pa.array(["x", "y"]).dictionary_encode())
    other = table().set_column(0, "code", pa.array(["z", "x"]).dictionary_encode())
    both = pa.concat_tables([one, other.set_column(2, "year", pa.array([2022, 2022]))])

    assert SCHEMA.checked(both)["code"].to_pylist() == ["x", "y", "z", "x"]


def test_key_codes_are_equal_where_keys_are_equal() -> None:
    """Rows with the same key get the same code, other rows another."""
    rows = pa.table({"a": ["x", "y", "x", "x"], "b": [1, 1, 1, 2]})
    codes = key_codes(rows, ("a", "b"))

    assert codes[0] == codes[2]
    assert len(set(codes.tolist())) == 3


def test_key_codes_stay_apart_when_there_are_very_many_keys() -> None:
    """Ten columns of a thousand words each do not run out of numbers."""
    names = [f"c{i}" for i in range(10)]
    rows = pa.table({name: [str(row) for row in range(1000)] for name in names})

    assert len(set(key_codes(rows, names).tolist())) == 1000


def test_an_empty_table_is_a_table() -> None:
    """No rows is not an error."""
    assert SCHEMA.checked(SCHEMA.empty()).num_rows == 0
