#include "CLanguageShim.h"

#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cstring>

extern "C" LullLanguage lullDetectLanguage(const char *text, int length) {
    LullLanguage result = {{0}, 0, 0};
    CLD2::Language languages[3];
    int percents[3];
    int bytes = 0;
    bool isReliable = false;
    const CLD2::Language language =
        CLD2::ExtDetectLanguageSummary(text, length, true, languages, percents, &bytes, &isReliable);
    if (language == CLD2::UNKNOWN_LANGUAGE) return result;
    std::strncpy(result.code, CLD2::LanguageCode(languages[0]), sizeof result.code - 1);
    result.percent = percents[0];
    result.isReliable = isReliable ? 1 : 0;
    return result;
}
