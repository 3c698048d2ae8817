/// The calls that Swift cannot make by itself: variadic functions (prctl, syscall, fcntl), function-like macros (WIFEXITED)
/// and code that runs in a signal handler. Everything here returns 0 or an errno value unless it says otherwise.
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "CPlatformSockets.h"

/// How a process ended: `code` is an exit code, or a signal number when `signaled`.
typedef struct {
    int code;
    bool signaled;
} cp_termination;

/// Resources of all children that were waited for. `max_rss_bytes` is the largest single process, not a sum.
typedef struct {
    int64_t user_microseconds;
    int64_t system_microseconds;
    int64_t max_rss_bytes;
} cp_usage;

/// Starts `path`, with `own_session` in a session and process group of its own (pid == pgid == sid), with default signal dispositions, an empty
/// signal mask, only descriptors 0 to 2, and `working_directory` unless it is NULL.
/// `descriptors` become 0, 1 and 2; -1 stands for /dev/null. The caller keeps its own descriptors.
int cp_spawn(
    const char *path, char *const arguments[], char *const environment[], const char *working_directory,
    const int descriptors[3], bool own_session, pid_t *pid);

/// Makes orphaned descendants children of this process (Linux). ENOTSUP elsewhere.
int cp_become_subreaper(void);

/// Installs handlers that write each arriving signal's number as one byte to a pipe, and gives the pipe's read end, non-blocking.
/// SIGPIPE, SIGXFSZ and SIGHUP are ignored from then on. To be called once in a process.
int cp_signal_pipe(const int *signals, int count, int *read_end);

/// Reaps any one ended child without blocking. Only for a process all of whose children are its own business.
/// Returns its pid, 0 when children live but none has ended, -1 when there are no children.
pid_t cp_reap_any(cp_termination *termination);

/// Reaps one child without blocking. 0, EAGAIN when it still runs, ECHILD when it is not (or no more) our child.
/// With a `pidfd` (Linux) exactly that process is meant, whatever happened to its number; pass -1 elsewhere.
int cp_reap(pid_t pid, int pidfd, cp_termination *termination);

/// Resources used by all children waited for so far, and by those that they waited for (getrusage, RUSAGE_CHILDREN).
cp_usage cp_children_usage(void);

/// A descriptor that becomes readable when the process ends (pidfd_open(2), Linux 5.3). -1 with errno set on failure.
int cp_pidfd_open(pid_t pid);

/// Sends a signal to the process behind a pidfd.
int cp_pidfd_signal(int pidfd, int signal);

/// Pipe with both ends close-on-exec.
int cp_pipe(int ends[2]);

/// Sets O_NONBLOCK.
int cp_set_nonblocking(int descriptor);

/// Limits the heaps that the C library's allocator makes beside its first one; nothing where it is not glibc's.
///
/// That one makes eight for each core, and each keeps what it was once given: with 200 lanes 5 % of the server's memory. To be called before
/// there are many threads.
void cp_limit_heaps(int count);

/// Whether an extended attribute of a file is the text "1"; false where there are none.
bool cp_attribute_is_one(const char *path, const char *name);
