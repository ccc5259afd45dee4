"""Where texts and words come from: copies, versions, corrections, acts of speech, stories."""
