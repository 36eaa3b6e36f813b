"""The words that fill a pause, counted in what was heard."""

import re

from sesprep.domain.model import Model

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class FillerWords(Model):
    """Sounds that always count, and phrases that count except right after a word of `not_after`; all lower-case."""

    sounds: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    not_after: frozenset[str] = frozenset()

    def count(self, text: str) -> int:
        """How many fillers a text has; at least so many were said, since recognizers leave most of them out."""
        said = [word.lower() for word in _WORD.findall(text)]
        phrases = [tuple(phrase.split()) for phrase in self.phrases]
        found = at = 0
        while at < len(said):
            length = 1
            if said[at] in self.sounds:
                found += 1
            elif at == 0 or said[at - 1] not in self.not_after:
                matched = next((len(p) for p in phrases if p and tuple(said[at : at + len(p)]) == p), 0)
                found += bool(matched)
                length = matched or 1
            at += length
        return found
