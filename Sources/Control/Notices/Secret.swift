/// Secrets that nobody guesses.
package enum Secret {
    /// 32 bytes of the system's random source as base64url without padding (RFC 4648, section 5): 43 characters.
    package static func make() -> String {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        var text = ""
        // Six bits for each character: 43 of them are 258 bits.
        for _ in 0..<43 {
            let bits: UInt64 = random.next()
            text.append(alphabet[Int(bits & 63)])
        }
        return text
    }

    /// Takes the same time wherever the texts differ.
    package static func equal(_ left: String, _ right: String) -> Bool {
        let (one, two) = (Array(left.utf8), Array(right.utf8))
        guard one.count == two.count else { return false }
        return zip(one, two).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
