#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/// The language of a text.
typedef struct {
    /// Its tag: `en`, `zh`; empty where it is not known.
    char code[16];
    /// How much of the text is in it, in percent.
    int percent;
    /// Whether the detector is sure.
    int isReliable;
} LullLanguage;

/// Finds the language of a text in UTF-8 with CLD2.
LullLanguage lullDetectLanguage(const char *text, int length);

#ifdef __cplusplus
}
#endif
