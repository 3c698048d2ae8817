/// Why bytes are not a JSON text that is read here.
package struct JSONReadingFault: Error, Equatable, Sendable, CustomStringConvertible {
    package let message: String
    /// Counts from 0.
    package let byte: Int

    package var description: String { "\(message) at byte \(byte)" }
}
