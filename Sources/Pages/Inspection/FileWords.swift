import Domain

/// Wordings about one changed file.
enum FileWords {
    /// The kind, where it is not plain source.
    static func kind(_ file: InspectedFile) -> Markup {
        switch file.kind {
        case .source: ""
        case .generated, .lockfile, .vendored, .binary, .tooLarge:
            "<span class=\"tag warning\" title=\"\(file.kindReason)\">\(word(file.kind))</span>"
        case .test, .docs, .config: "<span class=\"tag\" title=\"\(file.kindReason)\">\(word(file.kind))</span>"
        }
    }

    static func word(_ kind: FileKind) -> String {
        switch kind {
        case .lockfile: "lock file"
        case .tooLarge: "very large"
        default: kind.rawValue
        }
    }

    /// What the operator has seen of it.
    static func state(_ file: InspectedFile) -> String {
        switch file.seen.kind {
        case .unchanged: "viewed"
        case .changed: "changed since candidate \(file.seen.candidate ?? 0)"
        case .new: "not viewed"
        }
    }

    /// What happened to it, where it was not just edited.
    static func status(_ file: InspectedFile) -> Markup {
        var parts: [Markup] = []
        if file.status != "modified" { parts.append("<span class=\"tag status-\(file.status)\">\(file.status)</span>") }
        if let old = file.oldPath { parts.append("<span class=\"from\">from \(old)</span>") }
        let absent = "000000"
        if let old = file.oldMode, let new = file.newMode, old != absent, new != absent {
            parts.append("<span class=\"tag warning\">mode \(old) → \(new)</span>")
        } else if let new = file.newMode, new != absent {
            parts.append("<span class=\"tag\">mode \(new)</span>")
        }
        parts += file.sensitive.map { word -> Markup in "<span class=\"tag warning\">\(word)</span>" }
        return Markup(parts)
    }
}
