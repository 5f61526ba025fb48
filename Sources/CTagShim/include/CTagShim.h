#ifndef LULL_TAG_SHIM_H
#define LULL_TAG_SHIM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a file says of itself: texts under the names of its format, a cover, chapters. All texts are UTF-8.
///
/// Names are those of the format: frames of ID3v2 (`TIT2`, `COMM`, `TXXX:NAME`), Vorbis comments (`TITLE`), atoms of
/// MPEG-4 (`\251nam` in UTF-8, `----:com.apple.iTunes:NAME`).
typedef struct lull_tags lull_tags;

/// The formats.
typedef enum {
    lull_tag_mpeg,
    lull_tag_flac,
    lull_tag_vorbis,
    lull_tag_opus,
    lull_tag_mpeg4,
} lull_tag_format;

/// How a call ended.
typedef enum {
    lull_tag_ok,
    /// The file can't be opened, or not for writing.
    lull_tag_closed,
    /// The file isn't of the format.
    lull_tag_wrong_format,
    /// Writing failed.
    lull_tag_unwritten,
    /// The library gave up, such as for want of memory.
    lull_tag_failed,
} lull_tag_result;

/// An empty record; NULL for want of memory.
lull_tags *_Nullable lull_tags_new(void);
void lull_tags_free(lull_tags *_Nullable tags);

/// Adds a text; a name may come more than once where its format has it so.
lull_tag_result lull_tags_add_text(lull_tags *_Nonnull tags, const char *_Nonnull name, const char *_Nonnull value);
/// The value of the text at an index, and its name; NULL past the last one.
const char *_Nullable lull_tags_text(
    const lull_tags *_Nonnull tags, size_t index, const char *_Nullable *_Nonnull name);

/// Sets the cover. Width and height in pixels, depth in bits a pixel.
lull_tag_result lull_tags_set_cover(
    lull_tags *_Nonnull tags, const uint8_t *_Nonnull bytes, size_t count, const char *_Nonnull media_type, int width,
    int height, int depth);
/// The bytes of the cover and their count; NULL where there is none.
const uint8_t *_Nullable lull_tags_cover(const lull_tags *_Nonnull tags, size_t *_Nonnull count);

/// Adds a chapter; times in milliseconds. Only ID3v2 takes chapters this way.
lull_tag_result lull_tags_add_chapter(
    lull_tags *_Nonnull tags, const char *_Nonnull title, uint32_t start, uint32_t end);
/// The title and the times of the chapter at an index; NULL past the last one.
const char *_Nullable lull_tags_chapter(
    const lull_tags *_Nonnull tags, size_t index, uint32_t *_Nonnull start, uint32_t *_Nonnull end);

/// The length of the sound that was read, in milliseconds.
uint32_t lull_tags_duration(const lull_tags *_Nonnull tags);

/// Puts a record into a file in place of all that it said of itself. Chapters of MPEG-4 stay as they are.
lull_tag_result lull_tags_write(const lull_tags *_Nonnull tags, const char *_Nonnull path, lull_tag_format format);
/// Reads what a file says of itself into an empty record.
lull_tag_result lull_tags_read(lull_tags *_Nonnull tags, const char *_Nonnull path, lull_tag_format format);

/// The record as an ID3v2.4 tag for files that hold one as a block of their own; to be given to `lull_bytes_free`.
uint8_t *_Nullable lull_tags_render(const lull_tags *_Nonnull tags, size_t *_Nonnull count);
void lull_bytes_free(uint8_t *_Nullable bytes);
/// Reads an ID3v2 tag into an empty record.
lull_tag_result lull_tags_parse(lull_tags *_Nonnull tags, const uint8_t *_Nonnull bytes, size_t count);

#ifdef __cplusplus
}
#endif

#endif
