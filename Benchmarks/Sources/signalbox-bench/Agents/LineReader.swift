#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Hands over every line of a descriptor until its end, on the calling thread.
enum LineReader {
    static func read(_ descriptor: Int32, _ body: (ArraySlice<UInt8>) -> Void) {
        var rest: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, &buffer, buffer.count)
            #else
                let count = Darwin.read(descriptor, &buffer, buffer.count)
            #endif
            guard count > 0 else { return }
            rest += buffer[..<count]
            var start = 0
            while let end = rest[start...].firstIndex(of: 10) {
                body(rest[start..<end])
                start = end + 1
            }
            rest.removeFirst(start)
        }
    }
}
