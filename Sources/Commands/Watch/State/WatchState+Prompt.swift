import API
import Domain

extension WatchState {
    mutating func takePrompt(_ key: Key) -> [WatchEffect] {
        guard var prompt else { return [] }
        switch key {
        case .escape, .control("c"):
            self.prompt = nil
            if prompt.purpose == .filter { board.filter = "" }
            return []
        case .enter:
            self.prompt = nil
            return written(prompt.purpose, prompt.field.text)
        case .control("e") where prompt.purpose != .filter && prompt.purpose != .code: return [.edit(prompt.field.text)]
        default:
            _ = prompt.field.take(key)
            self.prompt = prompt
            if prompt.purpose == .filter {
                board.filter = prompt.field.text
                if board.row == nil { board.inHand = board.rows.first?.lane }
            }
            return []
        }
    }

    /// The editor is done.
    mutating func edited(_ text: String?) {
        guard let prompt else { return }
        guard let text else { return note("the editor could not be started: set EDITOR", .bad) }
        var trimmed = text
        while trimmed.last?.isNewline == true { trimmed.removeLast() }
        self.prompt = Prompt(prompt.purpose, trimmed)
    }

    private mutating func written(_ purpose: Prompt.Purpose, _ text: String) -> [WatchEffect] {
        var words = text[...]
        while words.first?.isWhitespace == true { words.removeFirst() }
        while words.last?.isWhitespace == true { words.removeLast() }
        let text = String(words)
        switch purpose {
        case .filter: return []
        case .comment(let place): return keep(place, text)
        case .message(let lane): return text.isEmpty ? [] : [call(.say(lane, MessageRequest(text: text)))]
        case .words:
            if case .decision(var form)? = panel {
                form.message = text
                panel = .decision(form)
            }
        case .code:
            if case .decision(var form)? = panel, !text.isEmpty {
                form.reason = text
                panel = .decision(form)
            }
        case .deny(let ask): return [call(.answer(ask, AnswerRequest(verdict: .deny, message: text)))]
        case .reply(let ask):
            guard !text.isEmpty else { return [] }
            let options = board.inbox.compactMap(\.ask).first { $0.id == ask }?.options ?? []
            let option = Int(text).flatMap { options.indices.contains($0 - 1) ? options[$0 - 1] : nil }
            return [call(.answer(ask, AnswerRequest(verdict: .reply, message: option ?? text)))]
        }
        return []
    }

    /// Keeps a comment until it is sent; one without words is dropped.
    private mutating func keep(_ place: Draft, _ text: String) -> [WatchEffect] {
        guard inspection != nil else { return [] }
        inspection?.drafts.removeAll { $0.isAt(place) }
        if !text.isEmpty {
            var draft = place
            draft.text = text
            inspection?.drafts.append(draft)
            note("kept; it goes along with your decision, or alone with C in the dialog of one")
        }
        inspection?.layOut()
        return keepDrafts()
    }

    func keepDrafts() -> [WatchEffect] {
        guard let inspection else { return [] }
        return [.keep(inspection.lane, candidate: inspection.candidate, inspection.drafts)]
    }
}
