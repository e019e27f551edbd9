"""A site of Wagtail with one page type, whose text is as long as an article's."""
