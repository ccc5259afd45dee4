"""The pages: brief.html and the stored copies, from records to view rows to templates."""
