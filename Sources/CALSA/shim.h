#pragma once
#include <alsa/asoundlib.h>

static void lull_alsa_say_nothing(const char *file, int line, const char *function, int error, const char *format, ...) {
    (void)file, (void)line, (void)function, (void)error, (void)format;
}

/// Keeps the library from writing its own view of an error to standard error: Lull says it in a sentence. (A handler
/// takes variable arguments, which can't be written in Swift.)
static inline void lull_alsa_quiet(void) { snd_lib_error_set_handler(lull_alsa_say_nothing); }
