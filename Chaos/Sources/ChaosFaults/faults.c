// A full disk and a clock that jumps, for one program image: `signalbox serve`. Every other program that inherits the variable is left alone.
//
// CHAOS_DISK=AFTER:COUNT:FOLDER   after AFTER writes to regular files below FOLDER, the next COUNT of them fail with ENOSPC
// CHAOS_CLOCK=SECONDS             the wall clock shows so many seconds more, or fewer
#if defined(__linux__)
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static atomic_long writes_left = -1;
static atomic_long failures_left = 0;
static char folder[4096];
static long shift = 0;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static int (*real_clock_gettime)(clockid_t, struct timespec *);
static int (*real_gettimeofday)(struct timeval *, void *);

static void find(void) {
    if (real_write) return;
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_writev = dlsym(RTLD_NEXT, "writev");
    real_clock_gettime = dlsym(RTLD_NEXT, "clock_gettime");
    real_gettimeofday = dlsym(RTLD_NEXT, "gettimeofday");
    real_write = dlsym(RTLD_NEXT, "write");
}

// Whether this process is `signalbox serve`.
static int is_server(void) {
    char line[4096];
    int file = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    ssize_t got = read(file, line, sizeof line - 1);
    close(file);
    if (got <= 0) return 0;
    line[got] = 0;
    size_t first = strlen(line) + 1;
    const char *end = line + first - 1;
    return (ssize_t)first < got && first > 9 && strcmp(end - 9, "signalbox") == 0 && strcmp(line + first, "serve") == 0;
}

__attribute__((constructor)) static void begin(void) {
    find();
    if (!is_server()) return;
    const char *disk = getenv("CHAOS_DISK");
    long after = 0, count = 0;
    int at = 0;
    if (disk && sscanf(disk, "%ld:%ld:%n", &after, &count, &at) == 2 && at > 0) {
        snprintf(folder, sizeof folder, "%s", disk + at);
        atomic_store(&failures_left, count);
        atomic_store(&writes_left, after);
    }
    const char *clock = getenv("CHAOS_CLOCK");
    if (clock) shift = atol(clock);
    // What the server starts (git, runners) is not to be touched.
    unsetenv("LD_PRELOAD");
    unsetenv("CHAOS_DISK");
    unsetenv("CHAOS_CLOCK");
}

static int is_ours(int file) {
    struct stat facts;
    char link[64], path[4096];
    if (fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

// Whether the disk is full for this write.
static int is_full(int file) {
    if (atomic_load(&failures_left) <= 0) return 0;
    int saved = errno;
    int ours = is_ours(file);
    errno = saved;
    if (!ours || atomic_fetch_sub(&writes_left, 1) > 0) return 0;
    return atomic_fetch_sub(&failures_left, 1) > 0;
}

#define REFUSE_WHEN_FULL(file) do { if (is_full(file)) { errno = ENOSPC; return -1; } } while (0)

ssize_t write(int file, const void *bytes, size_t count) {
    find();
    REFUSE_WHEN_FULL(file);
    return real_write(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    find();
    REFUSE_WHEN_FULL(file);
    return real_pwrite(file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) {
    find();
    REFUSE_WHEN_FULL(file);
    return real_pwrite(file, bytes, count, offset);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
    find();
    REFUSE_WHEN_FULL(file);
    return real_writev(file, parts, count);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    find();
    int result = real_clock_gettime(clock, time);
    if (result == 0 && clock == CLOCK_REALTIME) time->tv_sec += shift;
    return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    find();
    int result = real_gettimeofday(time, zone);
    if (result == 0) time->tv_sec += shift;
    return result;
}
#else
// Elsewhere than on Linux the sweep leaves these two faults out.
int chaos_faults_are_for_linux;
#endif
