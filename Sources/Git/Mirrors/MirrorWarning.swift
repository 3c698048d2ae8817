/// Something in a mirror was changed by others and put right again; for the operator and the ledger.
package struct MirrorWarning: Sendable, Equatable, CustomStringConvertible {
    /// The mirror's folder.
    package let mirror: String
    /// What was found, made safe to show.
    package let found: String
    /// What was done about it.
    package let done: String

    /// One line.
    package var description: String { "\(mirror): \(found); \(done)" }
}
