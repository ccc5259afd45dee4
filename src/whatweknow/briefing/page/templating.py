"""Fills the package's templates. Everything that goes into one is escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from types import ModuleType

from jinja2 import Environment, PackageLoader, StrictUndefined

from whatweknow.briefing.views import addresses, labels, readable_times, voices

SCRIPT = "page.js"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("whatweknow.briefing.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        address_part=addresses.address_part,
        count=labels.count,
        direction=labels.direction,
        readable_time=readable_times.readable_time,
        readable_when=readable_times.readable_when,
        statements_in=voices.statements_in,
        web_address=addresses.web_address,
    )
    environment.globals.update(_constants(labels), stored_copy=addresses.stored_copy, script_hash=_script_hash)
    return environment


def _constants(module: ModuleType) -> dict[str, object]:
    return {name: value for name, value in vars(module).items() if name.isupper() and not name.startswith("_")}


@cache
def _script_hash() -> str:
    """The script's hash, as a content security policy names it."""
    source = _environment().get_template(SCRIPT).render()
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode("utf-8")).digest()).decode("ascii")


def fill(template: str, **values: object) -> str:
    """The page that ``template`` gives with ``values``; NUL, which HTML cannot hold, becomes U+FFFD."""
    return _environment().get_template(template).render(values).replace("\0", "\ufffd")
