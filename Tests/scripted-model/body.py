"""Reads the body of a request, whole, however it was sent."""
import gzip
import zlib

LIMIT = 64 << 20


class BadBody(Exception):
    """Its connection cannot be used again: where the next request begins is not known."""


def read(headers, stream):
    if "chunked" in headers.get("transfer-encoding", "").lower():
        raw = b"".join(chunks(stream))
    else:
        raw = exactly(stream, number(headers.get("content-length") or "0", 10))
    match headers.get("content-encoding", "identity"):
        case "identity":
            return raw
        case "gzip":
            try:
                return gzip.decompress(raw)
            except (OSError, EOFError, zlib.error) as error:
                raise BadBody(f"not gzip: {error}") from error
        case other:
            raise BadBody(f"cannot read content-encoding {other}")


def chunks(stream):
    total = 0
    while size := number(stream.readline(1024).split(b";")[0].decode("latin1"), 16):
        total += size
        if total > LIMIT:
            raise BadBody("too large")
        yield exactly(stream, size)
        stream.readline(1024)
    while stream.readline(1024) not in (b"\r\n", b"\n", b""):
        pass


def number(text, base):
    try:
        size = int(text.strip(), base)
    except ValueError as error:
        raise BadBody(f"not a length: {text[:40]!r}") from error
    if not 0 <= size <= LIMIT:
        raise BadBody("too large")
    return size


def exactly(stream, size):
    data = stream.read(size)
    if len(data) < size:
        raise BadBody("the client left in the middle of its request")
    return data
