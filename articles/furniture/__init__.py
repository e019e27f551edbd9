"""What sites put around an article, line by line: import sets it aside and the checks warn of it, by one list."""
