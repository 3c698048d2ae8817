/// The identifier of a lane as it may appear in a file or reference name.
enum LaneName {
    /// Throws `.invalidInput` unless it is 1 to 64 letters, digits, `-`, `_` or `.`, starting with a letter or digit.
    static func check(_ lane: String) throws {
        let bytes = Array(lane.utf8)
        func isWord(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        guard let first = bytes.first, isWord(first), bytes.count <= 64, !lane.contains(".."),
            bytes.allSatisfy({ isWord($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E })
        else {
            throw GitError(
                .invalidInput, "'\(DisplayText.escape(lane.prefix(80).utf8))' is not a usable lane identifier.",
                remedy: "Use letters, digits, '-', '_' and '.', for example L-7.")
        }
    }
}
