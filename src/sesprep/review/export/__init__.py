"""Sessions as documents: Markdown, HTML, CSV and JSON, as text."""
