/// Something that is said for a while: what was done, or what went wrong.
struct Note: Equatable, Sendable {
    var text: String
    var ink: Ink
    /// The clock at which it goes.
    var until: Int64
}
