"""Ids made from text."""

import pytest

from sesprep.domain.slug import LONGEST_ID, slugify, unique_id


@pytest.mark.parametrize(
    ("text", "slug"), [("Why this post?", "why-this-post"), ("[/]", "untitled"), ("x" * 99, "x" * LONGEST_ID)]
)
def test_any_text_gives_a_slug(text: str, slug: str) -> None:
    assert slugify(text) == slug
    assert slugify(slug) == slug


def test_a_taken_id_gets_the_first_free_number() -> None:
    assert unique_id("Why us?", ()) == "why-us"
    assert unique_id("Why us?", {"why-us", "why-us-2", "why-us-4"}) == "why-us-3"


def test_a_number_never_makes_an_id_too_long() -> None:
    found = unique_id("a-" * 60, {slugify("a-" * 60)})
    assert len(found) <= LONGEST_ID
    assert slugify(found) == found
    assert found.endswith("a-2")
