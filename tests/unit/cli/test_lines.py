"""Lines of a stream of bytes."""

import io

import pytest

from sesprep.cli.lines import Piped


class Blocks(io.RawIOBase):
    """A pipe whose writer wrote these blocks."""

    def __init__(self, *blocks):
        self.blocks = list(blocks)

    def readable(self):
        return True

    def readinto(self, buffer):
        block = self.blocks.pop(0) if self.blocks else b""
        buffer[: len(block)] = block
        return len(block)


def lines(*blocks):
    piped = Piped(io.BufferedReader(Blocks(*blocks)))
    return list(iter(piped.read, None))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((b"one\ntwo\n",), ["one", "two"]),
        ((b"one\r\n\r\ntwo",), ["one", "", "two"]),
        ((b"o", b"ne\ntw", b"o"), ["one", "two"]),
        (("é".encode()[:1], "é".encode()[1:]), ["é"]),
        ((b"\xef\xbb\xbfone\n",), ["one"]),
        ((b"caf\xe9\n",), ["café"]),
        ((), []),
    ],
)
def test_lines_come_whole_however_the_bytes_come(blocks, expected):
    assert lines(*blocks) == expected


def test_what_has_no_line_end_yet_is_partial():
    piped = Piped(io.BufferedReader(Blocks(b"one\ntwo th")))
    assert (piped.read(), piped.partial) == ("one", "two th")
    assert piped.read() == "two th"
    assert piped.partial == ""


def test_a_line_put_back_is_read_next():
    piped = Piped(io.BytesIO(b"one\ntwo\n"))
    first = piped.read()
    piped.put_back(first)
    assert [piped.read(), piped.read(), piped.read()] == ["one", "two", None]


def test_the_end_is_known_only_when_it_was_seen():
    piped = Piped(io.BytesIO(b"one\n"))
    piped.read()
    assert not piped.ended()
    assert piped.read() is None
    assert piped.ended()
