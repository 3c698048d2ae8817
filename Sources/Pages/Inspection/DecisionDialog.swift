package import Domain

/// A decision with the reason codes that this workspace knows.
package struct DecisionChoice: Equatable, Sendable {
    package var kind: DecisionKind
    package var reasons: [String]

    package init(kind: DecisionKind, reasons: [String]) {
        self.kind = kind
        self.reasons = reasons
    }
}

/// The dialog of a decision; the page's script opens it and says what stands against it.
struct DecisionDialog {
    var choices: [DecisionChoice]

    var html: Markup {
        let kinds = choices.map { choice -> Markup in
            let name = choice.kind.rawValue
            return
                "<label class=\"choice \(name)\"><input type=\"radio\" name=\"kind\" value=\"\(name)\"> \(name)</label>"
        }
        let reasons = choices.map { choice -> Markup in
            let options = choice.reasons.map { code -> Markup in "<option value=\"\(code)\">\(code)</option>" }
            return """
                <select name="reason-\(choice.kind.rawValue)" data-kind="\(choice.kind.rawValue)" aria-label="reason to \(choice.kind.rawValue)" hidden>\(options)</select>
                """
        }
        return """
            <dialog id="decide" class="decide" aria-labelledby="decide-title">
            <form method="dialog">
            <h2 id="decide-title">Decide</h2>
            <div class="kinds" role="radiogroup" aria-label="decision">\(kinds)</div>
            <p class="meaning soft" id="decide-meaning"></p>
            <div id="decide-against" class="against" role="status"></div>
            <div class="reason"><span>Reason</span> \(reasons)</div>
            <label class="words">Words <textarea name="message" rows="3" placeholder="What the ledger and the agent should know"></textarea></label>
            <div id="decide-drafts"></div>
            <p id="decide-pace" class="soft" hidden></p>
            <p id="decide-refused" class="refused" role="alert" hidden></p>
            <div class="buttons"><button type="submit" class="primary" value="go">Decide</button><button type="submit" value="no" formnovalidate>Back (Esc)</button></div>
            </form>
            </dialog>
            """
    }
}
