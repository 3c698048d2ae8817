import Foundation

/// A job as the file `spec.json` in its spool: one command, to be started once.
package struct JobSpec: Sendable, Hashable, Codable {
    /// What the command reads on its standard input.
    package enum Input: Sendable, Hashable {
        /// End of file at once.
        case none
        /// This text, then end of file.
        case text(String)
        /// The contents of the file at this absolute path.
        case file(String)
        /// What ``LocalExecutor/send(_:key:_:)`` gives it, until ``LocalExecutor/closeInput(_:)``.
        case channel
    }

    /// Names the job and its spool folder, for example `L-7-turn-2`: letters, digits, `.`, `_`, `-`, at most 128.
    package var id: String
    /// Counts the attempts at the same work, from 1.
    package var attempt: Int
    /// Counts the owners of the work; a runner of an old epoch is stopped.
    package var epoch: Int
    /// The command. The first word is an absolute path, a path relative to `workingDirectory`, or a name on the environment's PATH.
    package var argv: [String]
    /// Absolute path of the folder where it runs.
    package var workingDirectory: String
    /// The whole environment; see ``JobEnvironment``. `SIGNALBOX_JOB` and `SIGNALBOX_JOB_MARK` are added to it.
    package var environment: [String: String]
    /// Its standard input.
    package var input: Input
    /// Its limits.
    package var limits: JobLimits
    /// What it may reach of the machine; `nil` for everything that this user may.
    package var sandbox: Sandbox?
    /// Names of the variables whose values are replaced in everything that is kept of the output.
    package var secrets: [String]
    /// Random, made anew for each spec: every process of the job has it as `SIGNALBOX_JOB_MARK` in its environment, and no
    /// process of another job or another server does, even when that job has the same `id`.
    package let mark: String

    /// Describes a job; nothing is checked before ``validate()``.
    package init(
        id: String,
        attempt: Int = 1,
        epoch: Int = 1,
        argv: [String],
        workingDirectory: String,
        environment: [String: String] = [:],
        input: Input = .none,
        limits: JobLimits = JobLimits(),
        sandbox: Sandbox? = nil,
        secrets: [String] = []
    ) {
        self.id = id
        self.attempt = attempt
        self.epoch = epoch
        self.argv = argv
        self.workingDirectory = workingDirectory
        self.environment = environment
        self.input = input
        self.limits = limits
        self.sandbox = sandbox
        self.secrets = secrets
        self.mark = UUID().uuidString.lowercased()
    }

    /// Refuses what cannot be run, or would name a folder outside the spool.
    package func validate() throws(ExecutionError) {
        try JobSpec.validate(id: id)
        func refuse(_ what: String) -> ExecutionError { .invalidSpec(job: id, message: what) }
        guard let first = argv.first, !first.isEmpty else { throw refuse("argv is empty: give the command to run") }
        guard workingDirectory.hasPrefix("/") else {
            throw refuse("the working directory \(workingDirectory.debugDescription) is not an absolute path")
        }
        for (name, value) in environment where name.isEmpty || name.contains("=") || name.utf8.contains(0) || value.utf8.contains(0) {
            let what = "its name is empty or has '=', or it has a NUL byte"
            throw refuse("the environment variable \(name.debugDescription) cannot be passed: \(what)")
        }
        if let objection = sandbox?.objection() { throw refuse(objection) }
        if let wall = limits.wallSeconds, !(wall > 0) { throw refuse("wallSeconds is \(wall): it must be greater than 0") }
        if let memory = limits.memoryBytes, memory <= 0 { throw refuse("memoryBytes is \(memory): it must be greater than 0") }
        guard limits.graceSeconds >= 0 else { throw refuse("graceSeconds is \(limits.graceSeconds): it must be 0 or more") }
    }

    static func validate(id: String) throws(ExecutionError) {
        let allowed = id.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || ".-_".utf8.contains(byte)
        }
        guard allowed, !id.isEmpty, id.utf8.count <= 128, !id.hasPrefix(".") else {
            throw .invalidSpec(
                job: String(id.prefix(128)),
                message: "the identifier must be 1 to 128 letters, digits, '.', '_' or '-', and not start with '.'")
        }
    }

    /// The secrets that can be replaced: shorter values than six characters would blank out innocent text.
    package var secretValues: [String] {
        secrets.compactMap { environment[$0] }.filter { $0.count >= Redactor.shortestSecret }
    }

    /// What stays on disk once the runner has read the rest: no secret value is in it.
    func scrubbed() -> JobSpec {
        var copy = self
        for name in secrets where copy.environment[name] != nil { copy.environment[name] = "[redacted:secret]" }
        copy.argv = argv.map { Redactor.redact($0, secrets: secretValues) }
        if case .text(let text) = input { copy.input = .text(Redactor.redact(text, secrets: secretValues)) }
        return copy
    }
}

extension JobSpec.Input: Codable {
    private enum Key: String, CodingKey { case text, file, channel }

    /// `{}`, `{"text": …}`, `{"file": …}` or `{"channel": true}`.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let text = try container.decodeIfPresent(String.self, forKey: .text) {
            self = .text(text)
        } else if let file = try container.decodeIfPresent(String.self, forKey: .file) {
            self = .file(file)
        } else if try container.decodeIfPresent(Bool.self, forKey: .channel) == true {
            self = .channel
        } else {
            self = .none
        }
    }

    /// See ``init(from:)``.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .none: break
        case .text(let text): try container.encode(text, forKey: .text)
        case .channel: try container.encode(true, forKey: .channel)
        case .file(let file): try container.encode(file, forKey: .file)
        }
    }
}
