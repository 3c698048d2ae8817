/// One piece of what a job and its runner said.
///
/// ## The file `frames`
/// Append-only, written by the runner alone, all integers little-endian:
///
///     file  = magic frame*
///     magic = "SBSPOOL" 0x01                    8 bytes; the last is the version of the format
///     frame = length  u32                       bytes of payload, at most 65,536
///             stream  u8                        1 standard output, 2 standard error, 3 note of the runner, 4 input
///             time    u64                       milliseconds since 1970
///             payload length bytes              after redaction; a note is UTF-8 text
///             crc     u32                       CRC-32 of length, stream, time and payload
///
/// The payload of an input frame is the message's key, a newline, and bytes of the message. It is written when the command's
/// standard input took the whole message. Frames of one key that follow each other are one message; keys do not repeat.
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
        /// A message of ``LocalExecutor/send(_:key:_:)`` that was delivered; see ``Frame/message``.
        case input = 4
    }

    /// Where its bytes come from.
    package let stream: Stream
    /// When the runner read or delivered them, milliseconds since 1970.
    package let time: UInt64
    /// The bytes, redacted.
    package let payload: [UInt8]
    /// Where the next frame begins in the file: give it to ``LocalExecutor/frames(_:from:)`` to go on after this one.
    package let nextOffset: UInt64

    /// The payload as text, with invalid UTF-8 replaced.
    package var text: String { String(decoding: payload, as: UTF8.self) }

    /// The key and the bytes of an input frame; `nil` for any other.
    package var message: (key: String, bytes: ArraySlice<UInt8>)? {
        stream == .input ? MessagePayload.split(payload) : nil
    }
}
