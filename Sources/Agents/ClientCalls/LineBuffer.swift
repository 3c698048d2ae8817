/// Cuts bytes into lines, holding no more than `limit` bytes of an unfinished one.
struct LineBuffer {
    enum Piece: Equatable {
        /// Without its newline.
        case line(ArraySlice<UInt8>)
        /// A line of this many bytes was longer than the limit and is gone.
        case tooLong(Int)
    }

    let limit: Int
    private var held: [UInt8] = []
    private var dropped = 0

    init(limit: Int) { self.limit = limit }

    mutating func add(_ bytes: ArraySlice<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        var rest = bytes
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            hold(rest[..<end])
            pieces.append(take())
            rest = rest[(end + 1)...]
        }
        hold(rest)
        return pieces
    }

    /// What came after the last newline.
    mutating func finish() -> Piece? { held.isEmpty && dropped == 0 ? nil : take() }

    private mutating func hold(_ bytes: ArraySlice<UInt8>) {
        if dropped > 0 || held.count + bytes.count > limit {
            dropped += held.count + bytes.count
            held = []
        } else {
            held += bytes
        }
    }

    private mutating func take() -> Piece {
        defer {
            held = []
            dropped = 0
        }
        return dropped > 0 ? .tooLong(dropped) : .line(held[...])
    }
}
