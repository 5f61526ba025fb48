// A sound card for tests: an ALSA plugin that plays to a file, in real time.
//
// How far it has played is a function of CLOCK_MONOTONIC alone, so that a gap, a delay and a rate are what they would
// be on a card. In FOLDER it writes `played.raw`, all that was heard, one run after the other, and `log`, a line for
// each thing that happens: nanoseconds, frames played so far, and a word.
//
//   pcm.NAME {
//       type test_card
//       folder PATH
//       formats "S16_LE …"      what it takes; all of Lull's without
//       rate HZ                 the only one it takes; any without
//       channels COUNT          likewise; 1 to 8 without
//       ppm N                   how much too fast it is, in millionths
//       opening busy|denied     what opening it meets
//       unplugged N             it is taken away once that many frames were played,
//       away MS                 for so long; for ever without
//       asleep N                the machine falls asleep once that many frames were played,
//       sleep MS                for so long
//   }

#include <alsa/asoundlib.h>
#include <alsa/pcm_external.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define SECOND 1000000000LL

enum state { STOPPED, RUNNING, DRY, ASLEEP, GONE };

struct card {
    snd_pcm_ioplug_t io;
    char folder[1024];
    int frames_file, log_file;
    int64_t ppm, unplugged, away, asleep, sleep;

    char *ring;
    size_t frame_bytes;
    enum state state;
    int is_draining;
    // Frames since it was last readied: taken from the program, and played.
    int64_t taken, played;
    // The moment at which `origin` of these had been played.
    int64_t began, origin;
    // Frames played since it was opened.
    int64_t total;
    int64_t wakes;
    snd_pcm_uframes_t least_room, boundary;
};

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * SECOND + time.tv_nsec;
}

static void wait_until(int64_t moment) {
    struct timespec time = { moment / SECOND, moment % SECOND };
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL) == EINTR) {}
}

static void note(struct card *card, int64_t moment, const char *word) {
    dprintf(card->log_file, "%lld %lld %s\n", (long long)moment, (long long)card->total, word);
}

static double nanoseconds_per_frame(const struct card *card) {
    return 1e9 / (card->io.rate * (1 + card->ppm * 1e-6));
}

/// When so many frames since it was readied will have been played.
static int64_t moment_of(const struct card *card, int64_t frame) {
    return card->began + (int64_t)((frame - card->origin) * nanoseconds_per_frame(card)) + 1;
}

static void set_off(struct card *card) {
    card->state = RUNNING;
    card->began = now();
    card->origin = card->played;
    note(card, card->began, "starts");
}

static void write_all(int file, const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t done = write(file, bytes, size);
        if (done < 0 && errno != EINTR) return;
        if (done > 0) bytes += done, size -= done;
    }
}

/// Plays what is there, up to a frame.
static void play(struct card *card, int64_t frame) {
    if (frame <= card->played) return;
    while (card->played < frame) {
        int64_t place = card->played % card->io.buffer_size;
        int64_t run = card->io.buffer_size - place;
        if (run > frame - card->played) run = frame - card->played;
        write_all(card->frames_file, card->ring + place * card->frame_bytes, run * card->frame_bytes);
        card->played += run;
        card->total += run;
    }
    note(card, now(), "played");
}

/// Remembers in its folder until when it is away, so that it is so for whoever opens it.
static void mark_away(const struct card *card, int64_t until) {
    char path[1100];
    snprintf(path, sizeof path, "%s/away", card->folder);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    dprintf(file, "%lld\n", (long long)until);
    close(file);
}

/// -1 where it has never been away.
static int64_t away_until(const struct card *card) {
    char path[1100];
    snprintf(path, sizeof path, "%s/away", card->folder);
    FILE *file = fopen(path, "re");
    if (!file) return -1;
    long long until = 0;
    if (fscanf(file, "%lld", &until) != 1) until = 0;
    fclose(file);
    return until;
}

/// The frame since it was readied at which it falls asleep or is taken away, and what it is then.
static int64_t next_event(const struct card *card, enum state *after) {
    int64_t event = INT64_MAX;
    enum state state = RUNNING;
    if (card->asleep >= 0) event = card->played + card->asleep - card->total, state = ASLEEP;
    if (card->unplugged >= 0 && card->played + card->unplugged - card->total < event)
        event = card->played + card->unplugged - card->total, state = GONE;
    if (after) *after = state;
    return event;
}

/// Brings everything up to the moment.
static void settle(struct card *card) {
    if (card->state != RUNNING) return;
    int64_t due = card->origin + (int64_t)((now() - card->began) / nanoseconds_per_frame(card));
    enum state after;
    int64_t event = next_event(card, &after);
    if (due >= event && card->taken >= event) {
        int64_t moment = moment_of(card, event);
        play(card, event);
        card->state = after;
        if (after == ASLEEP) {
            card->asleep = -1;
            card->wakes = moment + card->sleep;
            note(card, moment, "falls-asleep");
        } else {
            mark_away(card, card->away < 0 ? INT64_MAX : moment + card->away);
            note(card, moment, "unplugged");
        }
    } else if (due >= card->taken) {
        int64_t moment = moment_of(card, card->taken);
        play(card, card->taken);
        card->state = card->is_draining ? STOPPED : DRY;
        note(card, moment, card->is_draining ? "drained" : "dry");
    } else {
        play(card, due);
    }
}

/// Sets the timer to when there will be room enough for the program, or something else happens.
static void arm(struct card *card) {
    struct itimerspec timer = { 0 };
    int64_t moment = 1;
    if (card->state == RUNNING) {
        int64_t frame = card->taken - (int64_t)card->io.buffer_size + (int64_t)card->least_room;
        if (frame < card->played) frame = card->played;
        moment = moment_of(card, frame);
    } else if (card->state == STOPPED) {
        moment = 0;
    }
    timer.it_value.tv_sec = moment / SECOND;
    timer.it_value.tv_nsec = moment % SECOND;
    timerfd_settime(card->io.poll_fd, TFD_TIMER_ABSTIME, &timer, NULL);
}

static int trouble(const struct card *card) {
    return card->state == GONE ? -ENODEV : card->state == ASLEEP ? -ESTRPIPE : card->state == DRY ? -EPIPE : 0;
}

static int card_start(snd_pcm_ioplug_t *io) {
    struct card *card = io->private_data;
    if (card->state != STOPPED) return trouble(card);
    set_off(card);
    arm(card);
    return 0;
}

static int card_stop(snd_pcm_ioplug_t *io) {
    struct card *card = io->private_data;
    settle(card);
    if (card->state == RUNNING || card->state == DRY) card->state = STOPPED;
    return 0;
}

static snd_pcm_sframes_t card_pointer(snd_pcm_ioplug_t *io) {
    struct card *card = io->private_data;
    settle(card);
    // Only this may be told here: the library takes any error for it.
    if (card->state == DRY) return -EPIPE;
    return card->played % (int64_t)card->boundary;
}

static snd_pcm_sframes_t card_transfer(
    snd_pcm_ioplug_t *io, const snd_pcm_channel_area_t *areas, snd_pcm_uframes_t offset, snd_pcm_uframes_t size
) {
    struct card *card = io->private_data;
    settle(card);
    if (trouble(card) < 0) return trouble(card);
    const char *source = (const char *)areas->addr + (areas->first + areas->step * offset) / 8;
    for (snd_pcm_uframes_t done = 0; done < size;) {
        snd_pcm_uframes_t place = (card->taken + done) % io->buffer_size;
        snd_pcm_uframes_t run = io->buffer_size - place;
        if (run > size - done) run = size - done;
        memcpy(card->ring + place * card->frame_bytes, source + done * card->frame_bytes, run * card->frame_bytes);
        done += run;
    }
    card->taken += size;
    arm(card);
    return size;
}

static int card_poll_revents(snd_pcm_ioplug_t *io, struct pollfd *fds, unsigned int count, unsigned short *revents) {
    struct card *card = io->private_data;
    (void)fds, (void)count;
    uint64_t expirations;
    if (read(io->poll_fd, &expirations, sizeof expirations) < 0) expirations = 0;
    settle(card);
    arm(card);
    *revents = 0;
    switch (card->state) {
    case GONE: snd_pcm_ioplug_set_state(io, SND_PCM_STATE_DISCONNECTED); break;
    case ASLEEP: snd_pcm_ioplug_set_state(io, SND_PCM_STATE_SUSPENDED); break;
    case DRY: snd_pcm_ioplug_set_state(io, SND_PCM_STATE_XRUN); break;
    case STOPPED:
    case RUNNING:
        if (io->buffer_size - (snd_pcm_uframes_t)(card->taken - card->played) >= card->least_room) *revents = POLLOUT;
        return 0;
    }
    *revents = POLLERR;
    return 0;
}

static int card_hw_params(snd_pcm_ioplug_t *io, snd_pcm_hw_params_t *params) {
    struct card *card = io->private_data;
    (void)params;
    card->frame_bytes = snd_pcm_format_physical_width(io->format) / 8 * io->channels;
    free(card->ring);
    card->ring = calloc(io->buffer_size, card->frame_bytes);
    return card->ring ? 0 : -ENOMEM;
}

static int card_sw_params(snd_pcm_ioplug_t *io, snd_pcm_sw_params_t *params) {
    struct card *card = io->private_data;
    snd_pcm_sw_params_get_avail_min(params, &card->least_room);
    return snd_pcm_sw_params_get_boundary(params, &card->boundary);
}

static int card_prepare(snd_pcm_ioplug_t *io) {
    struct card *card = io->private_data;
    settle(card);
    if (card->state == GONE) return -ENODEV;
    // While a machine sleeps, nobody gets an answer.
    if (card->state == ASLEEP) wait_until(card->wakes);
    card->state = STOPPED;
    card->is_draining = 0;
    card->taken = card->played = 0;
    return 0;
}

static int card_drain(snd_pcm_ioplug_t *io) {
    struct card *card = io->private_data;
    card->is_draining = 1;
    if (card->state == STOPPED && card->taken > card->played) set_off(card);
    if (card->state == RUNNING) {
        int64_t end = next_event(card, NULL);
        wait_until(moment_of(card, end < card->taken ? end : card->taken));
    }
    settle(card);
    return trouble(card);
}

static int card_close(snd_pcm_ioplug_t *io) {
    struct card *card = io->private_data;
    note(card, now(), "closes");
    close(io->poll_fd);
    close(card->frames_file);
    close(card->log_file);
    free(card->ring);
    free(card);
    return 0;
}

static const snd_pcm_ioplug_callback_t callbacks = {
    .start = card_start,
    .stop = card_stop,
    .pointer = card_pointer,
    .transfer = card_transfer,
    .poll_revents = card_poll_revents,
    .hw_params = card_hw_params,
    .sw_params = card_sw_params,
    .prepare = card_prepare,
    .drain = card_drain,
    .close = card_close,
};

static int constrain(struct card *card, const char *formats, int64_t rate, int64_t channels) {
    static const unsigned int accesses[] = { SND_PCM_ACCESS_RW_INTERLEAVED };
    unsigned int known[8] = {
        SND_PCM_FORMAT_FLOAT_LE, SND_PCM_FORMAT_S32_LE, SND_PCM_FORMAT_S24_LE, SND_PCM_FORMAT_S24_3LE, SND_PCM_FORMAT_S16_LE,
    };
    unsigned int count = 5;
    if (*formats) {
        char words[256], *rest = NULL;
        snprintf(words, sizeof words, "%s", formats);
        count = 0;
        for (char *word = strtok_r(words, " ", &rest); word && count < 8; word = strtok_r(NULL, " ", &rest))
            known[count++] = snd_pcm_format_value(word);
    }
    snd_pcm_ioplug_t *io = &card->io;
    int code = snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_ACCESS, 1, accesses);
    if (code >= 0) code = snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_FORMAT, count, known);
    if (code >= 0)
        code = snd_pcm_ioplug_set_param_minmax(
            io, SND_PCM_IOPLUG_HW_RATE, rate > 0 ? rate : 8000, rate > 0 ? rate : 192000
        );
    if (code >= 0)
        code = snd_pcm_ioplug_set_param_minmax(
            io, SND_PCM_IOPLUG_HW_CHANNELS, channels > 0 ? channels : 1, channels > 0 ? channels : 8
        );
    if (code >= 0) code = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_PERIOD_BYTES, 64, 1 << 20);
    if (code >= 0) code = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_BUFFER_BYTES, 256, 1 << 22);
    if (code >= 0) code = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_PERIODS, 2, 1024);
    return code;
}

static int in_folder(const struct card *card, const char *name) {
    char path[1100];
    snprintf(path, sizeof path, "%s/%s", card->folder, name);
    return open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

SND_PCM_PLUGIN_DEFINE_FUNC(test_card) {
    (void)root;
    const char *folder = NULL, *opening = "", *formats = "";
    long rate = 0, channels = 0, ppm = 0, unplugged = -1, away = -1, asleep = -1, sleep = 0;
    struct {
        const char *name;
        long *value;
    } numbers[] = {
        { "rate", &rate }, { "channels", &channels }, { "ppm", &ppm }, { "unplugged", &unplugged },
        { "away", &away }, { "asleep", &asleep }, { "sleep", &sleep },
    };
    snd_config_iterator_t place, next;
    snd_config_for_each(place, next, conf) {
        snd_config_t *entry = snd_config_iterator_entry(place);
        const char *id;
        if (snd_config_get_id(entry, &id) < 0) continue;
        if (strcmp(id, "folder") == 0) snd_config_get_string(entry, &folder);
        if (strcmp(id, "opening") == 0) snd_config_get_string(entry, &opening);
        if (strcmp(id, "formats") == 0) snd_config_get_string(entry, &formats);
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
            if (strcmp(id, numbers[i].name) == 0) snd_config_get_integer(entry, numbers[i].value);
    }
    if (!folder || strlen(folder) >= 1024) return -EINVAL;
    if (strcmp(opening, "busy") == 0) return -EBUSY;
    if (strcmp(opening, "denied") == 0) return -EACCES;

    struct card *card = calloc(1, sizeof *card);
    if (!card) return -ENOMEM;
    strcpy(card->folder, folder);
    int64_t until = away_until(card);
    if (now() < until) {
        free(card);
        return -ENODEV;
    }
    card->ppm = ppm;
    card->unplugged = until >= 0 ? -1 : unplugged;
    card->away = away < 0 ? -1 : away * 1000000LL;
    card->asleep = asleep;
    card->sleep = sleep * 1000000LL;
    card->frames_file = in_folder(card, "played.raw");
    card->log_file = in_folder(card, "log");
    card->io.version = SND_PCM_IOPLUG_VERSION;
    card->io.name = "a card for tests";
    card->io.flags = SND_PCM_IOPLUG_FLAG_MONOTONIC | SND_PCM_IOPLUG_FLAG_BOUNDARY_WA;
    card->io.callback = &callbacks;
    card->io.private_data = card;
    card->io.poll_fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    card->io.poll_events = POLLIN;
    card->least_room = 1;
    card->boundary = 1L << 30;
    int code = snd_pcm_ioplug_create(&card->io, name, stream, mode);
    if (code < 0) {
        card_close(&card->io);
        return code;
    }
    note(card, now(), "opens");
    code = constrain(card, formats, rate, channels);
    if (code < 0) {
        snd_pcm_ioplug_delete(&card->io);
        return code;
    }
    *pcmp = card->io.pcm;
    return 0;
}

SND_PCM_PLUGIN_SYMBOL(test_card);
