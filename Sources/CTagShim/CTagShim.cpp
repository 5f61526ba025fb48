#include "record.h"

#include <cstdlib>
#include <cstring>

#include <taglib/flacfile.h>
#include <taglib/id3v2tag.h>
#include <taglib/mp4file.h>
#include <taglib/mp4tag.h>
#include <taglib/mpegfile.h>
#include <taglib/opusfile.h>
#include <taglib/tbytevectorstream.h>
#include <taglib/vorbisfile.h>
#include <taglib/xiphcomment.h>

using namespace TagLib;

namespace {

/// What `body` says, and `lull_tag_failed` where C++ throws, which must not reach C.
template <typename Body> lull_tag_result guarded(Body body) noexcept {
    try {
        return body();
    } catch (...) {
        return lull_tag_failed;
    }
}

template <typename AudioFile> lull_tag_result state(const AudioFile &file) {
    if (!file.isOpen()) return lull_tag_closed;
    // A file of another kind is valid to MPEG, but has no rate.
    const auto properties = file.audioProperties();
    return file.isValid() && properties && properties->sampleRate() > 0 ? lull_tag_ok : lull_tag_wrong_format;
}

template <typename AudioFile, typename Change>
lull_tag_result change(const char *path, Change write, bool (*save)(AudioFile &)) {
    AudioFile file(path);
    const auto result = state(file);
    if (result != lull_tag_ok) return result;
    if (file.readOnly()) return lull_tag_closed;
    write(file);
    return save(file) ? lull_tag_ok : lull_tag_unwritten;
}

template <typename AudioFile> bool save(AudioFile &file) { return file.save(); }

template <typename AudioFile, typename Look> lull_tag_result look(lull_tags *tags, const char *path, Look read) {
    AudioFile file(path);
    const auto result = state(file);
    if (result != lull_tag_ok) return result;
    tags->duration = static_cast<uint32_t>(file.audioProperties()->lengthInMilliseconds());
    read(file);
    return lull_tag_ok;
}

template <typename OggFile> lull_tag_result change_ogg(const lull_tags *tags, const char *path) {
    return change<OggFile>(
        path,
        [&](OggFile &file) {
            write_comment(*tags, *file.tag());
            if (!tags->cover.isEmpty()) file.tag()->addPicture(new_picture(*tags));
        },
        save<OggFile>);
}

template <typename OggFile> lull_tag_result look_ogg(lull_tags *tags, const char *path) {
    return look<OggFile>(tags, path, [&](OggFile &file) { read_comment(*tags, *file.tag()); });
}

} // namespace

lull_tags *lull_tags_new(void) { return new (std::nothrow) lull_tags; }

void lull_tags_free(lull_tags *tags) { delete tags; }

lull_tag_result lull_tags_add_text(lull_tags *tags, const char *name, const char *value) {
    return guarded([&] {
        tags->texts.emplace_back(name, value);
        return lull_tag_ok;
    });
}

const char *lull_tags_text(const lull_tags *tags, size_t index, const char **name) {
    if (index >= tags->texts.size()) return nullptr;
    *name = tags->texts[index].first.c_str();
    return tags->texts[index].second.c_str();
}

lull_tag_result lull_tags_set_cover(
    lull_tags *tags, const uint8_t *bytes, size_t count, const char *media_type, int width, int height, int depth) {
    return guarded([&] {
        tags->cover = ByteVector(reinterpret_cast<const char *>(bytes), static_cast<unsigned int>(count));
        tags->media_type = media_type;
        tags->width = width;
        tags->height = height;
        tags->depth = depth;
        return lull_tag_ok;
    });
}

const uint8_t *lull_tags_cover(const lull_tags *tags, size_t *count) {
    if (tags->cover.isEmpty()) return nullptr;
    *count = tags->cover.size();
    return reinterpret_cast<const uint8_t *>(tags->cover.data());
}

lull_tag_result lull_tags_add_chapter(lull_tags *tags, const char *title, uint32_t start, uint32_t end) {
    return guarded([&] {
        tags->chapters.push_back({title, start, end});
        return lull_tag_ok;
    });
}

const char *lull_tags_chapter(const lull_tags *tags, size_t index, uint32_t *start, uint32_t *end) {
    if (index >= tags->chapters.size()) return nullptr;
    *start = tags->chapters[index].start;
    *end = tags->chapters[index].end;
    return tags->chapters[index].title.c_str();
}

uint32_t lull_tags_duration(const lull_tags *tags) { return tags->duration; }

lull_tag_result lull_tags_write(const lull_tags *tags, const char *path, lull_tag_format format) {
    return guarded([&] {
        switch (format) {
        case lull_tag_mpeg:
            return change<MPEG::File>(
                path, [&](MPEG::File &file) { write_id3(*tags, *file.ID3v2Tag(true)); },
                [](MPEG::File &file) {
                    return file.save(
                        MPEG::File::ID3v2, MPEG::File::StripOthers, ID3v2::v4, MPEG::File::DoNotDuplicate);
                });
        case lull_tag_flac:
            return change<FLAC::File>(
                path,
                [&](FLAC::File &file) {
                    file.strip(FLAC::File::ID3v1 | FLAC::File::ID3v2);
                    write_comment(*tags, *file.xiphComment(true));
                    file.removePictures();
                    if (!tags->cover.isEmpty()) file.addPicture(new_picture(*tags));
                },
                save<FLAC::File>);
        case lull_tag_vorbis: return change_ogg<Vorbis::File>(tags, path);
        case lull_tag_opus: return change_ogg<Ogg::Opus::File>(tags, path);
        case lull_tag_mpeg4:
            return change<MP4::File>(path, [&](MP4::File &file) { write_atoms(*tags, file); }, save<MP4::File>);
        }
        return lull_tag_failed;
    });
}

lull_tag_result lull_tags_read(lull_tags *tags, const char *path, lull_tag_format format) {
    return guarded([&] {
        switch (format) {
        case lull_tag_mpeg:
            return look<MPEG::File>(tags, path, [&](MPEG::File &file) {
                if (file.hasID3v2Tag()) read_id3(*tags, *file.ID3v2Tag());
            });
        case lull_tag_flac:
            return look<FLAC::File>(tags, path, [&](FLAC::File &file) {
                if (file.hasXiphComment()) read_comment(*tags, *file.xiphComment());
                const List<FLAC::Picture *> pictures = file.pictureList();
                if (!pictures.isEmpty()) tags->cover = pictures.front()->data();
            });
        case lull_tag_vorbis: return look_ogg<Vorbis::File>(tags, path);
        case lull_tag_opus: return look_ogg<Ogg::Opus::File>(tags, path);
        case lull_tag_mpeg4:
            return look<MP4::File>(tags, path, [&](MP4::File &file) { read_atoms(*tags, file); });
        }
        return lull_tag_failed;
    });
}

uint8_t *lull_tags_render(const lull_tags *tags, size_t *count) {
    uint8_t *copy = nullptr;
    guarded([&] {
        ID3v2::Tag tag;
        write_id3(*tags, tag);
        const ByteVector bytes = tag.render(ID3v2::v4);
        copy = static_cast<uint8_t *>(std::malloc(bytes.size()));
        if (!copy) return lull_tag_failed;
        std::memcpy(copy, bytes.data(), bytes.size());
        *count = bytes.size();
        return lull_tag_ok;
    });
    return copy;
}

void lull_bytes_free(uint8_t *bytes) { std::free(bytes); }

lull_tag_result lull_tags_parse(lull_tags *tags, const uint8_t *bytes, size_t count) {
    return guarded([&] {
        ByteVector block(reinterpret_cast<const char *>(bytes), static_cast<unsigned int>(count));
        ByteVectorStream stream(block);
        MPEG::File file(&stream, ID3v2::FrameFactory::instance(), false);
        if (!file.hasID3v2Tag()) return lull_tag_wrong_format;
        read_id3(*tags, *file.ID3v2Tag());
        return lull_tag_ok;
    });
}
