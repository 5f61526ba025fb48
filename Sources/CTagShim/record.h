#pragma once

#include "CTagShim.h"

#include <string>
#include <utility>
#include <vector>

#include <taglib/tbytevector.h>
#include <taglib/tstring.h>

/// What a file says of itself.
struct lull_tags {
    struct chapter {
        std::string title;
        uint32_t start;
        uint32_t end;
    };

    std::vector<std::pair<std::string, std::string>> texts;
    TagLib::ByteVector cover;
    std::string media_type;
    int width = 0;
    int height = 0;
    int depth = 0;
    std::vector<chapter> chapters;
    uint32_t duration = 0;

    void add(const std::string &name, const TagLib::String &value) { texts.emplace_back(name, value.to8Bit(true)); }
};

inline TagLib::String utf8(const std::string &text) { return TagLib::String(text, TagLib::String::UTF8); }

namespace TagLib {
namespace ID3v2 {
class Tag;
}
namespace Ogg {
class XiphComment;
}
namespace FLAC {
class Picture;
}
namespace MP4 {
class File;
}
} // namespace TagLib

void write_id3(const lull_tags &tags, TagLib::ID3v2::Tag &tag);
void read_id3(lull_tags &tags, const TagLib::ID3v2::Tag &tag);
TagLib::FLAC::Picture *new_picture(const lull_tags &tags);
void write_comment(const lull_tags &tags, TagLib::Ogg::XiphComment &comment);
void read_comment(lull_tags &tags, const TagLib::Ogg::XiphComment &comment);
void write_atoms(const lull_tags &tags, TagLib::MP4::File &file);
void read_atoms(lull_tags &tags, TagLib::MP4::File &file);
