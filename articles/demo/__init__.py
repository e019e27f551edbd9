"""The demo: original articles that went through the real workflow, told from about a year ago until now."""
