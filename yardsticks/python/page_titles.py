"""The titles of pages fetched over HTTP, found by a regular expression."""

import re
import threading
import urllib.parse
from http.client import HTTPConnection

from lanebench_yardstick import Request, run

request = Request()
address = urllib.parse.urlsplit(request.inputs["url"])
own = threading.local()  # Each worker keeps a connection of its own open.
TITLE = re.compile(rb"<title(?:>|[\s/][^>]*>)(.*?)</title[\s/>]", re.IGNORECASE | re.DOTALL)


def title(index):
    if not hasattr(own, "connection"):
        own.connection = HTTPConnection(address.hostname, address.port)
    own.connection.request("GET", address.path + str(index))
    return TITLE.search(own.connection.getresponse().read()).group(1)


def answer(titles):
    """FNV-1a over the titles, a line end after each."""
    total = 0xCBF29CE484222325
    for byte in b"".join(text + b"\n" for text in titles):
        total = (total ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"checksum={total:016x}"


run(request, range(request.integer("pages")), title, answer)
