#include "CFloatingPoint.h"

#if defined(__x86_64__)
#include <immintrin.h>

uint64_t lull_flush_denormals(void) {
    uint64_t word = _mm_getcsr();
    _mm_setcsr((uint32_t)word | 0x8040); // FTZ and DAZ
    return word;
}

uint64_t lull_standard_floating_point(void) {
    uint64_t word = _mm_getcsr();
    _mm_setcsr(0x1F80); // The word after a reset: all exceptions masked, nearest, neither FTZ nor DAZ
    return word;
}

void lull_restore_floating_point(uint64_t word) { _mm_setcsr((uint32_t)word); }

#elif defined(__aarch64__)

uint64_t lull_flush_denormals(void) {
    uint64_t word;
    __asm__ volatile("mrs %0, fpcr" : "=r"(word));
    uint64_t flushed = word | (UINT64_C(1) << 24); // FZ
    __asm__ volatile("msr fpcr, %0" : : "r"(flushed));
    return word;
}

uint64_t lull_standard_floating_point(void) {
    uint64_t word;
    __asm__ volatile("mrs %0, fpcr" : "=r"(word));
    __asm__ volatile("msr fpcr, %0" : : "r"(UINT64_C(0)));
    return word;
}

void lull_restore_floating_point(uint64_t word) { __asm__ volatile("msr fpcr, %0" : : "r"(word)); }

#else

uint64_t lull_flush_denormals(void) { return 0; }
uint64_t lull_standard_floating_point(void) { return 0; }
void lull_restore_floating_point(uint64_t word) { (void)word; }

#endif
