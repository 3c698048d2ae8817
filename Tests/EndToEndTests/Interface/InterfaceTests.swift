import API
import Foundation
import Testing

/// The interface as the running server has it, against its own description.
struct InterfaceTests {
    @Test("Every reading call answers what the document says, for lanes in several phases")
    func answers() async throws {
        try await Self.withLanes { box in
            let server = try await DescribedServer(box)
            var asked = 0
            for (name, endpoint) in EndpointList.all where endpoint.verb == .get {
                for subject in try await Self.subjects(endpoint, box) {
                    let query =
                        switch name {
                        case "waitForPhase": "?phase=working&timeout=0"
                        case "lanes": "?all=true"
                        case "report": "?format=json"
                        case "fileDiff", "fileLines", "interdiff", "fileConversation": "?path=\(subject == "L-1" ? "b" : "c").txt"
                        default: endpoint.isEndless ? "?after=0" : ""
                        }
                    let target = WireFormat.root + endpoint.path.replacing("{id}", with: subject) + query
                    let answer = try await server.call.send("GET", target, until: endpoint.isEndless ? "\"needsOperator\"" : nil)
                    // A lane that has not come so far has no candidate, pull request or transcript to show.
                    if answer.status == 404 || answer.status == 409 {
                        try server.expectError("\(name) \(subject)", answer, .notFound, .needsOperator, .refused)
                    } else {
                        try server.expectAnswer("\(name) \(subject)", endpoint, answer)
                        asked += 1
                    }
                }
            }
            #expect(asked > 25, "\(asked)")
        }
    }

    @Test("A stream that was cut off goes on behind the last event that was seen")
    func lastEventID() async throws {
        try await Self.withLanes { box in
            let call = SocketCall(path: box.state + "/run/socket")
            let target = WireFormat.root + "events"
            let rest = try await call.send("GET", target, headers: ["Last-Event-ID: 3"], until: "id: 5")
            #expect(rest.status == 200 && rest.body.contains("id: 4\n") && !rest.body.contains("id: 3\n"))
            let both = try await call.send("GET", target + "?after=2", headers: ["Last-Event-ID: 4"], until: "id: 5")
            #expect(!both.body.contains("id: 3\n"))
            #expect(try await call.send("GET", target, headers: ["Last-Event-ID: x"]).status == 400)
        }
    }

    @Test("A request that is wrong gets a documented error that is about it, and changes nothing")
    func hostile() async throws {
        try await Self.withLanes { box in
            let server = try await DescribedServer(box)
            let before = try await box.json("status").events
            for (name, endpoint) in EndpointList.all {
                let address = WireFormat.root + endpoint.path.replacing("{id}", with: endpoint.subject.example)
                let isBody = endpoint.request is any BodyRequest.Type
                func refuse(_ what: String, _ target: String, body: String? = nil) async throws {
                    let answer = try await server.call.send(endpoint.verb.rawValue, target, body: body)
                    try server.expectError("\(name): \(what)", answer, .usage)
                }
                if endpoint.subject.isNamed {
                    for wrong in ["X-1", "L-0", "%00", "..%2F..%2Fetc", "L-99999999999999999999", "%FF", "-"] {
                        let target = WireFormat.root + endpoint.path.replacing("{id}", with: wrong)
                        // An agent's name may be one that there is none of.
                        let answer = try await server.call.send(endpoint.verb.rawValue, target, body: isBody ? "{}" : nil)
                        try server.expectError("\(name): \(wrong)", answer, .usage, .notFound)
                    }
                }
                if isBody {
                    for (what, body) in Self.wrongBodies { try await refuse(what, address, body: body) }
                    try await refuse("no body", address)
                } else {
                    try await refuse("an unknown parameter", address + "?unknown=1")
                    try await refuse("wrong percent-encoding", address + "?a=%G1")
                    for parameter in server.operation(endpoint)["parameters"]?.elements ?? [] where parameter["in"] == "query" {
                        guard let name = parameter["name"]?.text, parameter["schema"]?["type"] != "string" else { continue }
                        if parameter["schema"]?["type"] == "array" { continue }
                        try await refuse("\(name) is no such value", address + "?\(name)=%C3%A9")
                    }
                }
            }
            for (verb, path) in [
                ("DELETE", "status"), ("GET", "nothing"), ("POST", "lanes"), ("PUT", "targets/T-1"), ("GET", "lanes/L-1/land"),
            ] {
                try server.expectError("\(verb) \(path)", try await server.call.send(verb, WireFormat.root + path), .notFound)
            }
            #expect(try await box.json("status").events == before)
            try await box.expectSound()
        }
    }

    @Test("Numbers at their bounds do not shake the server")
    func bounds() async throws {
        try await Self.withLanes { box in
            let server = try await DescribedServer(box)
            let numbers = ["0", "-1", "\(Int64.max)", "\(Int64.min)", "1e308", "nan", "inf", ""]
            for (name, endpoint) in EndpointList.all where endpoint.verb == .get && name != "waitForPhase" {
                for parameter in server.operation(endpoint)["parameters"]?.elements ?? [] where parameter["in"] == "query" {
                    for number in numbers {
                        let path = endpoint.path.replacing("{id}", with: endpoint.subject.example)
                        let target = WireFormat.root + path + "?\(parameter["name"]?.text ?? "")=\(number)"
                        let answer = try await server.call.send("GET", target, until: endpoint.isEndless ? ":\n\n" : nil)
                        if answer.status == 200 { continue }
                        try server.expectError("\(name) \(target)", answer, .usage, .notFound, .needsOperator, .refused)
                    }
                }
            }
            let wait = WireFormat.root + "lanes/L-1/wait?phase=done&timeout="
            for number in ["nan", "-1", "1e308", "inf"] {
                try server.expectError(number, try await server.call.send("GET", wait + number), .usage)
            }
            for number in ["0", "-1", "\(Int64.min)"] {
                for (path, body) in [
                    ("verify", #"{"sample": \#(number)}"#),
                    ("lanes/L-2/comments", #"{"path": "c.txt", "line": \#(number), "text": "x"}"#),
                    (
                        "targets",
                        #"{"targets": [{"repository": "r", "title": "t", "intent": "i", "maxFiles": \#(number), "after": [], "verify": [], "liveChecks": []}]}"#
                    ),
                ] {
                    try server.expectError(
                        "\(path) \(body)", try await server.call.send("POST", WireFormat.root + path, body: body), .usage)
                }
            }
            for folder in ["", "relative", #"/a\u0000b"#] {
                let answer = try await server.call.send(
                    "POST", WireFormat.root + "lanes/L-1/restore", body: #"{"folder": "\#(folder)"}"#)
                try server.expectError("restore \(folder)", answer, .usage)
            }
            #expect(try await server.call.send("GET", WireFormat.root + "status").status == 200)
        }
    }

    private static let wrongBodies = [
        ("nothing", ""), ("half", "{"), ("no JSON", "nonsense"), ("no object", "[]"), ("null", "null"), ("a number", "1"),
        ("an unknown field", #"{"unknown": 1}"#), ("a body in UTF-16", "\u{FEFF}{\0}\0"), ("deep", String(repeating: "[", count: 100_000)),
        ("many objects", String(repeating: #"{"a":"#, count: 20_000)),
        ("too large", #"{"unknown": ""# + String(repeating: "x", count: 17 << 20) + #""}"#),
    ]

    /// One lane that is done, one to inspect, one that needs the operator, and one that works for as long as the body runs.
    private static func withLanes(_ body: @Sendable (Sandbox) async throws -> Void) async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            let (started, hold) = (try await Fifo(box, "started"), try await Fifo(box, "hold"))
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test ! -e red.txt\"}]", policy: "{maxTurns: 1}")
            try await box.land(try await box.startLane("Add b", intent: "echo two > b.txt"))
            let inspected = try await box.startLane("Add c", intent: "echo three > c.txt")
            try await box.reach(inspected, "inspecting")
            try await box.succeed("inspect", inspected, "--comment", "c.txt:1", "why three?")
            try await box.attention(try await box.startLane("Red", intent: "touch red.txt"), "gates-red")
            let working = try await box.startLane("Wait", intent: "echo up > '\(started.path)'; cat '\(hold.path)' > d.txt")
            // All that is recorded of a turn's beginning is recorded before its agent runs.
            _ = try await started.read()
            do { try await body(box) } catch { Issue.record("\(error)") }
            try await hold.release()
            try await box.reach(working, "inspecting")
        }
    }

    /// What the path may name: every lane, a target, the agent. Of asks and handoffs there is none here.
    private static func subjects(_ endpoint: any AnyEndpoint, _ box: Sandbox) async throws -> [String] {
        guard endpoint.subject.isNamed else { return [""] }
        switch endpoint.subject.example {
        case "L-1": return ["L-1", "L-2", "L-3", "L-4", "L-99"]
        case "T-1": return ["T-1", "T-99"]
        case "claude": return ["sh", "nobody"]
        default: return [endpoint.subject.example]
        }
    }
}

extension AnyEndpoint {
    /// Whether the answer goes on for as long as the server lives.
    fileprivate var isEndless: Bool { if case .stream(.events, _) = answer { true } else { false } }
}
