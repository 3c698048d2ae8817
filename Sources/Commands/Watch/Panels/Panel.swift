/// What lies over a page until it is closed.
enum Panel: Equatable, Sendable {
    case help(ScrollText)
    /// What the agent said when it changed a file.
    case talk(ScrollText)
    case logs(LogPanel)
    case tree(TreePanel)
    case decision(DecisionForm)
}
