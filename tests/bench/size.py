#!/usr/bin/env python3
"""What each room and each dependency costs in the widget's wasm.

    tests/bench/size.py [WASM]

Compiles the widget with names that tell what a generic function was made for (in target/size, so that
no other build is disturbed), or takes a WASM that has such names. A function counts for the first room of
ours that its name has, as it would not be there without it; else for its crate. Beside the bytes stands what Brotli makes of them alone, where Python has its module: all together pack better than that.
"""

import pathlib
import re
import subprocess
import sys
from collections import defaultdict

try:
    from brotli import compress
except ImportError:
    compress = None

ROOT = pathlib.Path(__file__).parents[2]
BUILD = "cargo rustc --quiet --lib --profile widget --target wasm32-unknown-unknown --target-dir target/size"
BUILD += " --no-default-features --features widget -- -C symbol-mangling-version=v0"
BUILT = ROOT / "target/size/wasm32-unknown-unknown/widget/annals.wasm"
# As data flows.
ROOMS = ["dataset", "interop", "query", "state", "layout", "i18n", "view", "host"]
# What is found as it is among the data.
FILES = ["static/records/cuba-vietnam.json", "static/outlines/world.txt", "static/outlines/insets.txt"]


class Reader:
    """Reads a wasm module from a place on."""

    def __init__(self, wasm, at=0):
        self.wasm, self.at = wasm, at

    def number(self):
        number = shift = 0
        while True:
            byte = self.wasm[self.at]
            self.at += 1
            number |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return number

    def take(self, count=None):
        count = self.number() if count is None else count
        self.at += count
        return self.wasm[self.at - count : self.at]


def sections(wasm):
    """The contents of the sections by their numbers, or by their names where these are their own."""
    found, reader = {}, Reader(wasm, 8)
    while reader.at < len(wasm):
        kind, content = reader.take(1)[0], reader.take()
        inner = Reader(content)
        name = kind or inner.take().decode()
        found[name] = content[inner.at :]
    return found


def functions(found):
    """The name and the code of each function."""
    names, reader = {}, Reader(found["name"])
    while reader.at < len(found["name"]):
        kind, content = reader.take(1)[0], Reader(reader.take())
        if kind == 1:
            names = {content.number(): content.take().decode() for _ in range(content.number())}
    code = Reader(found[10])
    bodies = [code.take() for _ in range(code.number())]
    # Imported functions have the first numbers.
    first = max(names, default=-1) + 1 - len(bodies)
    return [(names.get(first + at, "?"), body) for at, body in enumerate(bodies)]


def owner(name):
    """The room or crate that a mangled name tells of; nothing for what wasm-bindgen takes out again."""
    if "WasmDescribe" in name or name.startswith("__wbindgen_describe"):
        return None
    words = [rest[: int(length)] for length, rest in re.findall(r"(?<!\d)(\d+)(?=_?([a-zA-Z_].*))", name)]
    rooms = [ROOMS.index(word) for word in words if word in ROOMS]
    if "annals" in words and rooms:
        return f"annals::{ROOMS[max(rooms)]}"
    if name.startswith("_ZN") and words:
        return re.sub(r"\W*([a-z_0-9]+).*", r"\1", words[0].replace("_$LT$", "").replace("$RF$", ""))
    crates = re.findall(r"C(?:s[0-9a-zA-Z]*_)?(\d+)([a-z_]\w*)", name)
    return crates[0][1][: int(crates[0][0])] if crates else "others"


def table(title, groups):
    total = sum(len(part) for part in groups.values())
    print(f"\n{title:34}{'bytes':>10}{'share':>8}{'brotli':>9}")
    for group, part in sorted(groups.items(), key=lambda group: -len(group[1])):
        if len(part) * 500 > total:
            packed = len(compress(part)) if compress else "–"
            print(f"{group:34}{len(part):10}{len(part) * 100 / total:7.1f}%{packed:>9}")
    print(f"{'all':34}{total:10}")


def main():
    if len(sys.argv) < 2:
        subprocess.run(BUILD.split(), cwd=ROOT, check=True)
    found = sections(pathlib.Path(*sys.argv[1:2] or [BUILT]).read_bytes())
    code = defaultdict(bytes)
    for name, body in functions(found):
        code[owner(name)] += body
    code.pop(None, None)
    table("code", code)
    data, parts = found[11], {}
    for file in FILES:
        parts[file] = (ROOT / file).read_bytes()
        data = data.replace(parts[file], b"")
    texts = re.findall(rb"(?:[ -~]|[\xc2-\xf4][\x80-\xbf]+){8,}", data)
    parts["other texts"] = b"".join(texts)
    parts["tables, addresses, numbers"] = re.sub(rb"(?:[ -~]|[\xc2-\xf4][\x80-\xbf]+){8,}", b"", data)
    table("data", parts)


main()
