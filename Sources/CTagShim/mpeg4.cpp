#include "record.h"

#include <cstdio>
#include <memory>

#include <taglib/mp4coverart.h>
#include <taglib/mp4file.h>
#include <taglib/mp4tag.h>

using namespace TagLib;

namespace {

bool is_pair(const std::string &name) { return name == "trkn" || name == "disk"; }

unsigned long long big_endian(const ByteVector &bytes, unsigned int offset, unsigned int count) {
    unsigned long long value = 0;
    for (unsigned int index = 0; index < count; ++index)
        value = value << 8 | static_cast<unsigned char>(bytes[offset + index]);
    return value;
}

/// Where a box lies: behind its size and its name.
struct box {
    long content;
    long end;
};

/// The first box of a name between two places; it is empty where there is none. The library has no way to ask for one.
box find(MP4::File &file, const char *name, box parent) {
    long at = parent.content;
    while (at + 8 <= parent.end) {
        file.seek(at);
        const ByteVector head = file.readBlock(16);
        if (head.size() < 8) break;
        long header = 8;
        auto size = static_cast<long>(big_endian(head, 0, 4));
        if (size == 1 && head.size() == 16) {
            header = 16;
            size = static_cast<long>(big_endian(head, 8, 8));
        } else if (size == 0) {
            size = parent.end - at;
        }
        if (size < header || size > parent.end - at) break;
        if (head.mid(4, 4) == name) return {at + header, at + size};
        at += size;
    }
    return {0, 0};
}

/// The chapters of an audiobook: a count, then for each its beginning in units of 100 ns and its title.
void read_chapters(lull_tags &tags, MP4::File &file) {
    const box movie = find(file, "moov", {0, file.length()});
    const box list = find(file, "chpl", find(file, "udta", movie));
    if (list.end == list.content) return;
    file.seek(list.content);
    const ByteVector bytes = file.readBlock(static_cast<unsigned long>(list.end - list.content));
    if (bytes.size() < 9) return;
    const unsigned int count = static_cast<unsigned char>(bytes[8]);
    unsigned int at = 9;
    for (unsigned int index = 0; index < count && at + 9 <= bytes.size(); ++index) {
        const auto start = static_cast<uint32_t>((big_endian(bytes, at, 8) + 5000) / 10000);
        const unsigned int length = static_cast<unsigned char>(bytes[at + 8]);
        at += 9;
        const unsigned int there = std::min(length, bytes.size() - at);
        tags.chapters.push_back({std::string(bytes.data() + at, there), start, start});
        at += there;
    }
}

} // namespace

void write_atoms(const lull_tags &tags, MP4::File &file) {
    MP4::Tag *tag = file.tag();
    const MP4::ItemMap old = tag->itemMap();
    for (const auto &item : old) tag->removeItem(item.first);
    for (const auto &text : tags.texts) {
        const String name = utf8(text.first);
        int first = 0, second = 0;
        if (is_pair(text.first)) {
            if (std::sscanf(text.second.c_str(), "%d/%d", &first, &second) >= 1)
                tag->setItem(name, MP4::Item(first, second));
        } else if (text.first == "stik") {
            tag->setItem(name, MP4::Item(static_cast<unsigned char>(std::stoi(text.second))));
        } else {
            tag->setItem(name, MP4::Item(StringList(utf8(text.second))));
        }
    }
    if (!tags.cover.isEmpty()) {
        const auto format = tags.media_type == "image/png" ? MP4::CoverArt::PNG : MP4::CoverArt::JPEG;
        MP4::CoverArtList covers;
        covers.append(MP4::CoverArt(format, tags.cover));
        tag->setItem("covr", MP4::Item(covers));
    }
}

void read_atoms(lull_tags &tags, MP4::File &file) {
    for (const auto &entry : file.tag()->itemMap()) {
        const std::string name = entry.first.to8Bit(true);
        if (name == "covr") {
            const MP4::CoverArtList covers = entry.second.toCoverArtList();
            if (!covers.isEmpty()) tags.cover = covers.front().data();
        } else if (is_pair(name)) {
            const auto pair = entry.second.toIntPair();
            tags.add(name, String(std::to_string(pair.first) + "/" + std::to_string(pair.second)));
        } else if (!entry.second.toStringList().isEmpty()) {
            tags.add(name, entry.second.toStringList().toString(", "));
        }
    }
    read_chapters(tags, file);
}
