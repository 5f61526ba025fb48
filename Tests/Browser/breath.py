"""The breath in a sound whose guide is a lone sine at 220 Hz, 20 dB louder at full lungs than at empty ones."""

import subprocess

import numpy

# Far above the guide, and quick to work on.
RATE = 8000
STEP = 80


def volumes(path):
    """How full the lungs sound, a hundred times a second: the level of the guide in decibels, scaled to 0…1."""
    run = subprocess.run(
        ["ffmpeg", "-nostdin", "-v", "error", "-i", str(path), "-f", "f32le", "-ac", "1", "-ar", str(RATE), "-"],
        stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=120,
    )
    sound = numpy.frombuffer(run.stdout, dtype="<f4").astype(float)
    turned = sound * numpy.exp(-2j * numpy.pi * 220 * numpy.arange(len(sound)) / RATE)
    # A Hann window of 60 ms around each step.
    window = numpy.hanning(481)
    level = numpy.abs(numpy.convolve(turned, window / window.sum(), mode="same"))[::STEP]
    return 20 * numpy.log10(level + 1e-9)


def errors(path, breaths):
    """For each inhale and exhale: seconds from when the plan is half full to when the sound is."""
    decibels = volumes(path)
    times = numpy.arange(len(decibels)) * STEP / RATE
    result = []
    for one in breaths:
        full = one["start"] + one["inhale"]
        top = decibels[int((full - 0.03) * RATE / STEP)]
        for begin, length in ((one["start"], one["inhale"]), (full + one["hold"], one["exhale"])):
            # The cosine is half way at half time; the level is then 10 dB below its top.
            near = (times > begin + length * 0.25) & (times < begin + length * 0.75)
            below = decibels[near] - (top - 10)
            crossings = numpy.nonzero(numpy.diff(numpy.sign(below)))[0]
            for index in crossings[:1]:
                part = below[index] / (below[index] - below[index + 1])
                result.append(float(times[near][index] + part * STEP / RATE - (begin + length / 2)))
    return result


def delay(samples):
    """Seconds by which what was drawn comes after what was heard, from (time, drawn volume, power) at frames."""
    times, drawn, power = (numpy.array(column) for column in zip(*samples))
    heard = 10 * numpy.log10(power + 1e-12)
    top = numpy.percentile(heard, 98)
    heard = numpy.clip(1 + (heard - top) / 20, 0, 1)
    grid = numpy.arange(times[0] + 1, times[-1] - 1, 0.005)
    drawn_at = numpy.interp(grid, times, drawn)

    def distance(shift):
        # Near empty lungs other sounds and the smallness of the signal decide.
        heard_at = numpy.interp(grid - shift, times, heard)
        clear = drawn_at > 0.25
        return float(numpy.mean((heard_at[clear] - drawn_at[clear]) ** 2))

    shifts = numpy.arange(-0.3, 0.3, 0.002)
    return float(shifts[int(numpy.argmin([distance(shift) for shift in shifts]))])
