import Domain
import Foundation
import Testing
import YAMLReading

@testable import Daemon

struct YAMLReaderTests {
    private func read(_ text: String) -> [String] { problems(YAMLReader.read(text, name: "f")).map { String($0.prefix { $0 != "(" }) } }

    @Test(arguments: [
        ("a: [1", "f:2:1: not valid YAML: did not find expected ',' or ']' while parsing a flow sequence of line 1 "),
        ("a: b: c", "f:1:5: not valid YAML: mapping values are not allowed in this context "),
        ("a: 1\n b: 2", "f:2:3: not valid YAML: mapping values are not allowed in this context "),
        ("a: 'x", "f:1:6: not valid YAML: found unexpected end of stream while scanning a quoted scalar of line 1 "),
        ("\ta: 1", "f:1:1: not valid YAML: found character that cannot start any token while scanning for the next token of line 1 "),
        ("a: *b", "f:1:4: not valid YAML: found undefined alias "),
        ("a: 1\n---\nb: 2", "f:2:1: not valid YAML: but found another document expected a single document in the stream of line 1 "),
        ("ä: 1\nb: x\u{0}y", "f:2:5: not valid YAML: control characters are not allowed "),
        ("&k [a]: 1", "f:1:1: a key of the file is a list "),
    ])
    func syntax(_ text: String, _ expected: String) {
        let found = problems(YAMLReader.read(text, name: "f").flatMap { WorkspaceReader.read($0, file: "f") })
        #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
    }

    @Test func everyDuplicateKeyIsFoundInItsPlace() {
        let text =
            "version: 1\nname: x\nname: y\npolicy: {lanes: 1, 'lanes': 2, \"lanes\": 3}\nrepositories:\n  a: {url: x}\n  a: {url: y}\nname: z\n"
        #expect(
            problems(parse(text)).map { $0.prefix { $0 != "," } } == [
                "signalbox.yaml:3:1: duplicate key 'name' in the file", "signalbox.yaml:4:20: duplicate key 'lanes' in policy",
                "signalbox.yaml:4:32: duplicate key 'lanes' in policy", "signalbox.yaml:7:3: duplicate key 'a' in repositories",
                "signalbox.yaml:8:1: duplicate key 'name' in the file",
            ])
    }

    @Test func aDuplicateThatCannotBeRenamedIsStillFound() {
        #expect(read("'': 1\n'': 2").first?.hasSuffix("duplicate key ") == true)
        #expect(read("{-a: 1, -a: 2}").first?.hasSuffix("duplicate key ") == true)
    }

    @Test func aliasesAreFollowedUpToABound() throws {
        let root = try YAMLReader.read("a: &x [1, 2]\nb: *x\n", name: "f").get()
        #expect(root?["b"] == root?["a"])
        var text = "a0: &a0 [x, x]\n"
        for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(read(text) == ["f:1:13: the file has more than 100000 values, aliases followed "])
    }

    /// Hashing such a key whole would not end.
    @Test(arguments: ["? *a40\n: 1\n", "*a40 : 1\n", "{*a40 : 1}: 2\n", "? [*a40]\n: 1\n", "x: {[*a40]: 1}\n"])
    func anAliasIsNoKey(_ last: String) {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let found = read(text + last)
        #expect(found.count == 1 && found[0].hasPrefix("f:42:") && found[0].hasSuffix("a key is not a plain word "), "\(found)")
    }

    @Test func depthAndSizeAreBounded() {
        #expect(read(String(repeating: "[", count: 70) + String(repeating: "]", count: 70)) == ["f:1:66: nested deeper than 64 levels "])
        #expect(read(String(repeating: "[", count: 200_000)).count == 1)
        #expect(read("a: " + String(repeating: "x", count: 1_000_000)) == ["f:1:1: the file is larger than 1MB "])
    }

    @Test func filesThatAreNoText() throws {
        try withFolder { folder in
            let file = folder.appending(path: "f")
            #expect(problems(YAMLReader.read(file: file, name: "f")).first?.hasPrefix("f:1:1: cannot read the file: ") == true)
            try Data([0x61, 0x3A, 0x20, 0x31, 0x0A, 0xC3, 0xA4, 0xFF]).write(to: file)
            #expect(problems(YAMLReader.read(file: file, name: "f")) == ["f:2:2: the file is not UTF-8 here (save it as UTF-8)"])
            try Data(repeating: 0x20, count: 1_000_001).write(to: file)
            #expect(
                problems(YAMLReader.read(file: file, name: "f")) == [
                    "f:1:1: the file is larger than 1MB (split it, or remove what does not belong there)"
                ])
            #expect(!problems(YAMLReader.read(file: folder, name: "f")).isEmpty)
        }
    }

    @Test func readsJSON() throws {
        let json = "{\n\t\"a\": \"\\ud83d\\ude00 \\\\ud83d\\\\ude00 \\/ \\u00e9\",\n\t\"b\": [1, true, null]\n}\n"
        let root = try #require(try YAMLReader.read(json, name: "f").get())
        #expect(root["a"]?.scalar == "😀 \\ud83d\\ude00 / é")
        #expect(root["b"]?.line == 3 && root["b"]?.column == 7)
    }

    @Test func emptyFilesHaveNoRoot() throws {
        #expect(try YAMLReader.read("", name: "f").get() == nil)
        #expect(try YAMLReader.read("# only a remark\n", name: "f").get() == nil)
    }
}

struct YAMLTextTests {
    @Test(arguments: [
        "plain", "with space", "", "true", "No", "~", "12", "0x1F", "-x", "- x", "#c", "a #c", "a: b", "a:", "a:/b", ":/",
        "quote\"back\\slash", "tab\t",
        "line\nbreak", "{commit}", "a, b", "[x]", "é", "/bin/sh", "../a", "..", ".5", ".inf", " a", "a ", "https://x.org/a", "😀",
        "\u{1B}[31m", "\u{2028}",
        "\u{202E}", "\u{85}", "%x", "@x", "`x`", "&a", "*a", "!t", "|", ">", "?", "=", "<<",
    ])
    func readsBackInBlockAndFlowStyle(_ text: String) throws {
        let scalar = YAMLText.scalar(text)
        let root = try YAMLReader.read("a: \(scalar)\nb: [\(scalar), {c: \(scalar)}]\n\(scalar): d\n", name: "f").get()
        #expect(root?["a"]?.scalar == text && root?["a"]?.isNull == false)
        guard case .sequence(let elements)? = root?["b"]?.content else {
            Issue.record("\(scalar)")
            return
        }
        #expect(elements.count == 2 && elements.first?.scalar == text && elements.last?["c"]?.scalar == text)
        #expect(text == "a" || root?[text]?.scalar == "d")
    }
}
