import Testing

@testable import Domain

struct FrontMatterTests {
    @Test(
        arguments: [
            ("---\na: 1\n---\n\nbody\nmore\n\n", "\na: 1\n", "body\nmore\n", 5),
            ("---\r\na: 1\r\n---\r\nbody\r\n", "\na: 1\n", "body\n", 4),
            ("\u{FEFF}--- \na: 1\n---\t\nbody", "\na: 1\n", "body\n", 4),
            ("---\n---\n", "\n\n", "", 4),
            ("---\na: |\n  ----\n---\n---\nx\n", "\na: |\n  ----\n", "---\nx\n", 5),
        ] as [(String, String, String, Int)])
    func isSplit(_ text: String, _ yaml: String, _ body: String, _ line: Int) throws {
        let parts = try #require(try FrontMatter.split(text, file: "f"))
        #expect(parts.yaml == yaml)
        #expect(parts.body == body)
        if !body.isEmpty { #expect(parts.bodyLine == line) }
    }

    @Test(arguments: ["", "text", "\n---\n---\n", "--\na\n--\n", "----\n---\n"])
    func isNone(_ text: String) throws { #expect(try FrontMatter.split(text, file: "f") == nil) }

    @Test(arguments: ["---", "---\na: 1\n", "---\na: 1\n ---\n", "---\n----\n"])
    func hasNoEnd(_ text: String) {
        let error = #expect(throws: ConfigurationErrors.self) { try FrontMatter.split(text, file: "f") }
        #expect(error?.description == "f:1:1: the front matter that begins here has no end (write a line '---' below its last key)")
    }
}
