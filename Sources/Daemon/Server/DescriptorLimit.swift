#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Every job costs a few descriptors, and the usual soft limit of 256 or 1024 is soon reached.
enum DescriptorLimit {
    #if canImport(Glibc)
        private static let which = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
        private static let which = RLIMIT_NOFILE
    #endif

    /// How many may be open now.
    static var current: UInt64 {
        var limit = rlimit()
        return getrlimit(which, &limit) == 0 ? UInt64(limit.rlim_cur) : 0
    }

    static func raise() {
        var limit = rlimit()
        guard getrlimit(which, &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, 65_536)
        // A refusal leaves the limit as it was, which is what the operator's system allows.
        _ = setrlimit(which, &limit)
    }
}
