package import Domain

/// A decision as it is asked for.
package struct AskedDecision: Sendable {
    package var kind: DecisionKind
    package var reason: String
    package var message: String
    /// What is knowingly accepted: `over-size`, `outside-boundary`.
    package var accept: [String]
    /// The candidate that was looked at: with another one by now nothing is decided. Nil means whatever there is.
    package var candidate: Int?
    /// Remarks that are recorded with it, all or none.
    package var comments: [AskedComment]

    package init(
        _ kind: DecisionKind, reason: String, message: String = "", accept: [String] = [], candidate: Int? = nil,
        comments: [AskedComment] = []
    ) {
        self.kind = kind
        self.reason = reason
        self.message = message
        self.accept = accept
        self.candidate = candidate
        self.comments = comments
    }
}

/// A remark as it is asked for.
package struct AskedComment: Sendable {
    package var path: String
    /// Line of the new file, from 1; nil for the whole file.
    package var line: Int?
    package var text: String

    package init(path: String, line: Int?, text: String) {
        self.path = path
        self.line = line
        self.text = text
    }
}

extension Lane {
    /// Throws when what was looked at is not what there is: nothing is marked, said or decided about bytes that were not shown.
    ///
    /// - Parameter number: the candidate that was looked at; nil asks for nothing.
    func require(candidate number: Int?) throws(DeskError) {
        guard let number, number != candidate?.number else { return }
        let now = candidate.map { "its candidate is \($0.number) now" } ?? "it has none"
        throw DeskError(.refused, "this is about candidate \(number) of \(id), and \(now): look at that first")
    }

    /// The events of remarks about the current candidate.
    func remarks(_ asked: [AskedComment], by: String, at: Timestamp) throws(DeskError) -> [LaneEvent] {
        guard !asked.isEmpty else { return [] }
        guard let candidate else { throw DeskError(.refused, "\(id) has no candidate to comment on yet") }
        var events: [LaneEvent] = []
        for remark in asked {
            guard candidate.files.contains(where: { $0.path == remark.path }) else {
                throw DeskError(.notFound, "'\(remark.path)' is not changed by \(id)")
            }
            events.append(
                .commented(
                    Comment(
                        number: comments.count + events.count + 1, candidate: candidate.number, path: remark.path, line: remark.line,
                        text: remark.text, by: by, at: at)))
        }
        return events
    }
}
