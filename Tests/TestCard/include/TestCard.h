#pragma once
// Nothing is called from here: ALSA loads this library by its name, as `pcm_type.test_card`, and finds what it needs.
