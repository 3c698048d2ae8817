import Domain

/// Asks after the pager which files were seen. Only what a person says is marked.
struct SeenQuestion {
    let files: [String]
    let ask: (Styled) -> String?

    /// The files to mark. An end of input, an empty answer or anything but a clear yes marks nothing.
    func answer() -> [String] {
        guard !files.isEmpty else { return [] }
        let question = Styled(
            "mark \(files.count == 1 ? "the unseen file" : "all \(files.count) unseen files") as viewed? [y/N/list] ", .strong)
        switch ask(question)?.lowercased().trimmed {
        case "y", "yes": return files
        case "l", "list": return eachFile()
        default: return []
        }
    }

    private func eachFile() -> [String] {
        var seen: [String] = []
        for (index, file) in files.enumerated() {
            let question = Styled("  \(index + 1)/\(files.count) ", .faint) + Styled(file) + Styled(" viewed? [y/N/q] ", .strong)
            guard let answer = ask(question)?.lowercased().trimmed, answer != "q", answer != "quit" else { break }
            if answer == "y" || answer == "yes" { seen.append(file) }
        }
        return seen
    }
}
