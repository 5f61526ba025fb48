"""Holds the documents of all releases in a folder against their catalogues, by parsers that nobody here wrote.

feedparser, xmllint, jsonschema, and Python's own csv, html and xml. Prints how many releases hold, or what doesn't.
"""

import base64
import csv
import html.parser
import io
import json
import math
import pathlib
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree

import feedparser
import jsonschema

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
SCHEMA = json.loads((pathlib.Path(__file__).parent / "audiobook.schema.json").read_text(encoding="utf-8"))
MANIFEST = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
# What no document can carry becomes a replacement character.
ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef]|" + "|".join(
    re.escape(chr(plane * 0x10000 + last)) for plane in range(17) for last in (0xFFFE, 0xFFFF)))
PREFERENCE = ["mp3", "m4a", "m4b", "opus", "ogg", "oga", "flac", "wav"]
VOID = {"meta", "link", "img", "input", "source", "br"}


def clean(text):
    return ILLEGAL.sub("\ufffd", text)


def audio(track):
    files = [file for file in track["files"] if file["role"] == "audio"]
    return sorted(files, key=lambda file: (PREFERENCE.index(file["format"]), file["path"]))


class Page(html.parser.HTMLParser):
    """The tags of a page, in balance, with the words of its headings and its script's data."""

    def __init__(self, path):
        super().__init__()
        self.path, self.open, self.heading, self.data, self.titles = path, [], "", "", []
        self.attributes = set()

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append((tag, dict(attributes)))
        self.attributes |= {name for name, _ in attributes}
        for name, value in attributes:
            assert name not in ("href", "src") or not (value or "").lower().startswith("javascript"), value

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1][0] == tag, f"{self.path}: </{tag}> in {[name for name, _ in self.open]}"
        self.open.pop()

    def handle_data(self, text):
        names = [tag for tag, _ in self.open]
        if "h1" in names:
            self.heading += text
        if names and names[-1] == "script":
            self.data += text


def check_page(path, title, lines=None):
    page = Page(path)
    page.feed(path.read_bytes().decode("utf-8"))
    page.close()
    assert not page.open, page.open
    assert page.heading == clean(title), (path, page.heading, title)
    strange = {name for name in page.attributes if name.startswith("on") or not re.fullmatch(r"[a-zA-Z-]+", name)}
    assert not strange, (path, strange)
    if lines is not None:
        said = [line["text"] for line in json.loads(page.data)["lines"]]
        assert [clean(text) for text in said] == [clean(text) for text in lines], (path, said, lines)


def check_feed(path, catalogue, tracks):
    subprocess.run(["xmllint", "--noout", "--nonet", str(path)], check=True, capture_output=True, timeout=60)
    channel = xml.etree.ElementTree.parse(path).getroot().find("channel")
    assert (channel.findtext("title") or "") == clean(catalogue["title"])
    items = channel.findall("item")
    assert len(items) == len(tracks), (path, len(items))
    base = catalogue.get("address")
    for item, track in zip(items, tracks):
        assert (item.findtext(f"{ITUNES}title") or "") == clean(track["title"]), (item, track["title"])
        assert item.findtext(f"{ITUNES}duration") == str(int(track["duration"] + 0.5))
        assert item.findtext(f"{ITUNES}season") == (str(track["week"]) if "week" in track else None)
        first = audio(track)[0]
        enclosure = item.find("enclosure").attrib
        assert enclosure["length"] == str(first["bytes"]) and enclosure["type"] == first["mediaType"], enclosure
        place = urllib.parse.unquote(enclosure["url"])
        assert place == urllib.parse.unquote(f"{base}/" if base else "") + first["path"], place
        sums = [part.get("value") for part in item.iter(f"{PODCAST}integrity")]
        wanted = ["sha256-" + base64.b64encode(bytes.fromhex(file["sha256"])).decode() for file in audio(track)]
        assert sums == wanted, sums
    for week in {track.get("week") for track in tracks}:
        numbers = [int(item.findtext(f"{PODCAST}episode")) for item, track in zip(items, tracks) if track.get("week") == week]
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), numbers
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "rss20"
    assert len({entry.id for entry in feed.entries}) == len(tracks)
    dates = [entry.published_parsed for entry in feed.entries]
    assert None not in dates and dates == sorted(dates), dates
    assert [int(entry.enclosures[0].length) for entry in feed.entries] == [audio(track)[0]["bytes"] for track in tracks]
    return channel.findtext(f"{PODCAST}guid")


def check_table(path, tracks):
    data = path.read_bytes()
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    assert data.endswith(b"\r\n") and len({len(row) for row in rows}) == 1, {len(row) for row in rows}
    table = [dict(zip(rows[0], row)) for row in rows[1:]]
    assert [row["id"] for row in table] == [track["id"] for track in tracks]
    for row, track in zip(table, tracks):
        for name in ("title", "session", "language"):
            assert row[name] == track[name], (row[name], track[name])
        for name in ("part", "slot", "variant", "author"):
            assert row[name] == track.get(name, ""), (row[name], track.get(name))


def check_playlist(path, lengths):
    lines = path.read_bytes().decode("utf-8").split("\n")
    assert lines[0] == "#EXTM3U" and lines[1].startswith("#PLAYLIST:") and lines[-1] == "", lines[:2]
    for notes, place in zip(lines[2:-1:2], lines[3:-1:2]):
        seconds = re.fullmatch(r"#EXTINF:(\d+),[^\x00-\x1f]*", notes)
        assert seconds and int(seconds[1]) == lengths[urllib.parse.unquote(place).removeprefix("../")], (notes, place)
    return (len(lines) - 3) // 2


def check(folder):
    catalogue = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
    # Slots of nasty catalogues are “evening” or a word that nobody knows.
    slots = {"evening": 0, None: 2}
    tracks = sorted(catalogue["tracks"], key=lambda track: (
        track.get("week", math.inf), track.get("day", math.inf), slots.get(track.get("slot"), 1), track["order"],
    ))
    order = catalogue["languages"] + [track["language"] for track in tracks]
    used = [language for language in dict.fromkeys(order) if any(track["language"] == language for track in tracks)]
    names = set()
    for index, language in enumerate(used):
        suffix = f".{language}" if index else ""
        own = [track for track in tracks if track["language"] == language]
        names.add(check_feed(folder / f"feed{suffix}.xml", catalogue, own))
        manifest = json.loads((folder / f"publication{suffix}.json").read_text(encoding="utf-8"))
        wrong = [f"{list(error.path)}: {error.message[:200]}" for error in MANIFEST.iter_errors(manifest)]
        assert not wrong, (folder, suffix, wrong)
        assert manifest["name"] == catalogue["title"]
        listed = [place["url"] for place in manifest["readingOrder"]]
        places = [(track["session"], track.get("week"), track.get("day"), track.get("slot")) for track in own]
        once = [track for at, track in enumerate(own) if places.index(places[at]) == at]
        assert [urllib.parse.unquote(url) for url in listed] == [audio(track)[0]["path"] for track in once]
        check_page(folder / f"index{suffix}.html", catalogue["title"])
        for track in own:
            lines = [line["text"] for line in track["lines"] if line["text"]]
            check_page(folder / "listen" / f"{track['id']}.html", track["title"], lines)
    assert len(names) == len(used), names
    by_edition = [track for language in used for track in tracks if track["language"] == language]
    check_table(folder / "catalogue.csv", by_edition)
    lengths = {audio(track)[0]["path"]: int(track["duration"] + 0.5) for track in tracks}
    counts = {path.name: check_playlist(path, lengths) for path in (folder / "playlists").iterdir()}
    assert counts["all.m3u8"] == len(tracks), counts


def main(parent):
    folders = [path.parent for path in sorted(pathlib.Path(parent).glob("*/catalogue.json"))]
    for folder in folders:
        try:
            check(folder)
        except subprocess.CalledProcessError as error:
            sys.exit(f"{folder}: {error.stderr.decode()}")
        except AssertionError as error:
            line = error.__traceback__
            while line.tb_next:
                line = line.tb_next
            sys.exit(f"{folder}, line {line.tb_lineno}: {error}")
    print(f"{len(folders)} releases hold")


main(sys.argv[1])
