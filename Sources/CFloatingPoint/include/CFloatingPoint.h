#pragma once
#include <stdint.h>

/// Makes this thread take denormal numbers as zero, in and out: a decaying tail would otherwise cost a hundred times
/// its work. Returns the control word as it was.
uint64_t lull_flush_denormals(void);

/// Gives this thread the control word that every program starts with: denormal numbers are kept, results are rounded to
/// the nearest number, nothing traps. Returns the control word as it was.
///
/// A new thread inherits the control word of the thread that starts it, so a thread of a pool may have any. A library
/// that calculates can then give other results, so every call to one is put between this and a restoring.
uint64_t lull_standard_floating_point(void);

/// Puts a control word back.
void lull_restore_floating_point(uint64_t word);
