"""How two contents differ: parts, words, amounts, marks, risk, and how a difference is laid out."""
