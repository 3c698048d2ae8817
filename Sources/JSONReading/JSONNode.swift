/// A value of a text, or the name of a member: what it is, and where it lies. The nodes of a text follow each other as they are written; those of an object
/// are a name and its value in turn.
struct JSONNode {
    enum Kind: UInt8 {
        case null, yes, no
        /// An integer without point or exponent.
        case integer
        /// Any other number.
        case number
        /// A text without escapes: its bytes are what it says.
        case plain
        case escaped
        case array, object
    }

    let kind: Kind
    /// The first byte; of a text the first after its quote.
    let start: UInt32
    /// The byte after the last; of a text its closing quote.
    var end: UInt32
    /// The node after this one and everything in it.
    var next: UInt32
    /// Elements of an array, members of an object.
    var count: UInt32 = 0
}
