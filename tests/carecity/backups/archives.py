"""Archives that are not as they should be, made from one that is."""

import hashlib
import io
import json
import tarfile


def repacked(archive, target, *, files=None, extra=(), **manifest):
    """Write the archive again with other files, more entries, or another manifest, whose checksums are right."""
    with tarfile.open(archive) as tar:
        held = {member.name: tar.extractfile(member).read() for member in tar}
    told = json.loads(held.pop("manifest.json"))
    held |= files or {}
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in held.items()}
    held["manifest.json"] = json.dumps(told | {"files": sums} | manifest).encode()
    with tarfile.open(target, "w:gz") as tar:
        for name, data in held.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
        for entry in extra:
            tar.addfile(entry)
    return target


def link(name, to):
    """Return an entry that is a symbolic link."""
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = tarfile.SYMTYPE, to
    return entry


def truncated(archive, target):
    """Write the archive without its end."""
    data = archive.read_bytes()
    target.write_bytes(data[: len(data) * 2 // 3])
    return target


def flipped(archive, target, position=0.5):
    """Write the archive with one bit changed."""
    data = bytearray(archive.read_bytes())
    data[int(len(data) * position)] ^= 1
    target.write_bytes(data)
    return target
