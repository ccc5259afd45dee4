"""From sources, addresses or files of addresses, to pages saved in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from whatweknow.errors import InputError
from whatweknow.reading.collecting import Collector, Manners
from whatweknow.reading.fetch import Limits, any_address, is_public
from whatweknow.reading.limits import MAX_BYTES, check_size
from whatweknow.reading.links import read_list
from whatweknow.reading.metadata import web_url
from whatweknow.reading.saving import SavedPages
from whatweknow.records import Skipped


def fetch_pages(
    sources: Iterable[str],
    folder: Path,
    *,
    limits: Limits | None = None,
    manners: Manners | None = None,
    allow_private: bool = False,
) -> Iterator[tuple[str, str | Skipped | None]]:
    """Fetch pages into ``folder``, an event folder then; yields, for each address as it is done, what came of it.

    A source is the address of a page, of a feed or of a sitemap, or the path of a file that holds a feed, a
    sitemap or an address a line. What came of it is the id of a new report, ``None`` for a page that is as it was,
    or a ``Skipped`` with the reason. A page that has changed is kept beside its older version.

    Raises:
        InputError: a source is neither an address nor a file with addresses, or ``folder`` has a broken index.
    """
    urls = [url for source in sources for url in _urls(source)]
    saved = SavedPages(folder)
    collector = Collector(
        limits=limits or Limits(),
        manners=manners or Manners(),
        allowed=any_address if allow_private else is_public,
        known=saved.validators(),
    )
    for asked, result in collector.collect(urls):
        yield asked, result if isinstance(result, Skipped) else saved.save(asked, result)


def _urls(source: str) -> tuple[str, ...]:
    if web_url(source) is not None:
        return (source,)
    path = Path(source)
    try:
        check_size(path.stat().st_size, MAX_BYTES)
        listed = read_list(path.read_bytes())
    except OSError as error:
        raise InputError(f"{source}: neither an http or https address nor a file ({error.strerror})") from error
    if listed is None or not listed.urls:
        raise InputError(f"{source}: holds no feed, no sitemap and no list of addresses")
    return listed.urls
