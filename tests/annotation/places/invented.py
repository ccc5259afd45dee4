"""A gazetteer of an invented world, and how reports are searched with it."""

from __future__ import annotations

from whatweknow.annotation.places import Gazetteer, GazetteerPlace, Kind, NameForm, add_places, make_tables
from whatweknow.records import AnnotatedReport, Attribution, Block, BlockKind, Mode, PlaceMention, Report, Span


def place(  # noqa: PLR0917  # rows of a table
    name: str, lat: float, lon: float, kind: Kind, province: str = "", population: int = 0
) -> GazetteerPlace:
    country = province.partition(".")[0]
    return GazetteerPlace(
        name=name, lat=lat, lon=lon, kind=kind, country=country, province=province, population=population
    )


ROWS = [
    (
        place("Norland", 60.0, 10.0, Kind.COUNTRY, "NL1", 9_000_000),
        {NameForm.OTHER: ["NRL"], NameForm.ADJECTIVE: ["Norlandic"]},
    ),
    (place("Sund", 50.0, 30.0, Kind.COUNTRY, "SU1", 20_000_000), {NameForm.ADJECTIVE: ["Sundish"]}),
    (place("Vestmark", 61.0, 8.0, Kind.PROVINCE, "NL1.01", 900_000), {}),
    (place("Ostmark", 49.0, 33.0, Kind.PROVINCE, "SU1.02", 1_900_000), {}),
    (place("Hallen", 59.0, 11.0, Kind.CAPITAL, "NL1.02", 1_200_000), {}),
    (place("Tarn", 61.2, 8.3, Kind.CITY, "NL1.01", 30_000), {}),
    (place("Tarn", 49.4, 33.1, Kind.CITY, "SU1.02", 400_000), {}),
    (place("Korrin", 49.5, 33.4, Kind.CITY, "SU1.02", 250_000), {NameForm.OTHER: ["Corrin"]}),
    (place("Little Orm", 61.3, 8.1, Kind.CITY, "NL1.01", 900), {}),
    (place("Gulf of Alma", 55.0, 20.0, Kind.WATER), {}),
    (place("Orm County", 61.3, 8.1, Kind.COUNTY, "NL1.01", 40_000), {NameForm.OTHER: ["Orm"]}),
    (place("Nyborg", 49.0, 36.0, Kind.PROVINCE, "SU1.03", 8_000_000), {}),
    (place("Nyborg", 49.9, 36.4, Kind.CITY, "SU1.03", 5_000_000), {}),
    (place("The Skell", 59.5, 11.5, Kind.CITY, "NL1.02", 500_000), {}),
    (place("Alma Air Base", 55.1, 21.0, Kind.SITE, "NL1"), {}),
    (place("Ostmark", 61.27, 8.3, Kind.CITY, "NL1.01", 4_000), {}),
    (place("Halm", 61.25, 8.2, Kind.CITY, "NL1.01", 3_000), {}),
    (place("Kaspia", 45.0, 60.0, Kind.AREA), {NameForm.ADJECTIVE: ["Kaspian", "Kaspians"]}),
]
GAZETTEER = Gazetteer(make_tables(ROWS))


def places_in(text: str, *, headline: str = "", sources: tuple[str, ...] = ()) -> list[PlaceMention]:
    """The places of a report of one paragraph; ``sources`` are words of it that attributions name as theirs."""
    whole = f"{headline}\n\n{text}" if headline else text
    start = len(whole) - len(text)
    blocks = [Block(BlockKind.HEADLINE, Span(0, len(headline)))] if headline else []
    blocks.append(Block(BlockKind.PARAGRAPH, Span(start, len(whole))))
    said = tuple(
        Attribution(Span(at, at + len(words)), None, (Span(len(whole) - 1, len(whole)),), Mode.INDIRECT, 1.0)
        for words in sources
        if (at := whole.index(words)) >= 0
    )
    report = Report(id="post", text=whole, raw_sha256="0" * 64, blocks=tuple(blocks))
    return list(add_places(AnnotatedReport(report, said), blocks, GAZETTEER).places)
