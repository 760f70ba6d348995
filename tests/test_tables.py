from pathlib import Path

import pytest

from narrate.errors import CatalogError
from narrate.script import Age
from narrate.tables import Faults, is_int, read_tables


def test_a_mark_of_the_encoding_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "tables.toml"
    path.write_bytes(b"\xef\xbb\xbfversion = 1\n")

    assert read_tables(path, CatalogError) == {"version": 1}


def test_what_is_no_toml_is_an_error_of_the_kind_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "tables.toml"
    path.write_text("version =")

    with pytest.raises(CatalogError, match=r"tables\.toml: "):
        read_tables(path, CatalogError)


def test_a_folder_is_no_file_of_tables(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="cannot be read"):
        read_tables(tmp_path, CatalogError)


def test_no_faults_are_false_and_silent() -> None:
    faults = Faults()

    assert not faults
    assert str(faults) == ""


def test_faults_are_told_in_the_order_found() -> None:
    faults = Faults()

    choice = faults.choice("tom.age", "young", Age)
    faults.unknown("tom", ["name", "nmae"], ["name", "age"])
    faults.expected("lines", None, "a list")

    assert choice is None
    assert str(faults) == (
        "`tom.age` is 'young', expected `child` or `adult` or `old`; "
        "`tom.nmae` is not known here (known: name, age); "
        "`lines` is missing, expected a list"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, True), (9, True), (-1, False), (10, False), (True, False), ("1", False)],
)
def test_a_whole_number_keeps_its_bounds(value: object, *, expected: bool) -> None:
    assert is_int(value, least=0, most=9) is expected
