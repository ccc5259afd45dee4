"""Where: the places that a report names, which of that name they are, and what the name does there."""

from whatweknow.annotation.places.gazetteer import (
    Gazetteer,
    GazetteerPlace,
    Kind,
    NameForm,
    load_gazetteer,
    make_tables,
)
from whatweknow.annotation.places.mentions import add_places, find_places, resolve_names

__all__ = [
    "Gazetteer",
    "GazetteerPlace",
    "Kind",
    "NameForm",
    "add_places",
    "find_places",
    "load_gazetteer",
    "make_tables",
    "resolve_names",
]
