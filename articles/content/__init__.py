"""What a document says: Markdown, sections, values pulled from the record, quantities. Plain Python, no Django."""
