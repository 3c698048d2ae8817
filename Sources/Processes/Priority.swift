#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How urgent this work is to the system.
package enum Priority {
    /// Lets everything else go first: on Linux for the calling thread and those that it begins
    /// (setpriority(2), "C library/kernel differences"); nothing elsewhere, where it would be for the whole process.
    package static func giveWay() {
        #if canImport(Glibc)
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        #elseif canImport(Musl)
            setpriority(PRIO_PROCESS, 0, 10)
        #endif
    }
}
