import JSONValues
import Testing

@testable import MCPServer

@Suite struct ModernRulesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let message: String
        var headers: [String] = []
        let status: Int
        let code: Int
        var needs: [String] = []
    }

    private static let list = Messages.modern("tools/list")
    private static let call = Messages.modern("tools/call", Messages.call("report", #"{"text":"x"}"#))
    private static let key = "io.modelcontextprotocol/protocolVersion"

    static let cases = [
        Case(
            testDescription: "unknown method", message: Messages.modern("ping"), headers: Messages.headers("ping"), status: 404,
            code: -32601),
        Case(
            testDescription: "a method of the older era", message: Messages.modern("initialize"), headers: Messages.headers("initialize"),
            status: 404, code: -32601),
        Case(testDescription: "no version header", message: list, headers: ["Mcp-Method: tools/list"], status: 400, code: -32020),
        Case(
            testDescription: "an older version header", message: list, headers: Messages.headers("tools/list", version: "2025-06-18"),
            status: 400, code: -32020),
        Case(testDescription: "no method header", message: list, headers: ["MCP-Protocol-Version: 2026-07-28"], status: 400, code: -32020),
        Case(testDescription: "another method header", message: list, headers: Messages.headers("tools/call"), status: 400, code: -32020),
        Case(testDescription: "no name header", message: call, headers: Messages.headers("tools/call"), status: 400, code: -32020),
        Case(
            testDescription: "another name header", message: call, headers: Messages.headers("tools/call", name: "ask"), status: 400,
            code: -32020),
        Case(
            testDescription: "a name header that cannot be read", message: call,
            headers: Messages.headers("tools/call", name: "=?base64?%%?="), status: 400, code: -32020),
        Case(
            testDescription: "a header twice", message: list, headers: Messages.headers("tools/list") + ["Mcp-Method: tools/list"],
            status: 400, code: -32020),
        Case(
            testDescription: "a version that nobody speaks", message: list.replacing("2026-07-28", with: "2099-01-01"),
            headers: Messages.headers("tools/list", version: "2099-01-01"), status: 400, code: -32022),
        Case(
            testDescription: "such a version in the header alone", message: Messages.legacy("tools/list"),
            headers: ["MCP-Protocol-Version: 1900-01-01"], status: 400, code: -32022),
        Case(
            testDescription: "a capability that the client lacks", message: call, headers: Messages.headers("tools/call", name: "report"),
            status: 400, code: -32021, needs: ["elicitation"]),
        Case(
            testDescription: "no envelope", message: Messages.legacy("tools/list", "{}"), headers: Messages.headers("tools/list"),
            status: 400, code: -32602),
        Case(
            testDescription: "an envelope without capabilities",
            message: Messages.legacy("tools/list", #"{"_meta":{"\#(key)":"2026-07-28"}}"#), headers: Messages.headers("tools/list"),
            status: 400, code: -32602),
        Case(
            testDescription: "an unknown tool", message: Messages.modern("tools/call", Messages.call("land", "{}")),
            headers: Messages.headers("tools/call", name: "land"), status: 400, code: -32602),
        Case(
            testDescription: "no tool", message: Messages.modern("tools/call"), headers: Messages.headers("tools/call"), status: 400,
            code: -32602),
        Case(
            testDescription: "an unknown resource", message: Messages.modern("resources/read", #""uri":"file:///etc/passwd","#),
            headers: Messages.headers("resources/read", name: "file:///etc/passwd"), status: 400, code: -32602),
        Case(
            testDescription: "a page that is not there", message: Messages.modern("tools/list", #""cursor":"2","#),
            headers: Messages.headers("tools/list"), status: 400, code: -32602),
        Case(testDescription: "a batch", message: "[\(list)]", headers: Messages.headers("tools/list"), status: 400, code: -32600),
        Case(
            testDescription: "an id of null", message: Messages.modern("tools/list", id: "null"), headers: Messages.headers("tools/list"),
            status: 400, code: -32600),
        Case(
            testDescription: "a fraction for an id", message: Messages.modern("tools/list", id: "1.0"),
            headers: Messages.headers("tools/list"), status: 400, code: -32600),
        Case(testDescription: "params that are a list", message: Messages.legacy("tools/list", "[]"), status: 400, code: -32600),
        Case(testDescription: "no JSON-RPC", message: #"{"id":1,"method":"ping"}"#, status: 400, code: -32600),
        Case(testDescription: "a method that is a number", message: #"{"jsonrpc":"2.0","id":1,"method":5}"#, status: 400, code: -32600),
        Case(testDescription: "no method", message: #"{"jsonrpc":"2.0","id":1}"#, status: 400, code: -32600),
        Case(testDescription: "a text", message: #""hello""#, status: 400, code: -32600),
        Case(testDescription: "no JSON", message: "{", status: 400, code: -32700),
    ]

    @Test(arguments: cases) func errors(one: Case) throws {
        var rules = MCPRules()
        rules.catalogue.specifications = rules.catalogue.specifications.map {
            var specification = $0
            specification.needs = one.needs
            return specification
        }
        guard case .answer(let status, let body) = rules.decide(Array(one.message.utf8), Arrivals.http(one.headers)) else {
            Issue.record("it was not refused")
            return
        }
        #expect(status == one.status)
        #expect(body?["error"]?["code"]?.integer == one.code)
        #expect(body?["error"]?["message"]?.string?.isEmpty == false)
    }

    @Test func anUnsupportedVersionNamesTheSupportedOnes() {
        let message = Self.list.replacing("2026-07-28", with: "2099-01-01")
        let body = Arrivals.answer(message, Arrivals.stdio)
        #expect(body?["error"]?["data"]?["requested"] == "2099-01-01")
        #expect(body?["error"]?["data"]?["supported"] == ["2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"])
    }

    @Test func aMissingCapabilityIsNamed() {
        var rules = MCPRules()
        rules.catalogue.specifications[3].needs = ["elicitation"]
        let headers = Messages.headers("tools/call", name: "report")
        guard case .answer(_, let body) = rules.decide(Array(Self.call.utf8), Arrivals.http(headers)) else { return }
        #expect(body?["error"]?["data"] == ["requiredCapabilities": ["elicitation": [:]]])
    }

    @Test func standardInputHasNoHeadersToCompare() {
        #expect(Arrivals.answer(Self.list, Arrivals.stdio)?["result"]?["resultType"] == "complete")
    }

    @Test func discoverSaysAllThatIsNeeded() {
        let result = Arrivals.answer(Messages.modern("server/discover"), Arrivals.http(Messages.headers("server/discover")))?["result"]
        #expect(result?["resultType"] == "complete")
        #expect(result?["supportedVersions"]?.array?.first == "2026-07-28")
        #expect(result?["capabilities"]?["tools"] == [:])
        #expect(result?["capabilities"]?["resources"] == [:])
        #expect(result?["ttlMs"] == 0 && result?["cacheScope"] == "private")
        #expect(result?["_meta"]?["io.modelcontextprotocol/serverInfo"]?["name"] == "signalbox")
        #expect(result?["instructions"]?.string?.contains("Nothing here decides or lands") == true)
    }

    @Test func aNameMayComeInBase64() {
        #expect(HeaderText.decode("=?base64?cmVwb3J0?=") == "report")
        #expect(HeaderText.decode("report") == "report")
        for wrong in ["=?base64?cmVwb3J0IA?=", "=?base64?/w==?=", "=?base64?=?="] { #expect(HeaderText.decode(wrong) == nil) }
    }
}
