"""JSON records of other collections in our words: GDELT, Common Crawl News (as news-please writes it), Media Cloud.

The names of their fields: GDELT 2.0 article lists and the Global Knowledge Graph codebook, news-please 1.5, and
the story fields of the Media Cloud API.
"""

from __future__ import annotations

import re
from typing import Any

_NAMES = {
    "text": ("maintext", "story_text", "article_text", "plain_text", "content", "body"),
    "html": ("raw_html", "raw_first_download_file"),
    "title": ("title_page", "headline"),
    "outlet": ("media_name", "source_domain", "SourceCommonName", "sourcecommonname", "domain", "site_name"),
    "byline": ("authors", "author", "creator"),
    "published": ("date_publish", "publish_date", "published_date", "seendate", "DATE", "date", "pubDate"),
    "retrieved": ("date_download", "collect_date", "crawl_date"),
    "url": ("DocumentIdentifier", "documentidentifier", "link", "source_url"),
    "language": ("lang",),
    "id": ("stories_id", "GKGRECORDID", "guid"),
}
_COMPACT = re.compile(r"(\d{8})(\d{6})")  # GDELT: 20310504143000, in UTC
_LANGUAGES = {"english": "en"}  # GDELT's article lists name the language


def in_our_words(record: dict[str, Any]) -> dict[str, Any]:
    """``record`` with our names for what it calls otherwise; what it has under our names stays as it is."""
    ours = dict(record)
    for name, others in _NAMES.items():
        if ours.get(name) in (None, ""):
            found = next((record[other] for other in others if record.get(other) not in (None, "", [])), None)
            if found is not None:
                ours[name] = found
    if isinstance(authors := ours.get("byline"), list):
        ours["byline"] = ", ".join(author for author in authors if isinstance(author, str))
    if compact := _COMPACT.fullmatch(str(ours.get("published", ""))):
        ours["published"] = f"{compact[1]}T{compact[2]}Z"
    if isinstance(language := ours.get("language"), str):
        ours["language"] = _LANGUAGES.get(language.lower(), language)
    return ours
