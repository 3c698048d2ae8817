package import Domain

/// Marks files of the candidate as seen.
package struct ViewedRequest: BodyRequest {
    /// Nil means every file of the candidate.
    package var paths: [String]?
    /// The candidate that was looked at: with another one by now it is refused. Nil means whatever there is.
    package var candidate: Int?

    package init(paths: [String]?, candidate: Int? = nil) {
        self.paths = paths
        self.candidate = candidate
    }
}

/// A remark at a file of the candidate.
package struct CommentRequest: BodyRequest {
    package var path: String
    /// Line of the new file, from 1; nil for the whole file.
    package var line: Int?
    package var text: String
    /// The candidate that was looked at: with another one by now it is refused.
    package var candidate: Int?

    package init(path: String, line: Int?, text: String, candidate: Int? = nil) {
        self.path = path
        self.line = line
        self.text = text
        self.candidate = candidate
    }
}

/// A decision about a lane's current candidate.
package struct DecisionRequest: BodyRequest {
    package var kind: DecisionKind
    /// A reason code of the workspace.
    package var reason: String
    package var message: String
    /// What is knowingly accepted: `over-size`, `outside-boundary`.
    package var accept: [String]
    /// The candidate that was looked at: with another one by now nothing is decided. Nil means whatever there is.
    package var candidate: Int?
    /// Remarks that are recorded with the decision, all or none.
    package var comments: [Remark]?

    package init(
        kind: DecisionKind, reason: String, message: String = "", accept: [String] = [], candidate: Int? = nil, comments: [Remark]? = nil
    ) {
        self.kind = kind
        self.reason = reason
        self.message = message
        self.accept = accept
        self.candidate = candidate
        self.comments = comments
    }

    /// A remark at a file of the candidate.
    package struct Remark: Codable, Equatable, Sendable {
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
}

/// Gates to run again.
package struct GatesRequest: BodyRequest {
    /// Empty means those that did not pass.
    package var gates: [String]

    package init(gates: [String] = []) { self.gates = gates }
}

/// Reviewers that are to look at the current candidate again.
package struct ReviewersRequest: BodyRequest {
    /// Agent definitions; empty means all that are for the lane.
    package var reviewers: [String]

    package init(reviewers: [String] = []) { self.reviewers = reviewers }
}

/// Brings a lane's snapshot back.
package struct RestoreRequest: BodyRequest {
    /// An absolute path that does not exist yet; nil means a folder under the state folder.
    package var folder: String?

    package init(folder: String? = nil) { self.folder = folder }
}

/// Runs live checks again.
package struct ReverifyRequest: BodyRequest {
    /// How many landed lanes, the least recently checked first; nil means all.
    package var sample: Int?

    package init(sample: Int? = nil) { self.sample = sample }
}
