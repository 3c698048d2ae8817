// For `make tsan` alone; nothing in any other build.
//
// The quick way in and out of a Mutex is compiled into its users, so the thread sanitizer sees it. When threads wait for each other the runtime's
// library asks the kernel (a futex with priority inheritance), and that library is not built with the sanitizer: every contended Mutex would be
// reported. These stand before the library's functions, by the linker's rule that a program's own come first, and say what they order.
//
// The same with the count of who holds a swift-nio buffer: an event loop uses a buffer anew when it alone holds it, and what orders that behind
// another thread's last look at the bytes is that thread's release. Releases of these buffers alone are told, since each takes the sanitizer a clock.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer) && defined(__linux__)
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdatomic.h>
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

// NIOCore.ByteBuffer._Storage of apple/swift-nio; absent in a program without it.
extern const char cp_buffer_storage[] __asm__("$s7NIOCore10ByteBufferV8_StorageCN") __attribute__((weak));
// isKnownUniquelyReferenced(_:) of swiftlang/swift, stdlib/public/core/ManagedBuffer.swift. A build without optimisation calls it.
#define IS_UNIQUE "$ss25isKnownUniquelyReferencedySbxzRlzClF"
#define UNSEEN __attribute__((no_sanitize("thread")))

UNSEEN static bool is_buffer(void *object) {
    // An object begins with its class.
    return cp_buffer_storage && object && *(const char **)object == cp_buffer_storage;
}

void swift_release(void *object);
UNSEEN void swift_release(void *object) {
    typedef void Release(void *);
    static _Atomic(Release *) known;
    Release *release = atomic_load_explicit(&known, memory_order_relaxed);
    if (!release) {
        release = (Release *)dlsym(RTLD_NEXT, "swift_release");
        atomic_store_explicit(&known, release, memory_order_relaxed);
    }
    if (is_buffer(object)) __tsan_release(object);
    release(object);
}

SWIFT bool cp_is_unique(void **reference, const void *type) __asm__(IS_UNIQUE);
SWIFT UNSEEN bool cp_is_unique(void **reference, const void *type) {
    typedef SWIFT bool IsUnique(void **, const void *);
    IsUnique *is_unique = (IsUnique *)dlsym(RTLD_NEXT, IS_UNIQUE);
    bool unique = is_unique(reference, type);
    if (unique && is_buffer(*reference)) __tsan_acquire(*reference);
    return unique;
}
#endif
#endif
