#include "record.h"

#include <taglib/flacpicture.h>
#include <taglib/xiphcomment.h>

using namespace TagLib;

FLAC::Picture *new_picture(const lull_tags &tags) {
    auto picture = new FLAC::Picture;
    picture->setType(FLAC::Picture::FrontCover);
    picture->setMimeType(utf8(tags.media_type));
    picture->setWidth(tags.width);
    picture->setHeight(tags.height);
    picture->setColorDepth(tags.depth);
    picture->setData(tags.cover);
    return picture;
}

void write_comment(const lull_tags &tags, Ogg::XiphComment &comment) {
    comment.removeAllFields();
    comment.removeAllPictures();
    for (const auto &text : tags.texts) comment.addField(utf8(text.first), utf8(text.second), false);
}

void read_comment(lull_tags &tags, const Ogg::XiphComment &comment) {
    for (const auto &field : comment.fieldListMap())
        for (const auto &value : field.second) tags.add(field.first.to8Bit(true), value);
    const List<FLAC::Picture *> pictures = const_cast<Ogg::XiphComment &>(comment).pictureList();
    if (!pictures.isEmpty()) tags.cover = pictures.front()->data();
}
