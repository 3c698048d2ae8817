import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The operator's pager: `$SIGNALBOX_PAGER`, `$PAGER`, or `less -R`.
struct Pager {
    let command: String

    init(environment: [String: String]) {
        let named = [environment["SIGNALBOX_PAGER"], environment["PAGER"]].compactMap(\.self).first { !$0.isEmpty }
        // Keys such as `less` itself takes from LESS still hold; -R lets colours through and nothing else.
        // Without a locale `less` would show every character beyond ASCII as bytes.
        command = named ?? "LESSCHARSET=${LESSCHARSET:-utf-8} less -R"
    }

    /// Shows the text and waits until the person has left the pager. False when it could not be started.
    func show(_ text: String) -> Bool {
        guard let file = temporaryFile(text) else { return false }
        defer { unlink(file) }
        return ForegroundProgram(command: command, input: file).run()
    }

    /// A file that only this user can read, with the text as its content.
    private func temporaryFile(_ text: String) -> String? {
        var template = Array((NSTemporaryDirectory() + "/signalbox-diff-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
        guard let path, (try? handle.write(contentsOf: Data(text.utf8))) != nil else { return nil }
        return path
    }
}
