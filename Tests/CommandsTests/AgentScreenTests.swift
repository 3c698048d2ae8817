import API
import Domain
import Foundation
import Testing

@testable import Commands

struct AgentScreenTests {
    @Test func laneOnAnOlderVersionIsShownWithIt() {
        let text = Face.plain.text(AgentTable.lines([Samples.agent("claude")], .plain))
        #expect(text.contains("turn 200k tokens 5 min, lane $2.50 tokens") == false)
        #expect(text.contains("turn 200k tokens 5 min, lane $2.50  v2"))
        #expect(text.contains("L-7@v1"))
    }

    @Test func aDiffNamesTheVersions() throws {
        var left = Samples.agentVersion("claude", number: 1)
        let right = Samples.agentVersion("claude")
        #expect(AgentDiffDocument(left, right).isEmpty)
        left.text = "same\nother\nend\n"
        left.definition.skills = []
        let document = AgentDiffDocument(left, right)
        #expect(document.diff == "--- claude@1\n+++ claude@2\n@@ -1,3 +1,3 @@\n same\n-other\n+claude\n end\n")
        #expect(document.skills == [SkillChange(skill: "claude", path: "claude", kind: .added)])
        #expect(Face.plain.text(document.lines).hasSuffix("skill claude: added claude\n"))
    }

    @Test(arguments: [("a", "a", nil), ("a@2", "a", "2"), ("a.b@ff@x", "a.b", "ff@x")] as [(String, String, String?)])
    func references(_ text: String, _ name: String, _ version: String?) throws {
        let reference = try #require(AgentReference(argument: text))
        #expect(reference.name.description == name && reference.version == version)
    }
}
