/// One piece of a job's output.
///
/// ## The file `frames`
/// Append-only, written by the runner alone, all integers little-endian:
///
///     file  = magic frame*
///     magic = "SBSPOOL" 0x01                    8 bytes; the last is the version of the format
///     frame = length  u32                       bytes of payload, at most 65,536
///             stream  u8                        1 standard output, 2 standard error, 3 note of the runner
///             time    u64                       milliseconds since 1970
///             payload length bytes              after redaction; a note is UTF-8 text
///             crc     u32                       CRC-32 of length, stream, time and payload
///
/// A frame that ends beyond the end of the file is being written, or was when the machine stopped.
package struct Frame: Sendable, Hashable {
    /// Where a frame's bytes come from.
    package enum Stream: UInt8, Sendable, Codable {
        /// Standard output of the command.
        case stdout = 1
        /// Standard error of the command.
        case stderr = 2
        /// A remark of the runner, for example that a limit was reached.
        case note = 3
    }

    /// Where its bytes come from.
    package let stream: Stream
    /// When the runner read them, milliseconds since 1970.
    package let time: UInt64
    /// The bytes, redacted.
    package let payload: [UInt8]
    /// Where the next frame begins in the file: give it to ``LocalExecutor/frames(_:from:)`` to go on after this one.
    package let nextOffset: UInt64

    /// The payload as text, with invalid UTF-8 replaced.
    package var text: String { String(decoding: payload, as: UTF8.self) }
}

/// Sizes and constants of the format that ``Frame`` describes.
enum FrameFormat {
    static let magic = Array("SBSPOOL".utf8) + [1]
    static let headerSize = 13
    static let trailerSize = 4
    static let payloadLimit = 64 << 10

    /// One frame as bytes. The payload is at most ``payloadLimit``.
    static func encode(stream: Frame.Stream, time: UInt64, payload: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(headerSize + payload.count + trailerSize)
        append(UInt32(payload.count), to: &bytes)
        bytes.append(stream.rawValue)
        append(time, to: &bytes)
        bytes.append(contentsOf: payload)
        append(bytes.withUnsafeBytes { CRC32.checksum($0) }, to: &bytes)
        return bytes
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
