"""From bytes to text."""

import pytest

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.sources.cbs.decoded_text import decoded

NAME = "Súdwest-Fryslân"


def test_byte_order_mark_is_no_text() -> None:
    """StatLine begins its CSV files with one; the first column would bear it in its name."""
    assert decoded(NAME.encode("utf-8-sig"), "bron.csv") == NAME


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16"])
def test_encoding_that_is_named_is_used(encoding: str) -> None:
    """A monitor file may say that a source is not UTF-8."""
    assert decoded(NAME.encode(encoding), "bron.csv", encoding) == NAME


def test_encoding_that_is_wrong_is_refused() -> None:
    """UTF-8 read as cp1252 always works and turns every accent into two signs."""
    with pytest.raises(SourceError, match="maar het is UTF-8"):
        decoded(NAME.encode(), "bron.csv", "cp1252")


def test_encoding_that_does_not_fit_is_refused() -> None:
    """A byte that the named encoding does not have is told with its place."""
    with pytest.raises(SourceError, match=r"bron\.csv, byte 1"):
        decoded(NAME.encode("cp1252"), "bron.csv", "utf-8")


def test_encoding_that_does_not_exist_is_refused() -> None:
    """A typing error in the monitor file is told with names that exist."""
    with pytest.raises(SourceError, match='"cp1252"'):
        decoded(b"code", "bron.csv", "cp-1252-nl")
