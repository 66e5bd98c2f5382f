"""Copies files and computes a CRC-32C of each on the way; the standard library has none, so by a table."""

import os
import tempfile

from lanebench_yardstick import Request, run

CHUNK = 1 << 20
request = Request()


def make_table():
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)  # 0x1EDC6F41, its bits reversed.
        table.append(byte)
    return table


TABLE = make_table()


def copy(job):
    source, destination = job
    checksum = 0xFFFFFFFF
    with open(source, "rb") as reader, open(destination, "wb") as writer:
        while chunk := reader.read(CHUNK):
            for byte in chunk:
                checksum = checksum >> 8 ^ TABLE[(checksum ^ byte) & 0xFF]
            writer.write(chunk)
    return checksum ^ 0xFFFFFFFF


sources = [request.inputs[f"source{i}"] for i in range(request.integer("files"))]
with tempfile.TemporaryDirectory() as folder:
    jobs = [(source, os.path.join(folder, str(i))) for i, source in enumerate(sources)]
    run(request, jobs, copy, lambda sums: "crc32c=" + ",".join(f"{checksum:08x}" for checksum in sums))
