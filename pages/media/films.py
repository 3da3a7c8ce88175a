"""Films: whether the file is whole, by the lengths that its parts say they have."""

import struct

MOST_PARTS = 10_000
HEAD, LONG = struct.Struct(">I4s"), struct.Struct(">Q")  # of a box: length and kind, or a longer length
SEGMENT = b"\x18\x53\x80\x67"  # the part of a WebM file that holds everything but its head


def is_whole_mp4(file):
    """Tell whether the boxes of an MP4 fill the file to its last byte, and pictures and their index are among them."""
    place, kinds = 0, []
    while place < file.size and len(kinds) < MOST_PARTS:
        length, kind = _box(file, place)
        if length < HEAD.size:
            return False
        place += length
        kinds.append(kind)
    return place == file.size and {b"ftyp", b"moov"} <= set(kinds) and bool({b"mdat", b"moof"} & set(kinds))


def _box(file, place):
    """Return length and kind of the box that begins here; no length where there is none."""
    file.seek(place)
    head, long = file.read(HEAD.size), file.read(LONG.size)
    if len(head) < HEAD.size:
        return 0, b""
    length, kind = HEAD.unpack(head)
    if length == 0:  # to the end of the file
        length = file.size - place
    elif length == 1:  # it stands behind the kind, as for films of many gigabytes
        length = LONG.unpack(long)[0] if len(long) == LONG.size else 0
    return length, kind


def is_whole_webm(file):
    """Tell whether a WebM is a head and a segment, which ends where the file does or does not say where it ends."""
    file.seek(4)
    head = _length(file)
    if head is None:
        return False
    file.seek(head, 1)
    if file.read(4) != SEGMENT:
        return False
    length = _length(file)
    return length is None or file.tell() + length == file.size


def _length(file):
    """Read a number whose first byte tells by its highest bit how many follow; None where it is left open."""
    first = file.read(1)
    if not first or not first[0]:
        return None
    more = 8 - first[0].bit_length()
    number = int.from_bytes(bytes([first[0] & (0x7F >> more)]) + file.read(more), "big")
    return None if number == (1 << 7 * (more + 1)) - 1 else number
