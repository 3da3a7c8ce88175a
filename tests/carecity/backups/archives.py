"""Makes damaged and foreign archives from a valid one."""

import hashlib
import io
import json
import tarfile


def repack(archive, target, *, files=None, extra=(), **manifest):
    """Write the archive with other files, additional members or other manifest values, and matching checksums."""
    with tarfile.open(archive) as tar:
        content = {member.name: tar.extractfile(member).read() for member in tar}
    original = json.loads(content.pop("manifest.json"))
    content |= files or {}
    checksums = {name: hashlib.sha256(data).hexdigest() for name, data in content.items()}
    content["manifest.json"] = json.dumps(original | {"files": checksums} | manifest).encode()
    with tarfile.open(target, "w:gz") as tar:
        for name, data in content.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
        for member in extra:
            tar.addfile(member)
    return target


def symlink(name, to):
    member = tarfile.TarInfo(name)
    member.type, member.linkname = tarfile.SYMTYPE, to
    return member


def truncate(archive, target):
    data = archive.read_bytes()
    target.write_bytes(data[: len(data) * 2 // 3])
    return target


def flip_bit(archive, target, position=0.5):
    """Write the archive with one bit changed, at this fraction of its length."""
    data = bytearray(archive.read_bytes())
    data[int(len(data) * position)] ^= 1
    target.write_bytes(data)
    return target
