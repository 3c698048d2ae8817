#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#ifndef SYS_pidfd_open
#define SYS_pidfd_open 434
#endif
#ifndef SYS_pidfd_send_signal
#define SYS_pidfd_send_signal 424
#endif
#define CP_P_PIDFD 3
#endif

static int add_actions(
    posix_spawn_file_actions_t *actions, const char *working_directory, const int sources[3]) {
    int error = 0;
    for (int target = 0; target < 3 && error == 0; target++)
        error = posix_spawn_file_actions_adddup2(actions, sources[target], target);
    if (error == 0 && working_directory)
        error = posix_spawn_file_actions_addchdir_np(actions, working_directory);
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
    if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(actions, 3);
#endif
    return error;
}

static int add_attributes(posix_spawnattr_t *attributes, bool own_session) {
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
    if (own_session) flags |= POSIX_SPAWN_SETSID;
#ifdef __APPLE__
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
    int error = posix_spawnattr_setflags(attributes, flags);
    if (error == 0) error = posix_spawnattr_setsigdefault(attributes, &all);
    if (error == 0) error = posix_spawnattr_setsigmask(attributes, &none);
    return error;
}

int cp_spawn(
    const char *path, char *const arguments[], char *const environment[], const char *working_directory,
    const int descriptors[3], bool own_session, pid_t *pid) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int sources[3] = {-1, -1, -1};
    int error = posix_spawn_file_actions_init(&actions);
    if (error) return error;
    error = posix_spawnattr_init(&attributes);
    if (error) {
        posix_spawn_file_actions_destroy(&actions);
        return error;
    }
    // Copies above 2, so that no dup2 overwrites the source of a later one.
    for (int target = 0; target < 3 && error == 0; target++) {
        if (descriptors[target] < 0) {
            int null = open("/dev/null", O_RDWR | O_CLOEXEC);
            sources[target] = null < 0 ? -1 : fcntl(null, F_DUPFD_CLOEXEC, 3);
            if (null >= 0) close(null);
        } else {
            sources[target] = fcntl(descriptors[target], F_DUPFD_CLOEXEC, 3);
        }
        if (sources[target] < 0) error = errno;
    }
    if (error == 0) error = add_actions(&actions, working_directory, sources);
    if (error == 0) error = add_attributes(&attributes, own_session);
    if (error == 0) error = posix_spawn(pid, path, &actions, &attributes, arguments, environment);
    for (int target = 0; target < 3; target++)
        if (sources[target] >= 0) close(sources[target]);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

int cp_become_subreaper(void) {
#ifdef __linux__
    return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0 ? 0 : errno;
#else
    return ENOTSUP;
#endif
}

static volatile int signal_write_end = -1;

static void note_signal(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    // A full pipe loses nothing that matters: the reader is awake already, and signals are not counted.
    ssize_t written = write(signal_write_end, &byte, 1);
    (void)written;
    errno = saved;
}

int cp_signal_pipe(const int *signals, int count, int *read_end) {
    int ends[2];
    int error = cp_pipe(ends);
    if (error) return error;
    if ((error = cp_set_nonblocking(ends[0])) || (error = cp_set_nonblocking(ends[1]))) {
        close(ends[0]);
        close(ends[1]);
        return error;
    }
    signal_write_end = ends[1];
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = SIG_IGN;
    if (sigaction(SIGPIPE, &action, NULL) || sigaction(SIGXFSZ, &action, NULL) || sigaction(SIGHUP, &action, NULL)) return errno;
    action.sa_handler = note_signal;
    action.sa_flags = SA_RESTART;
    for (int i = 0; i < count; i++)
        if (sigaction(signals[i], &action, NULL)) return errno;
    *read_end = ends[0];
    return 0;
}

static cp_termination decode_status(int status) {
    cp_termination result;
    result.signaled = WIFSIGNALED(status);
    result.code = result.signaled ? WTERMSIG(status) : WEXITSTATUS(status);
    return result;
}

pid_t cp_reap_any(cp_termination *termination) {
    int status = 0;
    pid_t pid;
    do pid = waitpid(-1, &status, WNOHANG);
    while (pid < 0 && errno == EINTR);
    if (pid > 0) *termination = decode_status(status);
    return pid;
}

int cp_reap(pid_t pid, int pidfd, cp_termination *termination) {
#ifdef __linux__
    if (pidfd >= 0) {
        siginfo_t info;
        memset(&info, 0, sizeof info);
        int result;
        do result = waitid((idtype_t)CP_P_PIDFD, (id_t)pidfd, &info, WEXITED | WNOHANG);
        while (result < 0 && errno == EINTR);
        if (result < 0) return errno;
        if (info.si_pid == 0) return EAGAIN;
        termination->signaled = info.si_code != CLD_EXITED;
        termination->code = info.si_status;
        return 0;
    }
#endif
    (void)pidfd;
    int status = 0;
    pid_t ended;
    do ended = waitpid(pid, &status, WNOHANG);
    while (ended < 0 && errno == EINTR);
    if (ended < 0) return errno;
    if (ended == 0) return EAGAIN;
    *termination = decode_status(status);
    return 0;
}

cp_usage cp_children_usage(void) {
    struct rusage usage;
    memset(&usage, 0, sizeof usage);
    getrusage(RUSAGE_CHILDREN, &usage);
    cp_usage result;
    result.user_microseconds = (int64_t)usage.ru_utime.tv_sec * 1000000 + usage.ru_utime.tv_usec;
    result.system_microseconds = (int64_t)usage.ru_stime.tv_sec * 1000000 + usage.ru_stime.tv_usec;
#ifdef __APPLE__
    result.max_rss_bytes = usage.ru_maxrss;
#else
    result.max_rss_bytes = (int64_t)usage.ru_maxrss * 1024;
#endif
    return result;
}

int cp_pidfd_open(pid_t pid) {
#ifdef __linux__
    return (int)syscall(SYS_pidfd_open, pid, 0);
#else
    (void)pid;
    errno = ENOSYS;
    return -1;
#endif
}

int cp_pidfd_signal(int pidfd, int signal) {
#ifdef __linux__
    return syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0) == 0 ? 0 : errno;
#else
    (void)pidfd;
    (void)signal;
    return ENOSYS;
#endif
}

int cp_pipe(int ends[2]) {
#ifdef __linux__
    return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno;
#else
    if (pipe(ends)) return errno;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
#endif
}

int cp_set_nonblocking(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0) return errno;
    return fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0 ? 0 : errno;
}

bool cp_attribute_is_one(const char *path, const char *name) {
#ifdef __linux__
    char value = 0;
    return getxattr(path, name, &value, 1) == 1 && value == '1';
#else
    (void)path;
    (void)name;
    return false;
#endif
}

void cp_limit_heaps(int count) {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, count);
#else
    (void)count;
#endif
}
