/// What the append-only files of a spool have in common; ``Frame`` describes it. They differ in their magic and in what the byte
/// `stream` may be.
struct FrameFormat: Sendable {
    /// The first eight bytes of a file; the last is the version.
    let magic: [UInt8]
    /// What `stream` may be.
    let kinds: ClosedRange<UInt8>

    /// The file `frames`; see ``Frame``.
    static let frames = FrameFormat(magic: Array("SBSPOOL".utf8) + [1], kinds: 1...4)
    /// The file `control`; see ``ControlEntry``.
    static let control = FrameFormat(magic: Array("SBCNTRL".utf8) + [1], kinds: 1...5)

    static let magicSize = 8
    static let headerSize = 13
    static let trailerSize = 4
    static let payloadLimit = 64 << 10

    /// One frame as bytes. The payload is at most ``payloadLimit``.
    static func encode(kind: UInt8, time: UInt64, payload: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(headerSize + payload.count + trailerSize)
        append(UInt32(payload.count), to: &bytes)
        bytes.append(kind)
        append(time, to: &bytes)
        bytes.append(contentsOf: payload)
        append(bytes.withUnsafeBytes { CRC32.checksum($0) }, to: &bytes)
        return bytes
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
