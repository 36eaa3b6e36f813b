"""Text from files and people, made safe to show."""

import unicodedata

_KEPT = {"\n", "\t"}


def printable(text: str) -> str:
    """The text with control characters (terminal escapes among them) made visible or dropped; never markup.

    A control character becomes its picture (ESC is shown as ␛); line feeds and tabs stay; bidirectional overrides,
    which could make a line read as something else, are dropped.
    """
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in _KEPT:
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if 0x7F <= code < 0xA0:
        return "␡" if code == 0x7F else "�"
    if 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069 or unicodedata.category(character) == "Cs":
        return ""
    return character


def storable(text: str) -> str:
    """The text as it can be kept and checked: lone surrogates, which no UTF-8 file can hold, become U+FFFD.

    A pair of surrogates becomes the character it stands for. Some terminals and pasted text bring them.
    """
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
