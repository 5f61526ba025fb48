"""Follows every relative link of a release in a folder; prints how many there are, or what leads nowhere."""

import html.parser
import json
import pathlib
import re
import sys
import urllib.parse
import xml.etree.ElementTree


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.ids = [], set()

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("href", "src"):
                self.links.append(value)
            if name == "id":
                self.ids.add(value)


def strings(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "url":
                yield inner
            else:
                yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def links(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = Page()
        page.feed(text)
        return page.links, page.ids
    if path.suffix == ".xml":
        root = xml.etree.ElementTree.fromstring(text)
        found = [value for element in root.iter() for name, value in element.items() if name in ("url", "href", "uri")]
        found += [element.text for element in root.iter() if element.tag in ("link", "url")]
        return found, set()
    if path.suffix == ".m3u8":
        return [line for line in text.splitlines() if line and not line.startswith("#")], set()
    return list(strings(json.loads(text))), set()


def main(folder):
    folder = pathlib.Path(folder).resolve()
    count, wrong = 0, []
    pages = [path for path in folder.rglob("*") if path.suffix in (".html", ".xml", ".m3u8")]
    pages += folder.glob("publication*.json")
    for path in sorted(pages):
        found, ids = links(path)
        for link in found:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme:
                continue
            count += 1
            if not parts.path:
                if parts.fragment not in ids and not re.fullmatch(r"t=\d+\.\d+", parts.fragment):
                    wrong.append(f"{path.relative_to(folder)}: #{parts.fragment}")
                continue
            target = (path.parent / urllib.parse.unquote(parts.path)).resolve()
            if not target.is_relative_to(folder) or not target.is_file():
                wrong.append(f"{path.relative_to(folder)}: {link}")
    if wrong:
        sys.exit("lead nowhere:\n" + "\n".join(wrong))
    print(f"{count} links")


main(sys.argv[1])
