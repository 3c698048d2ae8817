/// Dangers that are found in texts which cannot be seen through.
enum DangerousText {
    private static let fetchers: Set<String> = ["curl", "wget", "fetch", "aria2c", "lwp-download", "lwp-request", "xh", "httpie"]
    private static let runners: Set<String> = ShellProgram.shells.union(ShellProgram.otherShells).union([
        "python", "python2", "python3", "perl", "ruby", "node", "php", "source", "eval", ".",
    ])

    /// `curl … | sh`, `sh -c "$(curl …)"`, `bash <(curl …)`.
    static func runsDownload(_ text: String) -> Bool {
        let pieces = TextPieces.of(text)
        func isFetcher(_ piece: TextPieces.Piece) -> Bool { fetchers.contains(PathText.name(piece.text).lowercased()) }
        func isRunner(_ piece: TextPieces.Piece) -> Bool { runners.contains(PathText.name(piece.text).lowercased()) }
        for (index, piece) in pieces.enumerated() where isFetcher(piece) {
            if pieces[(index + 1)...].indices.contains(where: { isRunner(pieces[$0]) && isPiped($0, pieces) }) { return true }
            let isSubstituted = piece.sign == "(" || piece.sign == "`"
            if isSubstituted, pieces[..<index].contains(where: isRunner) { return true }
        }
        return false
    }

    /// Whether the command that a piece stands in begins behind a `|`; assignments and options before the piece do not matter.
    private static func isPiped(_ index: Int, _ pieces: [TextPieces.Piece]) -> Bool {
        var index = index
        while index > 0, pieces[index].sign == nil || pieces[index].sign == "=" { index -= 1 }
        return pieces[index].sign == "|" || (pieces[index].sign == "&" && index > 0)
    }

    /// `rm -rf /`, `rm -fr "$HOME"`.
    static func removesEverything(_ text: String) -> Bool {
        let pieces = TextPieces.of(text).map(\.text)
        guard let start = pieces.firstIndex(where: { PathText.name($0).lowercased() == "rm" }) else { return false }
        let rest = pieces[start...].dropFirst()
        return rest.contains(where: isRecursive) && rest.contains { ["/", "/*", "~", "~/", "~/*", "HOME", "HOME/", "/HOME"].contains($0) }
    }

    static func isRecursive(_ option: String) -> Bool {
        option.hasPrefix("--r") || (option.hasPrefix("-") && !option.hasPrefix("--") && option.contains { $0 == "r" || $0 == "R" })
    }
}
