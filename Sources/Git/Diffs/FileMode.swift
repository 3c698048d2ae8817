/// What kind of entry a tree holds (git's six octal digits).
package enum FileMode: Sendable, Hashable {
    case absent
    case regular
    case executable
    case link
    case submodule
    /// A mode git no longer writes, such as 100664.
    case other(String)

    init(_ digits: some StringProtocol) {
        switch digits {
        case "000000": self = .absent
        case "100644": self = .regular
        case "100755": self = .executable
        case "120000": self = .link
        case "160000": self = .submodule
        default: self = .other(DisplayText.escape(digits.prefix(6).utf8))
        }
    }

    /// The six digits.
    package var digits: String {
        switch self {
        case .absent: "000000"
        case .regular: "100644"
        case .executable: "100755"
        case .link: "120000"
        case .submodule: "160000"
        case .other(let digits): digits
        }
    }
}
