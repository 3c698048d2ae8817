import Domain

// What lane events carry, each with its members in the order of their names.

extension LaneStart: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let agent: String = try reader.need("agent")
        let attempt: Int = try reader.need("attempt")
        let boundary: String? = try reader.maybe("boundary")
        let definition: String = try reader.need("definition")
        let kind: String = try reader.need("kind")
        let maxFiles: Int = try reader.need("maxFiles")
        let maxLines: Int = try reader.need("maxLines")
        let maxTurns: Int = try reader.need("maxTurns")
        let paths: [String] = try reader.need("paths")
        let repository: String = try reader.need("repository")
        let reverts: LaneID? = try reader.maybe("reverts")
        let risk: Risk = try reader.need("risk")
        self.init(
            target: try reader.need("target"), repository: repository, boundary: boundary, risk: risk, kind: kind,
            title: try reader.need("title"), agent: agent, definition: definition, attempt: attempt, maxTurns: maxTurns, maxFiles: maxFiles,
            maxLines: maxLines, paths: paths, reverts: reverts)
        try reader.close()
    }
}

extension Workplace: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let base: String = try reader.need("base")
        let branch: String = try reader.need("branch")
        self.init(path: try reader.need("path"), branch: branch, base: base, port: try reader.need("port"))
        try reader.close()
    }
}

extension Confinement: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let network: NetworkAccess = try reader.general("network")
        let reason: String? = try reader.maybe("reason")
        self.init(sandbox: try reader.maybe("sandbox"), reason: reason, network: network)
        try reader.close()
    }
}

extension AgentSession: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        self.init(id: try reader.need("id"), model: try reader.maybe("model"), program: try reader.maybe("program"))
        try reader.close()
    }
}

extension AgentReport: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let at: Timestamp = try reader.need("at")
        self.init(kind: try reader.need("kind"), text: try reader.need("text"), at: at)
        try reader.close()
    }
}

extension AgentAsk: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let call: ToolCall? = try reader.maybe("call")
        let key: String = try reader.need("key")
        let kind: Kind = try reader.need("kind")
        let options: [String] = try reader.need("options")
        self.init(key: key, kind: kind, call: call, text: try reader.need("text"), options: options)
        try reader.close()
    }
}

extension ToolCall: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let command: String? = try reader.maybe("command")
        let id: String = try reader.need("id")
        let input: String = try reader.need("input")
        let kind: ToolKind = try reader.need("kind")
        self.init(id: id, name: try reader.need("name"), kind: kind, command: command, paths: try reader.need("paths"), input: input)
        try reader.close()
    }
}

extension Answer: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let by: String = try reader.need("by")
        let message: String = try reader.need("message")
        self.init(verdict: try reader.need("verdict"), message: message, by: by)
        try reader.close()
    }
}

extension TurnOutcome: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let agentEnding: AgentEnding? = try reader.maybe("agentEnding")
        let claim: Claim? = try reader.maybe("claim")
        let cpuSeconds: Double? = try reader.maybe("cpuSeconds")
        let detail: String = try reader.need("detail")
        let ending: TurnEnding = try reader.need("ending")
        let entries: String? = try reader.maybe("entries")
        let entryCount: Int? = try reader.maybe("entryCount")
        let exitCode: Int? = try reader.maybe("exitCode")
        let fault: AgentFault? = try reader.generalIfAny("fault")
        let head: String = try reader.need("head")
        let leftovers: [String] = try reader.need("leftovers")
        let leftoversCommitted: Bool = try reader.need("leftoversCommitted")
        let maxResidentBytes: Int? = try reader.maybe("maxResidentBytes")
        let newCommits: Int = try reader.need("newCommits")
        let retryAt: Timestamp? = try reader.maybe("retryAt")
        let seconds: Double = try reader.need("seconds")
        self.init(
            ending: ending, detail: detail, exitCode: exitCode, head: head, newCommits: newCommits, leftovers: leftovers,
            leftoversCommitted: leftoversCommitted, transcript: try reader.maybe("transcript"), seconds: seconds, cpuSeconds: cpuSeconds,
            maxResidentBytes: maxResidentBytes, claim: claim)
        (self.entries, self.entryCount, self.agentEnding, self.fault, self.retryAt) = (entries, entryCount, agentEnding, fault, retryAt)
        try reader.close()
    }
}

extension AgentEnding: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        self.init(kind: try reader.need("kind"), text: try reader.need("text"))
        try reader.close()
    }
}

extension Claim: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let account: String = try reader.need("account")
        let fix: String? = try reader.maybe("fix")
        self.init(rootCause: try reader.maybe("rootCause"), fix: fix, account: account)
        try reader.close()
    }
}
