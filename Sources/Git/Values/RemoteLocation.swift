import Foundation

/// Where a repository comes from and lands: a folder, or a `file`, `ssh`, `https`, `http` or `git` address. Everything that could make git
/// run a program (`ext::`, other transport helpers, a leading `-`) is refused when the value is made.
package struct RemoteLocation: Sendable, Hashable, CustomStringConvertible {
    /// How git reaches the repository.
    package enum Transport: String, Sendable { case path, file, ssh, https, http, git }

    /// The transport.
    package let transport: Transport
    /// What git is given as the repository.
    package let address: String

    /// Reads what a person wrote. A relative path is resolved against `folder`.
    /// Throws ``GitError`` of kind `.invalidRemote` with the reason.
    package init(_ text: String, relativeTo folder: String? = nil) throws {
        guard !text.isEmpty else { throw GitError.invalidRemote(text, "it is empty") }
        guard !text.hasPrefix("-") else { throw GitError.invalidRemote(text, "it starts with '-'") }
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw GitError.invalidRemote(text, "it holds control characters")
        }
        if let scheme = Self.prefix(of: text, before: "://") {
            guard let transport = Self.schemes[scheme.lowercased()] else {
                throw GitError.invalidRemote(text, "the transport '\(scheme)' is not supported")
            }
            let rest = text.dropFirst(scheme.count + 3)
            guard !rest.isEmpty else { throw GitError.invalidRemote(text, "nothing follows '://'") }
            let host = rest.split(separator: "@", maxSplits: 1).last ?? rest
            guard transport == .file || !(rest.hasPrefix("-") || host.hasPrefix("-") || host.hasPrefix("/")) else {
                throw GitError.invalidRemote(text, "the host is missing or starts with '-'")
            }
            (self.transport, address) = (transport, text)
        } else if Self.prefix(of: text, before: "::") != nil {
            throw GitError.invalidRemote(text, "transport helpers ('name::…') can run programs and are refused")
        } else if let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/") {
            let host = text[..<colon].split(separator: "@", maxSplits: 1).last ?? ""
            guard !host.isEmpty, !host.hasPrefix("-"), text.index(after: colon) < text.endIndex else {
                throw GitError.invalidRemote(text, "the form is [user@]host:path")
            }
            (transport, address) = (.ssh, text)
        } else {
            guard text.hasPrefix("/") || folder != nil else {
                throw GitError.invalidRemote(text, "a path must be absolute here")
            }
            let path = text.hasPrefix("/") ? text : (folder ?? "/") + "/" + text
            (transport, address) = (.path, URL(fileURLWithPath: path).standardizedFileURL.path)
        }
    }

    /// Whether the repository is on this machine.
    package var isLocal: Bool { transport == .path || transport == .file }

    /// The address with a password or token left out.
    package var description: String {
        guard let scheme = Self.prefix(of: address, before: "://") else { return DisplayText.escape(address) }
        let rest = address.dropFirst(scheme.count + 3)
        let authority = rest.prefix { $0 != "/" }
        guard let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") || transport == .https else {
            return DisplayText.escape(address)
        }
        return DisplayText.escape(scheme + "://…" + rest[at...])
    }

    private static let schemes: [String: Transport] = [
        "file": .file, "ssh": .ssh, "git+ssh": .ssh, "ssh+git": .ssh, "https": .https, "http": .http, "git": .git,
    ]

    /// The leading run of scheme characters when `mark` follows it.
    private static func prefix(of text: String, before mark: String) -> String? {
        guard let range = text.range(of: mark) else { return nil }
        let head = text[..<range.lowerBound]
        guard !head.isEmpty, head.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-._".contains($0)) }) else { return nil }
        return String(head)
    }
}
