import Domain
import JSONValues
import MCPWire
import Testing

@testable import MCPServer

@Suite struct ToolArgumentTests {
    @Test(arguments: [
        ("report", "{}", "'report' needs the argument 'text'"), ("report", #"{"text":5}"#, "the argument 'text' of 'report' is a text"),
        ("report", #"{"text":" "}"#, "'text' is empty"), ("report", "[]", "the arguments of 'report' are not an object"),
        ("target", #"{"x":1}"#, "'target' has no argument 'x'; it takes none"),
        ("report", #"{"text":"a","land":true}"#, "'report' has no argument 'land'; it takes 'text'"),
        ("ask", #"{"question":""}"#, "the question is empty"),
        ("ask", #"{"question":"a","options":["x","x"]}"#, "two options are the same"),
        ("ask", #"{"question":"a","options":"x"}"#, "the argument 'options' of 'ask' is a list of texts"),
        (
            "handoff", #"{"repository":"","need":"n","interface":"i","why":"w","blocking":true}"#,
            "'repository' is empty; name it as signalbox.yaml does"
        ),
        ("handoff", #"{"repository":"api","need":"n","interface":"i","why":"w"}"#, "'handoff' needs the argument 'blocking'"),
        (
            "handoff", #"{"repository":"a\nb","need":"n","interface":"i","why":"w","blocking":true}"#,
            "'repository' is not a name; name it as signalbox.yaml does"
        ),
        (
            "read", #"{"repository":"api","path":"../x"}"#,
            "'path' is relative to the repository's root, without '.', '..' or empty parts; leave it empty for the root"
        ),
        ("read", #"{"repository":"api","path":"a","line":0}"#, "'line' counts from 1"),
        ("read", #"{"repository":"api","path":"a","count":99999}"#, "'count' is from 1 to 2000"),
        ("read", #"{"repository":"api","path":"a","count":1.5}"#, "the argument 'count' of 'read' is an integer"),
        ("search", #"{"repository":"api","query":"a\nb"}"#, "'query' is a text of 1 to 500 bytes on one line"),
        (
            "search", #"{"repository":"api","query":"a","paths":"/x"}"#,
            "'paths' starts with '/' (paths are relative to the repository's root: drop the '/')"
        ),
        ("claim", #"{"claim":""}"#, "the claim is empty"),
    ])
    func whatIsWrongIsSaid(tool: String, arguments: String, words: String) throws {
        let tool = try #require(LaneTool(rawValue: tool))
        #expect(throws: LaneToolError(words)) { try LaneToolCall(tool, try JSONValue(message: Array(arguments.utf8))) }
    }

    @Test func nullIsAsGoodAsLeftOut() throws {
        let call = try LaneToolCall(.read, ["repository": "api", "path": "", "line": .null])
        #expect(try call == .read(NeighbourRead(repository: "api", path: "")))
    }

    @Test func theSameQuestionHasTheSameKey() throws {
        let key = try LaneQuestion(text: "Now or later?", options: ["now"]).key
        #expect(try LaneQuestion(text: " Now or later?\n").key == key)
        #expect(try LaneQuestion(text: "Now or never?").key != key)
        #expect(key.count == 20)
    }

    @Test func everyToolHasASchema() {
        for tool in LaneTool.allCases {
            let json = tool.specification.json
            #expect(json["name"]?.string == tool.rawValue)
            #expect(json["inputSchema"]?["type"] == "object")
            #expect(json["inputSchema"]?["additionalProperties"] == false)
        }
    }
}
