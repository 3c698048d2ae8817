/// One change of a reference, with what it must be before.
package struct RefUpdate: Sendable, Hashable {
    /// The reference.
    package let ref: RefName
    /// What it must be now; nil: it must not exist.
    package let expected: ObjectID?
    /// What it becomes; nil: it is deleted.
    package let new: ObjectID?

    /// A change from `expected` to `new`.
    package init(_ ref: RefName, expected: ObjectID?, new: ObjectID?) {
        (self.ref, self.expected, self.new) = (ref, expected, new)
    }
}

/// Changes of references that happen all together or not at all (`git update-ref --stdin`, start/prepare/commit).
package struct RefTransaction: Sendable {
    private let repository: GitRepository

    /// In that repository.
    package init(_ repository: GitRepository) {
        self.repository = repository
    }

    /// Applies all updates. Throws `.refMoved` with the first reference that is not what it must be; then nothing was changed.
    package func apply(_ updates: [RefUpdate]) async throws {
        try await repository.unlocking { try await applyOnce(updates) }
    }

    private func applyOnce(_ updates: [RefUpdate]) async throws {
        guard !updates.isEmpty else { return }
        var input = "start\0"
        for update in updates {
            let zero = (update.new ?? update.expected)?.zero ?? .zeroSHA1
            // A symbolic reference made by an agent must not redirect the update to another branch.
            input += "option no-deref\0"
            if let new = update.new {
                input += "update \(update.ref.name)\0\(new.hex)\0\((update.expected ?? zero).hex)\0"
            } else if let expected = update.expected {
                input += "delete \(update.ref.name)\0\(expected.hex)\0"
            } else {
                input += "verify \(update.ref.name)\0\(zero.hex)\0"
            }
        }
        input += "prepare\0commit\0"
        do {
            _ = try await repository.run(["update-ref", "--stdin", "-z"], input: Array(input.utf8))
        } catch let error as GitError {
            for update in updates {
                let found = try await current(update.ref)
                guard found != update.expected else { continue }
                throw GitError(
                    .refMoved(ref: update.ref.name, expected: update.expected, found: found),
                    "\(update.ref) is \(found?.short ?? "absent") and not \(update.expected?.short ?? "absent").",
                    remedy: "Someone else moved it: read it again and decide anew. Nothing was changed.", command: error.command,
                    diagnostics: error.diagnostics)
            }
            throw error
        }
    }

    /// Moves one reference from `expected` (nil: absent) to `new` (nil: deleted). Throws `.refMoved`.
    package func compareAndSwap(_ ref: RefName, expected: ObjectID?, new: ObjectID?) async throws {
        try await apply([RefUpdate(ref, expected: expected, new: new)])
    }

    /// Makes sure that `ref` holds `new`: creates it, or accepts that it is there already. Throws `.refMoved` when it holds something else.
    func keep(_ new: ObjectID, at ref: RefName) async throws {
        do {
            try await compareAndSwap(ref, expected: nil, new: new)
        } catch let error as GitError where error.kind == .refMoved(ref: ref.name, expected: nil, found: new) {
            return
        }
    }

    private func current(_ ref: RefName) async throws -> ObjectID? {
        try await repository.revision(ref.name)
    }
}
