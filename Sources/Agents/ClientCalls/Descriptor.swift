#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// read(2) and write(2), again after an interruption by a signal.
enum Descriptor {
    static func read(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
        while true {
            let count = buffer.withUnsafeMutableBytes { system_read(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 || errno != EINTR { return count }
        }
    }

    static func write(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Int {
        while true {
            let count = bytes.withUnsafeBytes { system_write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 || errno != EINTR { return count }
        }
    }
}

// The names without the functions of this type in the way.
private let system_read = read
private let system_write = write
