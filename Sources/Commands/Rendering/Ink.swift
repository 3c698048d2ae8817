/// What a piece of text is, as far as colour goes. Nothing is said by colour alone: `NO_COLOR` loses no information.
enum Ink: Sendable {
    case plain, strong, faint, good, bad, warning, name
    case added, removed, addedWord, removedWord

    /// The parameters of the "select graphic rendition" sequence (ECMA-48, 8.3.117); nil for none.
    var rendition: String? {
        switch self {
        case .plain: nil
        case .strong: "1"
        case .faint: "2"
        case .good, .added: "32"
        case .bad, .removed: "31"
        case .warning: "33"
        case .name: "36"
        case .addedWord: "1;7;32"
        case .removedWord: "1;7;31"
        }
    }

    /// As ``rendition``, with bold, faint and underline alone.
    var attributes: String? {
        switch self {
        case .strong, .bad, .warning: "1"
        case .faint: "2"
        case .addedWord, .removedWord: "1;4"
        case .plain, .good, .added, .removed, .name: nil
        }
    }
}
