// For `make tsan` alone; nothing in any other build.
//
// The quick way in and out of a Mutex is compiled into its users, so the thread sanitizer sees it. When threads wait for each other the runtime's
// library asks the kernel (a futex with priority inheritance), and that library is not built with the sanitizer: every contended Mutex would be
// reported. These stand before the library's functions, by the linker's rule that a program's own come first, and say what they order.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer) && defined(__linux__)
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>

// A process that gets no TSAN_OPTIONS, since its environment is spelled out (the runner), ends at the first report, and its test fails.
const char *__tsan_default_options(void);
const char *__tsan_default_options(void) { return "halt_on_error=1"; }

void __tsan_acquire(void *address);
void __tsan_release(void *address);

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *self

// Synchronization._MutexHandle of swiftlang/swift, stdlib/public/Synchronization/Mutex/LinuxImpl.swift.
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void cp_mutex_lock_slow(uint32_t thread, SELF) __asm__(LOCK);
SWIFT bool cp_mutex_try_lock_slow(SELF) __asm__(TRY_LOCK);
SWIFT void cp_mutex_unlock_slow(SELF) __asm__(UNLOCK);

SWIFT void cp_mutex_lock_slow(uint32_t thread, SELF) {
    typedef SWIFT void Lock(uint32_t, SELF);
    Lock *lock = (Lock *)dlsym(RTLD_NEXT, LOCK);
    lock(thread, self);
    __tsan_acquire(self);
}

SWIFT bool cp_mutex_try_lock_slow(SELF) {
    typedef SWIFT bool TryLock(SELF);
    TryLock *lock = (TryLock *)dlsym(RTLD_NEXT, TRY_LOCK);
    bool taken = lock(self);
    if (taken) __tsan_acquire(self);
    return taken;
}

SWIFT void cp_mutex_unlock_slow(SELF) {
    typedef SWIFT void Unlock(SELF);
    Unlock *unlock = (Unlock *)dlsym(RTLD_NEXT, UNLOCK);
    __tsan_release(self);
    unlock(self);
}
#endif
#endif
