/// Why a blob could not be written or read.
package enum BlobError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Not 64 lowercase hexadecimal digits.
    case invalidName(String)
    case missing(name: String)
    /// Longer than the caller allows (bytes).
    case tooLarge(name: String, size: Int64, limit: Int)
    /// No room on the disk. Nothing was stored.
    case full(path: String)
    case io(path: String, detail: String)

    init(_ failure: FileFailure) {
        self = failure.isFull ? .full(path: failure.path) : .io(path: failure.path, detail: failure.detail)
    }

    package var description: String {
        switch self {
        case .invalidName(let name):
            "\(String(name.prefix(80)).debugDescription) is not the name of a blob: 64 lowercase hexadecimal digits are expected"
        case .missing(let name):
            "blob \(name) is not in the state folder: restore it from a backup of the folder's blobs/"
        case .tooLarge(let name, let size, let limit):
            "blob \(name) has \(size) bytes, more than the \(limit) that are read at once: read it in parts"
        case .full(let path):
            "no space left on the disk that holds \(path): free some space and repeat; nothing was stored"
        case .io(let path, let detail):
            "\(path): \(detail)"
        }
    }
}
