#ifndef LULL_TERMINAL_H
#define LULL_TERMINAL_H

#include <stdint.h>

/// The columns a Unicode scalar takes on a terminal, by the C library's tables: 0, 1 or 2; 1 where it isn't known.
int lull_terminal_columns(uint32_t scalar);

#endif
