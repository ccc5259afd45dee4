"""Fills the package's templates. Everything that goes into one is escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from whatweknow.briefing.labels import MODES, STANCES, count, direction, readable_time
from whatweknow.briefing.links import address_part, stored_copy, web_address


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("whatweknow.briefing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        address_part=address_part,
        count=count,
        direction=direction,
        readable_time=readable_time,
        web_address=web_address,
    )
    environment.globals.update(MODES=MODES, STANCES=STANCES, stored_copy=stored_copy)
    return environment


def fill(template: str, **values: object) -> str:
    """The page that ``template`` gives with ``values``; NUL, which HTML cannot hold, becomes U+FFFD."""
    return _environment().get_template(template).render(values).replace("\0", "\ufffd")
