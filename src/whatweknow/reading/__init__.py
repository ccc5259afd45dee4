"""Reading: a path, a page or a feed to ``Report`` records with blocks.

Everything heavy (lxml, trafilatura, htmldate, language models) is loaded by the first report that needs it.
"""

from whatweknow.reading.documents import read_text
from whatweknow.reading.limits import MAX_BYTES
from whatweknow.reading.paths import read_reports, stream_reports

__all__ = ["MAX_BYTES", "read_reports", "read_text", "stream_reports"]
