"""A report in, an annotated report out. Only this stage imports the inference engine."""

from whatweknow.annotation.layers import readable_blocks
from whatweknow.annotation.tagger import Tagger, load_tagger

__all__ = ["Tagger", "load_tagger", "readable_blocks"]
