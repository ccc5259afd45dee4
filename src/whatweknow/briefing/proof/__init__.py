"""What makes a brief checkable: the verbatim gate, verification, publication, explanation."""
