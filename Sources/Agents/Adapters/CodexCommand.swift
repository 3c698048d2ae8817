/// The script in a shell's command line.
///
/// Codex wraps what the model wants to run as `/bin/bash -lc 'SCRIPT'`, quoted as its shlex does; rules and people read the script.
enum CodexCommand {
    static func script(_ line: String) -> String {
        for shell in ["bash", "sh", "zsh"] {
            for folder in ["/bin/", "/usr/bin/", ""] {
                for flag in [" -lc ", " -c "] {
                    let prefix = folder + shell + flag
                    if line.hasPrefix(prefix), let word = word(line.utf8.dropFirst(prefix.utf8.count)) { return word }
                }
            }
        }
        return line
    }

    /// The only word of a POSIX command line; nil when there are more, or something that a shell would expand.
    private static func word(_ text: Substring.UTF8View) -> String? {
        var out: [UInt8] = []
        var quote: UInt8?
        var rest = text.makeIterator()
        while let byte = rest.next() {
            switch (quote, byte) {
            case (UInt8(ascii: "'"), UInt8(ascii: "'")), (UInt8(ascii: "\""), UInt8(ascii: "\"")): quote = nil
            case (UInt8(ascii: "'"), _): out.append(byte)
            case (UInt8(ascii: "\""), UInt8(ascii: "\\")):
                guard let next = rest.next() else { return nil }
                if !Array("$`\"\\".utf8).contains(next) { out.append(byte) }
                out.append(next)
            case (UInt8(ascii: "\""), UInt8(ascii: "$")), (UInt8(ascii: "\""), UInt8(ascii: "`")): return nil
            case (UInt8(ascii: "\""), _): out.append(byte)
            case (_, UInt8(ascii: "'")), (_, UInt8(ascii: "\"")): quote = byte
            case (_, UInt8(ascii: "\\")):
                guard let next = rest.next() else { return nil }
                out.append(next)
            case (_, _) where Array(" \t\n|&;<>()$`*?[#~{".utf8).contains(byte): return nil
            default: out.append(byte)
            }
        }
        return quote == nil ? String(decoding: out, as: UTF8.self) : nil
    }
}
