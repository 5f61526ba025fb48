#define _XOPEN_SOURCE 700

#include "CTerminal.h"

#include <locale.h>
#include <wchar.h>

int lull_terminal_columns(uint32_t scalar) {
    // A locale of this call's own: the program's stays what it is.
    static locale_t unicode;
    locale_t made = __atomic_load_n(&unicode, __ATOMIC_ACQUIRE);
    if (made == (locale_t)0) {
        made = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
        if (made == (locale_t)0) return 1;
        __atomic_store_n(&unicode, made, __ATOMIC_RELEASE);
    }
    locale_t before = uselocale(made);
    int width = wcwidth((wchar_t)scalar);
    uselocale(before);
    return width < 0 ? 1 : width;
}
