#pragma once
/* Without pkg-config: it gives -D flags, which the package manager refuses; the plain header is for floats. */
#include <kissfft/kiss_fft.h>
#include <kissfft/kiss_fftr.h>
