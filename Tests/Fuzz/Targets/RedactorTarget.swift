import Execution

/// A job's output on its way to the disk, whatever pieces it comes in.
enum RedactorTarget: FuzzTarget {
    private static let secret = "s3cret-value"

    static func run(_ bytes: [UInt8]) {
        // The first byte says how large the pieces are; the secret stands where a byte 1 is.
        guard let size = bytes.first.map({ Int($0) + 1 }) else { return }
        let stream = bytes.dropFirst().flatMap { $0 == 1 ? Array(secret.utf8) : [$0] }
        let whole = redact(stream, pieces: stream.count)
        promise(whole == redact(stream, pieces: size), "the result does not depend on the pieces")
        promise(!contains(whole, Array(secret.utf8)), "a secret does not get through")
    }

    private static func redact(_ stream: [UInt8], pieces: Int) -> [UInt8] {
        var redactor = Redactor(secrets: [secret])
        var output: [UInt8] = []
        var rest = stream[...]
        while !rest.isEmpty {
            let piece = Array(rest.prefix(pieces))
            piece.withUnsafeBytes { output += redactor.feed($0) }
            rest = rest.dropFirst(pieces)
        }
        return output + redactor.finish()
    }

    private static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
        guard bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains { bytes[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }
}
