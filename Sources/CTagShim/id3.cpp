#include "record.h"

#include <taglib/attachedpictureframe.h>
#include <taglib/chapterframe.h>
#include <taglib/commentsframe.h>
#include <taglib/id3v2tag.h>
#include <taglib/tableofcontentsframe.h>
#include <taglib/textidentificationframe.h>
#include <taglib/unsynchronizedlyricsframe.h>

using namespace TagLib;

namespace {

const std::string user_text = "TXXX:";

/// No place in bytes is given: players go by the time.
const unsigned int no_offset = 0xFFFFFFFF;

ID3v2::TextIdentificationFrame *text_frame(const ByteVector &name, const String &value) {
    auto frame = new ID3v2::TextIdentificationFrame(name, String::UTF8);
    frame->setText(value);
    return frame;
}

/// The language of comments and lyrics has a place in their frames.
ByteVector language_code(const lull_tags &tags) {
    for (const auto &text : tags.texts)
        if (text.first == "TLAN" && text.second.size() == 3) return ByteVector(text.second.data(), 3);
    return ByteVector("und", 3);
}

ID3v2::Frame *frame(const std::string &name, const String &value, const ByteVector &language) {
    if (name == "COMM") {
        auto comment = new ID3v2::CommentsFrame(String::UTF8);
        comment->setLanguage(language);
        comment->setText(value);
        return comment;
    }
    if (name == "USLT") {
        auto lyrics = new ID3v2::UnsynchronizedLyricsFrame(String::UTF8);
        lyrics->setLanguage(language);
        lyrics->setText(value);
        return lyrics;
    }
    if (name.compare(0, user_text.size(), user_text) == 0) {
        auto text = new ID3v2::UserTextIdentificationFrame(String::UTF8);
        text->setDescription(utf8(name.substr(user_text.size())));
        text->setText(value);
        return text;
    }
    return text_frame(ByteVector(name.data(), 4), value);
}

} // namespace

void write_id3(const lull_tags &tags, ID3v2::Tag &tag) {
    // The list owns its frames, and so would a copy of it.
    while (!tag.frameList().isEmpty()) tag.removeFrame(tag.frameList().front());
    const ByteVector language = language_code(tags);
    for (const auto &text : tags.texts) tag.addFrame(frame(text.first, utf8(text.second), language));
    if (!tags.cover.isEmpty()) {
        auto picture = new ID3v2::AttachedPictureFrame;
        picture->setTextEncoding(String::Latin1);
        picture->setMimeType(utf8(tags.media_type));
        picture->setType(ID3v2::AttachedPictureFrame::FrontCover);
        picture->setPicture(tags.cover);
        tag.addFrame(picture);
    }
    if (tags.chapters.empty()) return;
    ByteVectorList names;
    for (size_t index = 0; index < tags.chapters.size(); ++index) {
        const std::string name = "ch" + std::to_string(index);
        names.append(ByteVector(name.data(), static_cast<unsigned int>(name.size())));
    }
    auto contents = new ID3v2::TableOfContentsFrame(ByteVector("toc", 3), names);
    contents->setIsTopLevel(true);
    contents->setIsOrdered(true);
    tag.addFrame(contents);
    unsigned int index = 0;
    for (const auto &chapter : tags.chapters) {
        auto frame = new ID3v2::ChapterFrame(names[index++], chapter.start, chapter.end, no_offset, no_offset);
        frame->addEmbeddedFrame(text_frame("TIT2", utf8(chapter.title)));
        tag.addFrame(frame);
    }
}

void read_id3(lull_tags &tags, const ID3v2::Tag &tag) {
    for (const auto frame : tag.frameList()) {
        const ByteVector id = frame->frameID();
        const std::string name(id.data(), id.size());
        if (auto text = dynamic_cast<const ID3v2::UserTextIdentificationFrame *>(frame)) {
            // The first field is the description.
            const StringList fields = text->fieldList();
            if (fields.size() > 1) tags.add(user_text + text->description().to8Bit(true), fields[1]);
        } else if (auto text = dynamic_cast<const ID3v2::TextIdentificationFrame *>(frame)) {
            tags.add(name, text->fieldList().toString(", "));
        } else if (auto comment = dynamic_cast<const ID3v2::CommentsFrame *>(frame)) {
            if (comment->description().isEmpty()) tags.add(name, comment->text());
        } else if (auto lyrics = dynamic_cast<const ID3v2::UnsynchronizedLyricsFrame *>(frame)) {
            tags.add(name, lyrics->text());
        } else if (auto picture = dynamic_cast<const ID3v2::AttachedPictureFrame *>(frame)) {
            if (tags.cover.isEmpty()) tags.cover = picture->picture();
        } else if (auto chapter = dynamic_cast<const ID3v2::ChapterFrame *>(frame)) {
            const ID3v2::FrameList titles = chapter->embeddedFrameList("TIT2");
            const String title = titles.isEmpty() ? String() : titles.front()->toString();
            tags.chapters.push_back({title.to8Bit(true), chapter->startTime(), chapter->endTime()});
        }
    }
}
