import Domain

/// How a decision was come to, below it.
enum PaceLines {
    static func lines(_ pace: Pace?, indent: Int) -> [Styled] {
        guard let pace else { return [] }
        let space = Styled(String(repeating: " ", count: indent))
        return [space + Styled(pace.words, .faint)] + pace.notes.map { space + Styled("note: ", .warning) + Styled($0) }
    }
}
