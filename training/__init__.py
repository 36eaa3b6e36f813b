"""The labelled corpus, and what builds and judges the model from it; not needed to run sesprep."""
