import Domain
import JSONValues

/// What an agent says of itself in answer to `initialize`.
struct ACPAgent: Equatable {
    static let protocolVersion = 1

    /// The parameters of `initialize`. ``ACPHost`` does the file and terminal part.
    static let introduction: JSONValue = [
        "protocolVersion": .number(String(protocolVersion)),
        "clientCapabilities": [
            "fs": ["readTextFile": true, "writeTextFile": true], "terminal": true, "elicitation": ["form": [:]],
        ],
        "clientInfo": ["name": "signalbox", "title": "Signalbox", "version": "1"],
    ]

    struct SignIn: Equatable {
        var id: String
        var name: String
        /// Variables that it needs; nil when it does not say.
        var variables: [String]?
    }

    var version = protocolVersion
    /// Name and version.
    var program: String?
    var loads = false
    var resumes = false
    var signIns: [SignIn] = []

    init() {}

    init(_ result: JSONValue) {
        version = result["protocolVersion"]?.int ?? 0
        let capabilities = result["agentCapabilities"] ?? .null
        loads = capabilities["loadSession"]?.bool ?? false
        // A marker: an empty object says yes.
        let resume = capabilities["sessionCapabilities"]?["resume"] ?? .null
        resumes = resume.isObject || resume == .bool(true)
        if let info = result["agentInfo"], let name = info["name"]?.string {
            program = TranscriptLimit.cut([name, info["version"]?.string].compactMap { $0 }.joined(separator: " "), to: 200)
        }
        signIns = (result["authMethods"]?.list ?? []).prefix(20).compactMap { method in
            guard let id = method["id"]?.string, method["type"]?.string != "terminal" else { return nil }
            let variables = method["vars"]?.list.filter { $0["optional"] != .bool(true) }.compactMap { $0["name"]?.string }
            return SignIn(id: id, name: TranscriptLimit.cut(method["name"]?.string ?? id, to: 200), variables: variables)
        }
    }

    /// The way to sign in that needs no person: one whose variables are all there, else one that says that it takes a key from the
    /// environment when there is a key. Never one that would open a browser.
    func signIn(environment: [String: String]) -> SignIn? {
        let complete = signIns.first { $0.variables.map { !$0.isEmpty && $0.allSatisfy { environment[$0] != nil } } ?? false }
        if let complete { return complete }
        guard environment.keys.contains(where: { $0.hasSuffix("_KEY") || $0.hasSuffix("_TOKEN") }) else { return nil }
        return signIns.first { method in
            method.variables == nil && ["api-key", "api_key", "apikey", "env"].contains { method.id.lowercased().contains($0) }
        }
    }
}
