package import Domain

/// One entry of a transcript. Every word in it is an agent's or a repository's.
package struct TranscriptItem: Sendable {
    /// Lines of a tool's output that are open at once; the rest is behind a fold.
    private static let openLines = 14
    /// Bytes of one text that a page gets; the raw log has all of it.
    private static let textLimit = 48 << 10

    package var entry: TranscriptEntry

    package init(entry: TranscriptEntry) { self.entry = entry }

    package var html: Markup {
        let (kind, body) = Self.body(entry.content)
        return """
            <li class="entry \(kind)" id="entry-\(entry.number)" data-number="\(entry.number)">\(Markup.time(entry.time, "clock"))<div class="what">\(body)</div></li>
            """
    }

    private static func body(_ content: TranscriptContent) -> (kind: Markup, Markup) {
        switch content {
        case .session(let session):
            ("session", "<p class=\"soft\">session \(session.id) \(session.model ?? "") \(session.program ?? "")</p>")
        case .said(let by, let text): ("said", "<p class=\"by\">\(by)</p>\(folded(text, lines: 8))")
        case .message(let text): ("message", prose(text))
        case .thought(let text): ("thought", "<p class=\"by\">thinks</p>\(prose(text))")
        case .toolCall(let call): ("call", self.call(call))
        case .toolResult(_, let failed, let output): (failed ? "result failed" : "result", folded(output, lines: openLines))
        case .fileChange(let path, let change): ("change", "<p>\(change.rawValue) <code>\(path)</code></p>")
        case .plan(let steps):
            (
                "plan",
                "<ul>\(steps.map { "<li class=\"\($0.state.rawValue)\">\($0.text) <span class=\"hidden\">\($0.state.rawValue)</span></li>" as Markup })</ul>"
            )
        case .asked(let ask):
            ("asked", "<p class=\"by\">asks</p>\(prose(ask.call?.command ?? ask.call?.paths.joined(separator: ", ") ?? ask.text))")
        case .answered(_, let answer):
            ("answered", "<p><span class=\"by\">\(answer.by)</span> \(answer.verdict.rawValue) \(answer.message)</p>")
        case .usage(let delta):
            (
                "usage",
                "<p class=\"soft\">\(UsageWords.tokens(delta.tokens.total)) tokens\(delta.cost.map { ", $\($0.words) \(delta.costSource.rawValue)" } ?? "")</p>"
            )
        case .error(let fault):
            ("error", "<p class=\"by\">\(fault.retrying ? "error, it tries again" : "error")</p>\(prose(fault.text))")
        case .ended(let ending): ("ended", "<p class=\"by\">says that its turn is over: \(ending.kind.rawValue)</p>\(prose(ending.text))")
        case .unknown(let kind, let raw): ("unknown", "<details><summary>\(kind)</summary><pre>\(Markup.block(cut(raw)))</pre></details>")
        case .text(let stream, let line): ("text", "<p class=\"soft\">\(stream.rawValue)</p><pre>\(Markup.block(cut(line)))</pre>")
        }
    }

    private static func call(_ call: ToolCall) -> Markup {
        let head: Markup = "<p class=\"by\">\(call.name)</p>"
        if let command = call.command { return "\(head)<pre class=\"command\">\(Markup.block(cut(command)))</pre>" }
        let paths = call.paths.map { "<code>\($0)</code> " as Markup }
        guard call.input != "{}" else { return "\(head)<p>\(paths)</p>" }
        return "\(head)<p>\(paths)</p><details><summary>input</summary><pre>\(Markup.block(cut(call.input)))</pre></details>"
    }

    private static func prose(_ text: String) -> Markup { text.isEmpty ? "" : "<div class=\"prose\">\(Markup.block(cut(text)))</div>" }

    private static func folded(_ text: String, lines limit: Int) -> Markup {
        let text = cut(text)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > limit else { return "<pre>\(Markup.block(text))</pre>" }
        let open = lines.prefix(limit).joined(separator: "\n")
        let rest = lines.dropFirst(limit).joined(separator: "\n")
        return """
            <pre>\(Markup.block(open))</pre><details><summary>\(lines.count - limit) more lines</summary><pre>\(Markup.block(rest))</pre></details>
            """
    }

    private static func cut(_ text: String) -> String { TranscriptLimit.cut(text, to: textLimit) }
}
