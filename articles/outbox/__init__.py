"""Mail leaves after what it tells: rows of the outbox, what they say, how they leave, and who sends them."""
