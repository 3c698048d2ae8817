import Domain
import Foundation
import SchemaSupport
import Testing

@testable import API

private struct Inner: Codable {
    var text: String
}

private enum Choice: String, Codable, CaseIterable {
    case one
    case other = "an-other"
}

private enum Silent: String, Codable {
    case word
}

private indirect enum Sum: Codable {
    case nothing
    case inner(Inner)
    case named(number: Int, maybe: Bool?)
    case renamed(String)

    private enum RenamedCodingKeys: String, CodingKey { case _0 = "text" }
}

private struct Chain: Codable {
    var name: String
    var next: [Chain]
}

/// What schemas are made of types.
@Suite struct SchemaBookTests {
    private static func schema(_ type: any Any.Type) -> (JSONValue, [String: JSONValue], [String]) {
        let book = SchemaBook()
        let schema = book.schema(of: type)
        return (schema, book.components, book.problems)
    }

    /// The component of a type whose name ends so; private types have a longer one.
    private static func component(_ type: any Any.Type) throws -> JSONValue {
        let (schema, components, problems) = schema(type)
        #expect(problems == [])
        let name = try #require(schema["$ref"]?.text?.split(separator: "/").last)
        return try #require(components[String(name)])
    }

    @Test func plainValuesStandWhereTheyAre() {
        #expect(Self.schema(Bool.self).0 == ["type": "boolean"])
        #expect(Self.schema([String]?.self).0 == ["type": "array", "items": ["type": "string"]])
        #expect(Self.schema([String: Int].self).0 == ["type": "object", "additionalProperties": ["type": "integer", "format": "int64"]])
        #expect(Self.schema(UInt8.self).0 == ["type": "integer", "format": "int32", "minimum": 0])
    }

    @Test func objectsHaveTheirMembersAndWhatTheyCannotDoWithout() throws {
        struct Outer: Codable {
            var count: Int
            var maybe: String?
            var lane: LaneID
            var inner: Inner?
        }
        let schema = try Self.component(Outer.self)
        #expect(schema["type"] == "object")
        #expect(schema["required"] == ["count", "lane"])
        #expect(schema["properties"]?["count"] == ["type": "integer", "format": "int64"])
        #expect(schema["properties"]?["maybe"] == ["type": "string"])
        #expect(schema["properties"]?["lane"] == ["$ref": "#/components/schemas/LaneID"])
        #expect(schema["properties"]?.members.count == 4)
    }

    @Test func enumerationsListTheirValues() throws {
        #expect(try Self.component(Choice.self) == ["type": "string", "enum": ["one", "an-other"]])
        #expect(try Self.component(ExitCode.self)["enum"]?.elements.count == ExitCode.allCases.count)
        #expect(Self.schema(Silent.self).2.first?.contains("make it CaseIterable") == true)
    }

    @Test func sumsHaveAnObjectForEachCase() throws {
        let cases = try Self.component(Sum.self)["oneOf"]?.elements ?? []
        #expect(cases.map { $0["required"] } == [["nothing"], ["inner"], ["named"], ["renamed"]])
        #expect(cases[0]["properties"]?["nothing"] == ["type": "object"])
        #expect(cases[1]["properties"]?["inner"]?["required"] == ["_0"])
        #expect(cases[2]["properties"]?["named"]?["required"] == ["number"])
        #expect(cases[2]["properties"]?["named"]?["properties"]?["maybe"] == ["type": "boolean"])
        #expect(cases[3]["properties"]?["renamed"]?["properties"] == ["text": ["type": "string"]])
    }

    @Test func typesThatHoldThemselvesEnd() throws {
        let items = try Self.component(Chain.self)["properties"]?["next"]?["items"]
        #expect(items?["$ref"]?.text?.hasSuffix("Chain") == true)
    }

    @Test func dictionariesWithOtherKeysAreReported() {
        #expect(Self.schema([LaneID: Int].self).2.count == 1)
    }

    @Test func keysOfSumsAreAllSeen() {
        enum One: String, CodingKey { case only }
        enum Three: String, CodingKey {
            case a
            case b = "bee"
            case c
        }
        struct Text: CodingKey {
            var stringValue: String
            var intValue: Int? { nil }
            init?(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }
        #expect(CaseNames.keys(of: One.self)?.map(\.stringValue) == ["only"])
        #expect(CaseNames.keys(of: Three.self)?.map(\.stringValue) == ["a", "bee", "c"])
        #expect(CaseNames.keys(of: Text.self) == nil)
    }

    /// What types write that describe themselves, or whose reading is written by hand.
    @Test func whatIsWrittenFitsTheSchema() throws {
        let lane = LaneMaker.lane(.inspecting, attention: .conflict, decided: .approve)
        try Self.fits(LaneView(lane, waitingFor: "a slot"))
        try Self.fits(ProgressLine.progress("12%"))
        try Self.fits(ProgressLine.done)
        try Self.fits(ProgressLine.error(ErrorBody(code: .usage, message: "m")))
        try Self.fits(NetworkAccess.full)
        try Self.fits(NetworkAccess.only(["a.example"]))
        try Self.fits(AgentConfiguration(name: "sh", adapter: .command, network: .none))
        try Self.fits(WorkspaceConfiguration(name: "w", repositories: [RepositoryConfiguration(name: "r", url: "/r")]))
        let proposal = try HandoffProposal(repository: "api", boundary: nil, need: "n", interface: "i", why: "w", blocking: true)
        var handoff = Handoff(id: HandoffID(number: 1), turn: 1, proposal: proposal, at: Timestamp(milliseconds: 1))
        try Self.fits(InboxItem.handoff(HandoffView(handoff, lane: lane)))
        handoff.state = .scoped(TargetID(number: 2))
        try Self.fits(handoff)
        let ask = Ask(
            id: AskID(number: 1), turn: 1, ask: AgentAsk(key: "k", kind: .question, text: "which?"), touches: [],
            at: Timestamp(milliseconds: 1))
        try Self.fits(InboxItem.ask(AskView(ask, lane: lane)))
        try Self.fits(HoldScope.all)
        try Self.fits(HoldScope.risk(.high))
    }

    private static func fits(_ value: some Codable) throws {
        let book = SchemaBook()
        let schema = book.schema(of: type(of: value))
        #expect(book.problems == [])
        let checker = SchemaChecker(["components": ["schemas": .object(book.components)]])
        let written = try JSONDecoder().decode(JSONValue.self, from: WireFormat.encode(value))
        #expect(checker.faults(in: written, schema) == [])
    }
}
