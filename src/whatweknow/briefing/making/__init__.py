"""A brief, begun from statements, then given provenance, comparison and changes; each step seals it anew."""
