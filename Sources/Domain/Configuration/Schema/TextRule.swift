/// What a text of a configuration file must look like.
package enum TextRule: CaseIterable, Sendable {
    /// Anything in one line.
    case line
    /// Anything, several lines included.
    case lines
    /// A line or script for `/bin/sh -c`.
    case shell
    /// `[A-Za-z0-9._-]+`, not starting with `-` or `.`.
    case name
    /// Lower-case words joined by dashes.
    case code
    /// An IANA time zone. Whether it exists is checked where a time zone database is at hand.
    case timeZone
    /// A git branch name.
    case branch
    /// A path or URL that git can clone.
    case address
    /// A URL that `curl` fetches.
    case webAddress
    /// A ``WebAddress`` that something is sent to.
    case sendAddress
    /// A ``WebAddress`` without a path: scheme, host and port.
    case origin
    /// ``QuietHours``.
    case dailyHours
    /// A ``PathGlob``.
    case glob
    /// A path below a folder.
    case relativePath
    /// A path of a file.
    case path
    /// An absolute path, or one below the home folder: `~/x`.
    case place
    /// A path below an agent's HOME.
    case homePath
    /// The name of an environment variable.
    case variable
    /// The name of an environment variable, or a prefix ending in `*`.
    case variablePattern
    /// A host that an agent may reach: `api.example.com`, `*.example.com`, `127.0.0.1:8787`, `[::1]:8787`.
    case host
    /// The name of a folder of `skills/`, or a path below the workspace.
    case skill
    /// A ``CommandPattern``.
    case commandPattern
    /// A ``PathGlob``, or one with a `/` before it, for paths outside the worktree.
    case anyGlob
    /// A decimal number, `0.5`: as an amount of money is written.
    case decimal
    /// A day, `2026-11-23`.
    case date
    /// The name of a model, in which `*` stands for anything.
    case modelPattern
    /// A key of the same file, or an identifier.
    case targetReference

    /// The words for it in the reference.
    var label: String {
        switch self {
        case .line: "text"
        case .lines: "text, may have several lines"
        case .shell: "shell command"
        case .name: "name"
        case .code: "word"
        case .timeZone: "time zone"
        case .branch: "branch name"
        case .address: "path or URL"
        case .webAddress, .sendAddress: "URL"
        case .origin: "URL without a path"
        case .dailyHours: "hours of the day, `22:00-07:00`"
        case .glob: "path glob"
        case .relativePath: "relative path"
        case .path: "path"
        case .place: "absolute path, or `~/…`"
        case .homePath: "path below HOME"
        case .variable: "variable name"
        case .variablePattern: "variable name or `PREFIX*`"
        case .host: "host"
        case .skill: "skill"
        case .commandPattern: "command pattern"
        case .anyGlob: "path glob, or absolute one"
        case .decimal: "decimal number"
        case .date: "date"
        case .modelPattern: "model pattern"
        case .targetReference: "key or `T-1`"
        }
    }

    /// A regular expression (ECMA-262) for editors; nil where none says it well. Every text that ``fault(in:)`` accepts matches it.
    var pattern: String? {
        switch self {
        case .name: "^[A-Za-z0-9_][A-Za-z0-9._-]*$"
        case .code: "^[a-z0-9]+(-[a-z0-9]+)*$"
        case .timeZone: "^[A-Za-z][A-Za-z0-9_+/-]*$"
        case .branch: "^[^-/.\\s~^:?*\\[\\\\][^\\s~^:?*\\[\\\\]*$"
        case .address: "^[^-]"
        case .webAddress: "^(https?|file)://"
        case .sendAddress, .origin: "^https?://[A-Za-z0-9\\[]"
        case .dailyHours: "^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$"
        case .glob, .relativePath: "^[^/]"
        case .homePath: "^[^/~]"
        case .place: "^(~?/.)"
        case .variable: "^[A-Za-z_][A-Za-z0-9_]*$"
        case .variablePattern: "^[A-Za-z_][A-Za-z0-9_]*\\*?$"
        case .host: "^(\\*\\.)?[A-Za-z0-9\\[]"
        case .skill: "^[A-Za-z0-9._]"
        case .decimal: "^[0-9]+(\\.[0-9]{1,6})?$"
        case .date: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        case .line, .lines, .shell, .path, .commandPattern, .anyGlob, .modelPattern, .targetReference: nil
        }
    }
}
