#pragma once
#include <stdint.h>

/// Makes this thread take denormal numbers as zero, in and out: a decaying tail would otherwise cost a hundred times
/// its work. Returns the control word as it was.
uint64_t lull_flush_denormals(void);

/// Puts a control word back.
void lull_restore_floating_point(uint64_t word);
