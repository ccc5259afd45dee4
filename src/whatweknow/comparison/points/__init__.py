"""Statements to points and stances: which propositions are in dispute, and who stands where."""
