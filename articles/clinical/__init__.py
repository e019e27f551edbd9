"""What makes a text safe. The door is `api`; nothing is read before somebody comes through it."""
