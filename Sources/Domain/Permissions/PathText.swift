/// Paths as text: nothing here looks at a file system.
enum PathText {
    /// A path seen from a folder, absolute and without `.`, `..` and empty parts. `..` takes away the part before it, whatever it is: where
    /// that part is a symbolic link, the file system goes elsewhere. Keeping an agent inside its lane is the sandbox's business.
    static func join(_ path: String, to folder: String) -> String {
        var parts: [Substring] = []
        for part in ((path.hasPrefix("/") ? "" : folder + "/") + path).split(separator: "/") {
            switch part {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// The path below a folder, empty for the folder itself; nil when it is not inside. Both are absolute and normal.
    static func below(_ folder: String, _ path: String) -> String? {
        if path == folder { return "" }
        let start = folder == "/" ? "/" : folder + "/"
        return path.hasPrefix(start) ? String(path.dropFirst(start.count)) : nil
    }

    /// The last part.
    static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
