import API
import Foundation
import SchemaSupport
import Testing

/// A running server and the document that it gives of itself.
struct DescribedServer: Sendable {
    let call: SocketCall
    let document: JSONValue
    let checker: SchemaChecker

    init(_ box: Sandbox) async throws {
        call = SocketCall(path: box.state + "/run/socket")
        let answer = try await call.send("GET", WireFormat.root + "openapi.json")
        document = try JSONDecoder().decode(JSONValue.self, from: Data(answer.body.utf8))
        checker = SchemaChecker(document)
    }

    /// The operation as the document has it.
    func operation(_ endpoint: any AnyEndpoint) -> JSONValue {
        document["paths"]?["/" + endpoint.path]?[endpoint.verb.rawValue.lowercased()] ?? [:]
    }

    /// Expects what the document says of the operation's success.
    func expectAnswer(
        _ name: String, _ endpoint: any AnyEndpoint, _ answer: SocketCall.Answer, sourceLocation: SourceLocation = #_sourceLocation
    )
        throws
    {
        let content = operation(endpoint)["responses"]?["200"]?["content"]?[answer.contentType]
        #expect(answer.status == 200, "\(name): \(answer.body)", sourceLocation: sourceLocation)
        #expect(content != nil, "\(name) is not described as \(answer.contentType)", sourceLocation: sourceLocation)
        switch endpoint.answer {
        case .document: try expect(name, answer.body, content?["schema"])
        case .stream(.bytes, _): break
        case .stream(.lines, _): for line in answer.body.split(separator: "\n") { try expect(name, String(line), content?["x-itemSchema"]) }
        case .stream(.events, _):
            // What was cut off in the middle of an event is left alone.
            let events = answer.body.components(separatedBy: "\n\n").dropLast().compactMap { $0.components(separatedBy: "data: ").last }
            for event in events where event != ":" { try expect(name, event, content?["x-itemSchema"]) }
        }
    }

    /// Expects an error of the documented form and status, and one that is about the request.
    func expectError(
        _ name: String, _ answer: SocketCall.Answer, _ codes: ErrorBody.Code..., sourceLocation: SourceLocation = #_sourceLocation
    )
        throws
    {
        try expect(name, answer.body, ["$ref": "#/components/schemas/ErrorBody"])
        let error = try JSONDecoder().decode(ErrorBody.self, from: Data(answer.body.utf8))
        #expect(codes.contains(error.code), "\(name): \(error.code): \(error.message)", sourceLocation: sourceLocation)
        #expect(answer.status == error.code.status, "\(name)", sourceLocation: sourceLocation)
    }

    private func expect(_ name: String, _ json: String, _ schema: JSONValue?) throws {
        let value = try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
        let faults = checker.faults(in: value, schema ?? ["enum": []])
        #expect(faults.isEmpty, "\(name): \(faults.prefix(5))\n\(json.prefix(2000))")
    }
}
