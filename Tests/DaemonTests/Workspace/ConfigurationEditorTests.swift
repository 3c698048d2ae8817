import Domain
import Testing

@testable import Daemon

struct ConfigurationEditorTests {
    private static let head = "version: 1\nname: x\n"
    private let added = NewRepository(name: "new", url: "../new")

    /// The text before, and the text after with what is added between brackets.
    @Test(arguments: [
        (head + "repositories:\n", head + "repositories:\n[  new:\n    url: ../new\n]"),
        (head + "repositories: # mine\n\npolicy: {}\n", head + "repositories: # mine\n[  new:\n    url: ../new\n]\npolicy: {}\n"),
        (
            head + "repositories:\n  a:\n    url: a # here\n\n# about policy\npolicy: {}\n",
            head + "repositories:\n  a:\n    url: a # here\n[  new:\n    url: ../new\n]\n# about policy\npolicy: {}\n"
        ),
        (
            head + "repositories:\n    # first\n    a:\n        url: a\n        #gates:\n          #- name: x\n",
            head
                + "repositories:\n    # first\n    a:\n        url: a\n        #gates:\n          #- name: x\n[    new:\n        url: ../new\n]"
        ),
        (
            "repositories:\n  a:\n    url: a\n    setup: |\n      one\n      # not a remark\n\n\nversion: 1\nname: x\n",
            "repositories:\n  a:\n    url: a\n    setup: |\n      one\n      # not a remark\n[  new:\n    url: ../new\n]\n\nversion: 1\nname: x\n"
        ),
        (
            head + "repositories:\n  a: {url: a}\n  b:\n    {url: b}\n",
            head + "repositories:\n  a: {url: a}\n  b:\n    {url: b}\n[  new:\n    url: ../new\n]"
        ),
        (
            head + "\"repositories\":\n  \"a\": {url: a}\n...\n",
            head + "\"repositories\":\n  \"a\": {url: a}\n[  new:\n    url: ../new\n]...\n"
        ),
        (head, head + "[\nrepositories:\n  new:\n    url: ../new\n]"),
    ])
    func insertsAndLeavesTheRest(_ before: String, _ after: String) throws {
        let changed = try ConfigurationEditor.addRepository(added, to: before)
        #expect(changed == after.filter { $0 != "[" && $0 != "]" })
        // Taking the new lines out again gives the operator's bytes.
        let parts = after.split(separator: "[", maxSplits: 1).flatMap {
            $0.split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
        }
        #expect(parts.count == 3 && Array((parts[0] + parts[2]).utf8) == Array(before.utf8))
    }

    @Test func keepsOtherLineBreaksAndMissingOnes() throws {
        let windows = "version: 1\r\nname: x\r\nrepositories:\r\n  a: {url: a}\r\n# end\r\n"
        #expect(
            try ConfigurationEditor.addRepository(added, to: windows)
                == "version: 1\r\nname: x\r\nrepositories:\r\n  a: {url: a}\r\n  new:\r\n    url: ../new\r\n# end\r\n")
        #expect(
            try ConfigurationEditor.addRepository(added, to: Self.head + "repositories:\n  a: {url: a}")
                == Self.head + "repositories:\n  a: {url: a}\n  new:\n    url: ../new\n")
        #expect(
            try ConfigurationEditor.addRepository(added, to: Self.head + "repositories: {}  # none yet\n")
                == Self.head + "repositories:  # none yet\n  new:\n    url: ../new\n")
    }

    @Test func writesGatesAndQuotesWhatNeedsIt() throws {
        let repository = NewRepository(
            name: "yes", url: "git@example.org:a.git", branch: "on",
            gates: [.init(name: "unit", run: "make test # all: \"x\"\nand more"), .init(name: "true", run: "true")],
            proposal: .init(
                gates: [
                    .init(name: "unit", stage: .test, run: "already there", source: "x"),
                    .init(name: "make-lint", stage: .lint, run: "make lint", source: "Make\nfile"),
                ], boundaries: [.init(name: "src", paths: ["src/**"], risk: .low)]))
        let changed = try ConfigurationEditor.addRepository(repository, to: Self.head + "repositories:\n  a: {url: a}\n")
        let found = try parse(changed).get().repositories[1]
        #expect(found.gates.map(\.run) == ["make test # all: \"x\"\nand more", "true"] && found.branch == "on" && found.name == "yes")
        let proposed = try parse(uncommented(changed)).get().repositories[1]
        #expect(proposed.gates.map(\.name) == ["unit", "true", "make-lint"])
        #expect(proposed.boundaries.map(\.name) == ["src"])
    }

    @Test(arguments: [
        (head + "repositories: {a: {url: a}}\n", "3:15: 'repositories' is written in braces"),
        (head + "repositories: {\n  a: {url: a}\n}\n", "3:15: 'repositories' is written in braces"),
        (head + "repositories:\n  {\n  a: {url: a}}\n", "4:3: 'repositories' is written in braces"),
        ("{version: 1, name: x}\n", "1:1: the file is written in braces"),
        (head + "repositories:\n  new: {url: a}\n", "4:3: there is a repository 'new' already"),
        (head + "polcy: {}\n", "3:1: unknown key 'polcy'"),
        (head + "x: [", "4:1: not valid YAML"),
    ])
    func refuses(_ text: String, _ expected: String) {
        let error = #expect(throws: ConfigurationErrors.self) { try ConfigurationEditor.addRepository(added, to: text) }
        #expect(error?.description.hasPrefix("signalbox.yaml:\(expected)") == true, "\(String(describing: error))")
    }

    @Test(arguments: [
        NewRepository(name: "a b", url: "x"), NewRepository(name: "a:\n  evil", url: "x"), NewRepository(name: "a", url: "ext::sh"),
        NewRepository(name: "a", url: "x", branch: "--x"), NewRepository(name: "a", url: "x", gates: [.init(name: "", run: "x")]),
        NewRepository(name: "a", url: "x", gates: [.init(name: "g", run: "x"), .init(name: "g", run: "y")]),
        NewRepository(name: "a # b", url: "x"), NewRepository(name: "a", url: "x\u{1B}[31m"),
    ])
    func refusesWhatWouldNotBeValid(_ repository: NewRepository) {
        #expect(throws: ConfigurationErrors.self) { try ConfigurationEditor.addRepository(repository, to: Self.head + "repositories:\n") }
    }

    @Test func theTemplateCanBeExtendedAgainAndAgain() throws {
        var text = WorkspaceTemplate.text(name: "acme")
        for name in ["one", "two", "three"] {
            text = try ConfigurationEditor.addRepository(NewRepository(name: name, url: "../\(name)"), to: text)
        }
        #expect(try parse(text).get().repositories.map(\.name) == ["one", "two", "three"])
        #expect(text.contains("#web:"))
    }
}
