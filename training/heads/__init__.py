"""The heads: one small module for each kind, and the table that lists them.

A head of any kind has `loss(x, batch) -> Loss | None` on word vectors `x` (batch, words, width), and
`outputs(x, domains)`, the named tensors that the run time decodes.
"""
