import SystemPackage

/// The pipe that the signal handlers write to.
enum SignalPipe {
    /// The signals that arrived since the last call.
    static func read(_ end: FileDescriptor) -> [Int32] {
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = (try? buffer.withUnsafeMutableBytes { try end.read(into: $0) }) ?? 0
        return buffer.prefix(count).map { Int32($0) }
    }
}
