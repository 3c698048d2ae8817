import Domain
import JSONValues

/// What went wrong in Codex's words, as a fault.
enum CodexFault {
    private static let statuses = [
        "unauthorized": 401, "badRequest": 400, "rateLimitExceeded": 429, "usageLimitExceeded": 429, "internalServerError": 500,
    ]
    private static let limits: Set<String> = ["contextWindowExceeded", "sessionBudgetExceeded", "usageLimitExceeded"]
    /// What is no failure of the model's service.
    private static let others: Set<String> = ["sandboxError", "threadRollbackFailed", "tooManyDenials"]

    /// - Parameter info: `codexErrorInfo`: a name, or an object whose one member has the name and may tell the HTTP status.
    static func read(_ message: String, info: JSONValue?, retrying: Bool = false) -> AgentFault {
        let text = TranscriptLimit.cut(message, to: TranscriptLimit.output)
        let name = name(info)
        let status = name.flatMap { statuses[$0] } ?? info?.object?.first?.value["httpStatusCode"]?.int ?? written(text)
        let service = status != nil || (name.map { $0 != "other" && !others.contains($0) } ?? false)
        return AgentFault(kind: service ? .api : .other, status: status, text: text, retrying: retrying)
    }

    /// How a turn that failed for that reason ended.
    static func ending(_ info: JSONValue?) -> AgentEnding.Kind { limits.contains(name(info) ?? "") ? .limited : .failed }

    private static func name(_ info: JSONValue?) -> String? { info?.string ?? info?.object?.first?.key }

    /// `exec` tells the status only in words: `unexpected status 401 Unauthorized: …`.
    private static func written(_ text: String) -> Int? {
        guard let found = text.firstRange(of: "unexpected status ") else { return nil }
        return Int(text[found.upperBound...].prefix { $0.isASCII && $0.isNumber }).flatMap { (100..<600).contains($0) ? $0 : nil }
    }
}
