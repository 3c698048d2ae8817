import Domain
import Testing

@testable import Daemon

struct BadConfigurationTests {
    /// Lines of a file after `version` and `name`, so that their numbers start at 3.
    private func problems(after text: String) -> [String] { DaemonTests.problems(parse("version: 1\nname: x\n\(text)")) }

    @Test(arguments: [
        ("polcy: {}", ["3:1: unknown key 'polcy' in the workspace (did you mean 'policy'?)"]),
        ("policy: 3", ["3:9: policy is a text, not a mapping (write the keys of a policy, one a line, each 'key: value')"]),
        ("policy: {lanes: 0}", ["3:17: policy.lanes: '0' is out of range (write 1 to 1000)"]),
        ("policy: {lanes: \"3\"}", ["3:17: policy.lanes: '3' is not a whole number (write a whole number, without quotes)"]),
        ("policy: {lanes: 1e3}", ["3:17: policy.lanes: '1e3' is not a whole number (write a whole number, without quotes)"]),
        ("policy: {lanes: }", ["3:17: policy.lanes has no value (write a whole number, or remove the key)"]),
        ("policy: {lanes: [1]}", ["3:17: policy.lanes is a list, not a whole number (write a whole number)"]),
        ("policy: {land: manuel}", ["3:16: policy.land: 'manuel' is not one of automatic, manual (did you mean 'manual'?)"]),
        (
            "policy: {snapshotIgnored: 64 MB}",
            ["3:27: policy.snapshotIgnored: '64 MB' is not a size (write for example 500KB, 64MB or 1GB)"]
        ),
        (
            "timeZone: /etc/passwd",
            ["3:11: timeZone: '/etc/passwd' is not a time zone (write an IANA name such as 'Europe/Berlin', or 'UTC')"]
        ),
        ("workTypes: seo", ["3:12: workTypes is a text, not a list (write ['seo'])"]),
        (
            "workTypes: [seo, a, a]",
            [
                "3:13: workTypes: 'seo' is built in (remove it)",
                "3:21: duplicate work type 'a' in workTypes, first on line 3 (rename or remove one of them)",
            ]
        ),
        (
            "reasons: {approve: [Big Deal], land: [x], rework: [style]}",
            [
                "3:21: reasons.approve.1: 'Big Deal' is not a word (use lower-case letters and digits joined by single dashes)",
                "3:32: unknown key 'land' in reasons (use one of: approve, rework, reject, abandon, override)",
                "3:52: reasons.rework: 'style' is built in (remove it)",
            ]
        ),
        (
            "environment: {allow: [A-B], secrets: [\"T*\"]}",
            [
                "3:23: environment.allow.1: 'A-B' is not a variable name (use letters, digits and '_', and do not start with a digit)",
                "3:39: environment.secrets.1: 'T*' is not a variable name (use letters, digits and '_', and do not start with a digit)",
            ]
        ),
    ])
    func root(_ text: String, _ expected: [String]) {
        #expect(problems(after: text) == expected.map { "signalbox.yaml:\($0)" })
    }

    @Test(arguments: [
        (
            "{}",
            [
                "3:21: repositories.web has no 'url' (add 'url:', a path (relative to this file's folder) or a URL of https, ssh, git or file that git can clone)"
            ]
        ),
        (
            "{url: \"ext::sh -c true\"}",
            ["3:27: repositories.web.url: 'ext::sh -c true' uses the remote helper 'ext' (use a path or a URL of https, ssh or file)"]
        ),
        (
            "{url: a, branch: --force}",
            ["3:38: repositories.web.branch: '--force' is not a branch name that git accepts (write it as `git branch` shows it)"]
        ),
        (
            "{url: a, sharedCaches: [../x, b, b/c]}",
            [
                "3:45: repositories.web.sharedCaches.1: '../x' leads out of the worktree (write a path below it, without '..')",
                "3:54: repositories.web.sharedCaches: 'b/c' and 'b' contain each other (keep the outer one)",
            ]
        ),
        (
            "{url: a, gates: [{name: a, run: x, needs: [b]}, {name: b, run: x, needs: [a, c]}]}",
            [
                "3:95: repositories.web: gates need each other in a circle: a → b → a (remove one of these needs)",
                "3:98: repositories.web.gates.b.needs: there is no gate 'c' in repositories.web (did you mean 'a'?)",
            ]
        ),
        (
            "{url: a, gates: [{name: a, run: x}, {name: a, run: y}]}",
            [
                "3:64: duplicate gate 'a' in repositories.web, first on line 3 (rename or remove one of them)"
            ]
        ),
        (
            "{url: a, gates: [{name: -a, run: x, timeout: 10 min, junit: ../x, tap: yes}]}",
            [
                "3:45: repositories.web.gates.-a.name: '-a' is not a name (use letters, digits, '.', '_' and '-', and do not start with '.' or '-')",
                "3:66: repositories.web.gates.-a.timeout: '10 min' is not a duration (write for example 90s, 10m or 2h)",
                "3:81: repositories.web.gates.-a.junit: '../x' has the part '..' (write the path from the repository's root without '..')",
                "3:92: repositories.web.gates.-a.tap: 'yes' is neither true nor false (write true or false, without quotes)",
            ]
        ),
        (
            "{url: a, smoke: [{name: s}, {name: t, run: x, url: \"http://x\"}, {name: u, url: \"ftp://x\"}]}",
            [
                "3:38: repositories.web.smoke.s has neither 'run' nor 'url' (add a command or an address to check)",
                "3:72: repositories.web.smoke.t has both 'run' and 'url' (make two checks of it)",
                "3:100: repositories.web.smoke.u.url: 'ftp://x' is not a URL of http, https or file (write for example 'https://example.org/health')",
            ]
        ),
        (
            "{url: a, boundaries: {api: {paths: []}, b c: {paths: [x], risk: hi}}}",
            [
                "3:56: repositories.web.boundaries.api.paths is empty (write at least one element)",
                "3:61: repositories.web.boundaries: 'b c' is not a name (use letters, digits, '.', '_' and '-', and do not start with '.' or '-')",
                "3:85: repositories.web.boundaries.b c.risk: 'hi' is not one of low, elevated, high (write one of them)",
            ]
        ),
        (
            "{url: a, boundaries: {api: {paths: [\"src/**\"]}, ui: {paths: [docs, \"**/*.ts\"]}}}",
            [
                "3:88: repositories.web: boundary 'ui' overlaps boundary 'api': '**/*.ts' and 'src/**' (line 3) both match 'src/.ts' "
                    + "(narrow one of the two, so that each path belongs to one boundary)"
            ]
        ),
        (
            "{url: a, deploy: [x], purge: {timeout: 5}, setup: \"\"}",
            [
                "3:38: repositories.web.deploy is a list, not a mapping (write the keys of a command, one a line, each 'key: value')",
                "3:50: repositories.web.purge has no 'run' (add 'run:', a line or script for `/bin/sh -c`)",
                "3:71: repositories.web.setup: '' is empty (write a shell command, or remove the key)",
            ]
        ),
    ])
    func repository(_ text: String, _ expected: [String]) {
        #expect(problems(after: "repositories: {web: \(text)}") == expected.map { "signalbox.yaml:\($0)" })
    }

    @Test(arguments: [
        (
            "{}",
            [
                "3:13: agents.a has no 'adapter' (add 'adapter:', `claude-code`, `codex` and `acp` converse; `codex-exec` does not; `command` runs any program; `scripted` replays a file)"
            ]
        ),
        ("{adapter: command}", ["3:13: agents.a has no 'command' (add the program and its arguments: command: [program, argument])"]),
        (
            "{adapter: command, command: []}",
            ["3:13: agents.a has no 'command' (add the program and its arguments: command: [program, argument])"]
        ),
        ("{adapter: command, command: sh}", ["3:41: agents.a.command is a text, not a list (write ['sh'])"]),
        (
            "{adapter: command, command: [x, \"{promptFile}\"]}",
            [
                "3:45: agents.a.command uses {promptFile}, but the prompt is given by 'stdin' (write 'prompt: file', or remove {promptFile})"
            ]
        ),
        ("{adapter: scripted, command: [x]}", ["3:42: agents.a: 'command' has no effect with the scripted adapter (remove it)"]),
        ("{adapter: command, command: [x], model: m}", ["3:53: agents.a: 'model' has no effect with the command adapter (remove it)"]),
        (
            "{adapter: command, command: [x], content: intent, instructions: y}",
            ["3:77: agents.a: instructions have no effect with 'content: intent' (remove them)"]
        ),
        (
            "{adapter: scripted, budget: {turn: {tokens: 1}, day: {usd: 1, minutes: 0}}}",
            [
                "3:57: agents.a.budget.turn.tokens has no effect with the scripted adapter, which reports no usage (limit 'minutes', or remove it)",
                "3:72: agents.a.budget.day.usd has no effect with the scripted adapter, which reports no usage (limit 'minutes', or remove it)",
                "3:84: agents.a.budget.day.minutes: '0' is out of range (write 1 to 100000)",
            ]
        ),
        ("{adapter: acp}", ["3:13: agents.a has no 'command' (add the program and its arguments: command: [program, argument])"]),
        ("{adapter: codex, prompt: file}", ["3:38: agents.a: 'prompt' has no effect with the codex adapter (remove it)"]),
        ("{adapter: codex, tools: [x]}", ["3:37: agents.a: 'tools' has no effect with the codex adapter (remove it)"]),
        (
            "{adapter: claude-code, command: [x, \"{prompt}\"]}",
            [
                "3:49: agents.a.command uses {prompt}, which the claude-code adapter does not fill in (remove it: the adapter hands the prompt over itself)"
            ]
        ),
        (
            "{adapter: codex, sandbox: off, network: none}",
            [
                "3:53: agents.a.network holds only inside a sandbox, and 'sandbox' is off (remove 'sandbox: off', or write 'network: full')"
            ]
        ),
        ("{adapter: codex, network: some}", ["3:39: agents.a.network: 'some' is not one of full, none (write one of them)"]),
        ("{adapter: codex, network: []}", ["3:39: agents.a.network is empty (write at least one element)"]),
        (
            "{adapter: codex, skills: [a, x/a, Big/B]}",
            [
                "3:42: duplicate skill 'a' in agents.a, first on line 3 (rename or remove one of them)",
                "3:47: agents.a.skills: 'B' is not the name of a skill (use at most 64 lower-case letters and digits joined by single dashes)",
            ]
        ),
        ("{adapter: codex, memory: 1KB}", ["3:38: agents.a.memory: '1KB' is out of range (write 1MB to 10000GB)"]),
        (
            "{adapter: scripted, environment: {1A: x, B: [y]}}",
            [
                "3:47: agents.a.environment: '1A' is not a variable name (use letters, digits and '_', and do not start with a digit)",
                "3:57: agents.a.environment.B is a list, not a text (write one text)",
            ]
        ),
    ])
    func agent(_ text: String, _ expected: [String]) {
        #expect(problems(after: "agents: {a: \(text)}") == expected.map { "signalbox.yaml:\($0)" })
    }

    @Test(arguments: [
        ("", ["1:1: the workspace has no 'name'", "1:1: the workspace has no 'version'"]),
        ("- a", ["1:1: the file is a list, not a mapping"]),
        ("version: 2\nname: ''", ["1:10: version: '2' is out of range (write 1)", "2:7: name: '' is empty"]),
        ("version: 1\nname: \"a\\e[31m\"", ["2:7: name: 'a\\u{1b}[31m' holds a control character or a line break"]),
        ("version: 1\nname: x\n? [a]\n: b", ["3:3: a key of the file is a list"]),
        ("version: 1\nname: x\n<<: {timeZone: UTC}", ["3:1: unknown key '<<' in the workspace"]),
    ])
    func wholeFile(_ text: String, _ expected: [String]) {
        let found = DaemonTests.problems(parse(text))
        #expect(found.count == expected.count, "\(found)")
        for (problem, start) in zip(found, expected) { #expect(problem.hasPrefix("signalbox.yaml:\(start)"), "\(problem)") }
    }

    /// One problem never hides another, wherever they stand.
    @Test func allAtOnce() {
        let text = """
            version: 1
            name: x
            polcy: {}
            policy:
              lanes: many
              lanes: 3
            repositories:
              web:
                url: ../web
                gates:
                  - {name: unit, run: make, needs: [lnt]}
                  - {name: lint}
                boundaries:
                  a: {paths: ["**"]}
                  b: {paths: [x]}
              web:
                url: ../other
            """
        #expect(
            DaemonTests.problems(parse(text)).map { $0.dropFirst("signalbox.yaml:".count).prefix { $0 != " " } } == [
                "3:1:", "5:10:", "6:3:", "11:41:", "12:9:", "15:19:", "16:3:",
            ])
    }
}
