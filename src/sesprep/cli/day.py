"""A day as an option takes it."""

from datetime import date

import click

from sesprep.practice.day_words import read_full_day


def full_day(text: str) -> date:
    """The day of words such as 2026-11-22, 11/22/2026 or "November 22, 2026". Raises BadParameter for others."""
    found = read_full_day(text)
    if found is None:
        raise click.BadParameter(f"'{text}' is no day; write it as 2026-11-22 or 11/22/2026.")
    return found
