"""Make the word families from the word vectors of a public sentence encoder: `python -m training.families FOLDER`.

FOLDER holds model.safetensors and vocab of all-MiniLM-L6-v2 (Apache-2.0). Needed once; the result is shipped.
"""

import re
import sys
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from transformers import AutoTokenizer

from sesprep.analysis.families import joined, key
from training.packing import pack

SIZES = (64, 1024)
ROUNDS = 25
SEED = 0
TARGET = Path(__file__).parent.parent / "src" / "sesprep" / "data" / "checker" / "families.packed"
Vectors = np.ndarray[tuple[int, int], np.dtype[np.float32]]


def vectors(folder: Path) -> tuple[list[str], Vectors]:
    """The plain words of the vocabulary, and their vectors: centered, the two main directions removed, length 1."""
    vocabulary = AutoTokenizer.from_pretrained(folder).get_vocab()
    tensors = load_file(folder / "model.safetensors")
    table = next(tensor for name, tensor in tensors.items() if "word_embeddings" in name)
    words = [word for word in vocabulary if re.fullmatch(r"[a-z]{2,}", word)]
    rows = table[[vocabulary[word] for word in words]].astype(np.float32)
    rows -= rows.mean(0)
    _, _, directions = np.linalg.svd(rows, full_matrices=False)
    rows -= (rows @ directions[:2].T) @ directions[:2]
    return words, rows / np.linalg.norm(rows, axis=1, keepdims=True)


def cluster(rows: Vectors, size: int) -> list[int]:
    """Spherical k-means; gives the family of each row."""
    draw = np.random.default_rng(SEED)
    centers = rows[draw.choice(len(rows), size, replace=False)]
    nearest = np.zeros(len(rows), dtype=int)
    for _ in range(ROUNDS):
        nearest = np.concatenate([np.argmax(part @ centers.T, 1) for part in np.array_split(rows, 8)])
        for family in range(size):
            members = rows[nearest == family]
            if len(members):
                center = members.mean(0)
                centers[family] = center / (np.linalg.norm(center) + 1e-9)
    return [int(family) for family in nearest]


def main() -> None:
    """Write the shipped file."""
    words, rows = vectors(Path(sys.argv[1]))
    wide, narrow = (cluster(rows, size) for size in SIZES)
    rows_of = {key(word): joined(*pair) for word, *pair in zip(words, wide, narrow, strict=True)}
    if len(rows_of) < len(words):
        raise ValueError("two words have the same key")
    keys = sorted(rows_of)
    TARGET.write_bytes(pack({"words": len(keys)}, "I", [keys, [rows_of[number] for number in keys]]))
    print(f"{len(words)} words, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
