"""An invented wire story and what others make of it: the ferry Alma, lost between Norland and Sund."""

from __future__ import annotations

from whatweknow.records import Report

WIRE = """\
HALLEN, March 4 (Tidewire) - The ferry Alma sank off Cape Orm on Monday night with 61 people on board, and Sund \
accused the Norland navy of having fired a missile at her from the coast.

The ferry had left the port of Hallen at nine in the evening and was twenty miles from the shore when the crew of a \
trawler saw a flash on her port side, the harbour master said in his first report to the ministry of shipping.

"We did not fire on any civilian vessel, and we reject the accusation of Sund in the strongest words that our language \
has," Norland's foreign minister, Ilse Varga, told reporters after a meeting of the cabinet.

Rescuers from both countries searched the water through the night with helicopters and small boats, although the wind \
had risen to force nine and the waves made it impossible to lower divers before the morning.

The coast guard of Sund said that 23 bodies had been brought ashore and that the search would go on for as long as \
there was any hope of finding somebody alive in the rafts, two of which had been seen drifting to the south.

The owners of the ferry, a small company which has run the line for forty years, declined to say when the hull had \
last been examined, and pointed to the certificate that hangs in the office of the harbour master.

Relations between the two countries have been poor since Norland closed its fishing grounds in the autumn, and talks \
about a new treaty broke down in January after only two days."""

LOCAL = """\
In our own harbour flags were lowered on Tuesday. The mayor, Wim Tolley, opened the town hall for the relatives, and \
two hundred people came with candles and soup.

Pupils of the school by the bridge, who had travelled on the Alma only last week, wrote their names on a sheet that \
will hang in the church until Sunday."""

INDEPENDENT = """\
Six hours after the Alma went down, nobody in the villages under the lighthouse had gone to bed. Old men stood on the \
jetty with lamps and counted the boats that came back.

Officials in the capital chose their words with care. "We did not fire on any civilian vessel, and we reject the \
accusation of Sund in the strongest words that our language has," said Ilse Varga, who runs the foreign office.

Her deputy would add nothing to that. Asked about the trawler, he shook his head and left by a side door, while across \
the strait an admiral spread charts on a table and invited cameras in to film the red line that he had drawn.

It was the third loss on this stretch in ten years. The first was blamed on fog, the second on drink, and a commission \
that was promised after each of them has never met, according to a teacher who kept the cuttings."""


def report(id_: str, text: str, **known: str | None) -> Report:
    return Report(id=id_, text=text, raw_sha256="00" * 32, **known)  # type: ignore[arg-type]


def paragraphs(text: str, first: int, last: int) -> str:
    return "\n\n".join(text.split("\n\n")[first:last])


ORIGIN = report("tidewire", WIRE, outlet="Tidewire", published="2031-03-04T22:10:00+00:00")
CUT = report(
    "harbour-post",
    f"Sund points at Norland's navy\n\n{paragraphs(WIRE, 0, 3)}",
    outlet="Harbour Post",
    byline="Tidewire and staff",
    published="2031-03-05",
)
EXTENDED = report(
    "valley-echo",
    f"Candles for the Alma\n\n{paragraphs(WIRE, 0, 6)}\n\n{LOCAL}\n\n(Tidewire)",
    outlet="Valley Echo",
    published="2031-03-05",
)
OTHER = report("lamp", INDEPENDENT, outlet="The Lamp", published="2031-03-05")
EVENT = (OTHER, CUT, ORIGIN, EXTENDED)
