"""Incidents on a map: a GeoJSON FeatureCollection (RFC 7946), a feature a line.

A feature's geometry is a point ``[longitude, latitude]``, or null where the place was not resolved to coordinates; its
properties are the columns of the plain table. There is no ``bbox``: it would stand last in a file that is read from the
front, and readers make their own.
"""

import json
from typing import BinaryIO

from summarizer.export.flat import NAMES, flat_row
from summarizer.report import Incident, Report


class Features:
    """A FeatureCollection that is being written."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._between = b"\n"
        stream.write(b'{"type": "FeatureCollection", "features": [')

    def add(self, report: Report) -> None:
        """A feature for each incident."""
        for incident in report.incidents:
            text = json.dumps(feature(report, incident), ensure_ascii=False, allow_nan=False)
            self._stream.write(self._between + text.encode())
            self._between = b",\n"

    def finish(self) -> None:
        """The end of the collection."""
        self._stream.write(b"\n]}\n")


def feature(report: Report, incident: Incident) -> dict[str, object]:
    """The incident as a GeoJSON feature."""
    place = incident.location
    point = None
    if place.latitude is not None and place.longitude is not None:
        point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    properties = dict(zip(NAMES, flat_row(report, incident), strict=True))
    return {"type": "Feature", "id": incident.id, "geometry": point, "properties": properties}
