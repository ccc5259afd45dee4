"""What a reader is shown of a brief, section by section, whatever the format: the page and Markdown render the same."""
