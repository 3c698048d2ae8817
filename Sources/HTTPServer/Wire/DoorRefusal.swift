/// Why a call is not let in. Its body is the same as that of every refusal (`refused`); the status says what a program expects there.
struct DoorRefusal: Error, Equatable, CustomStringConvertible {
    enum Kind: Int {
        /// Nobody is signed in, or what was sent to show it is not known (RFC 9110, section 15.5.2).
        case unknownCaller = 401
        /// Known or not, this may not be asked from there, or not with this (RFC 9110, section 15.5.4).
        case forbidden = 403
    }

    let kind: Kind
    let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    var description: String { message }
}
