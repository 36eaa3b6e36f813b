"""The competency that a person names, in whatever way."""

from sesprep.domain.framework import Framework
from sesprep.errors import BadInputError
from sesprep.storage.bank_names import CompetencyNames
from sesprep.storage.problems import did_you_mean


def competency_ref(framework: Framework, named: str) -> str:
    """The reference into the framework that a name, an id or a reference means, with or without the framework's id.

    Raises BadInputError with the nearest one when the framework has none.
    """
    refs = framework.refs()
    for ref in (named, f"{framework.id}/{named}"):
        if ref in refs:
            return ref
    names = CompetencyNames((framework,))
    match = None if "/" in named else names.find(named)
    if match is None:
        near = did_you_mean(named, [*refs, *(ref.removeprefix(f"{framework.id}/") for ref in refs)])
        hint = near or names.near(named) or f"`sesprep frameworks show {framework.id}` lists them."
        raise BadInputError(f"'{named}' is not a competency of {framework.name}.", hint=hint)
    return match.ref
