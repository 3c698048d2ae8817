/// Finds every text of exactly so many lowercase hexadecimal digits in a stream of bytes: with 64, all that can be the name of a blob.
///
/// Blobs are found by the form of their names and not by the fields of the events, so that no kind of event, today's or a later version's,
/// can be forgotten. What has the form and is no name keeps a blob too long; nothing else follows.
package struct DigestScanner: Sendable {
    private let digits: Int
    private var run: [UInt8] = []
    private var length = 0
    package private(set) var found: Set<String> = []

    package init(digits: Int = 64) { self.digits = digits }

    /// The next piece; a name may lie over the border of two.
    package mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            if (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) {
                length += 1
                if length <= digits { run.append(byte) }
            } else if length > 0 {
                end()
            }
        }
    }

    /// The stream is over.
    package mutating func end() {
        if length == digits { found.insert(String(decoding: run, as: UTF8.self)) }
        run.removeAll(keepingCapacity: true)
        length = 0
    }
}
