import Domain
import Foundation
import Testing

@testable import Daemon

/// The sections of `signalbox.yaml` about permissions, budgets, prices, the watchdog and the host.
struct PolicySectionTests {
    private let text = """
        version: 1
        name: acme
        agents: {claude: {adapter: claude-code}}
        repositories:
          web: {url: ../web, boundaries: {pages: {paths: ["src/**"]}}}
        permissions:
          default: deny
          rules:
            - name: tests
              decision: allow
              tools: [execute]
              commands: [make test, "npm run *"]
              paths: ["docs/**", "/usr/include/**"]
              repositories: [web]
              boundaries: [pages]
              risks: [low, high]
              agents: [claude]
              message: No.
          never:
            - {name: no-release, commands: [npm publish], message: People release.}
        budget:
          turn: {tokens: 200k, usd: 0.5, minutes: 10}
          day: {usd: 20}
          unknownCost: refuse
        prices:
          date: 2026-11-23
          models:
            claude-*: {input: 3, output: 15.25, cacheRead: 0.3}
            openai/gpt: {input: 0, output: 0.000001, cacheRead: 0, cacheWrite: 1}
        watchdog: {silence: 5m, noProgress: 1h, repeats: 4, apiErrors: 0, retries: 1, backoff: 10}
        attention: {linesPerMinute: 30, generatedPercent: 0, dailyMinutes: 90}
        retention: {landedLanes: 90, unlandedLanes: 0, freeWorktrees: 3, objects: 30}
        host: {memoryReserve: 2GB, memoryPerAgent: 600MB, cpuPerAgent: 0.25, maxLoad: 1.5, maxMemory: 4GB, maxProcesses: 500, maxCpu: 1.5}
        """

    @Test func reviewers() throws {
        let agents =
            "agents: {quick: {adapter: command, command: [x]}, deep: {adapter: command, command: [x]}, replay: {adapter: scripted}}\n"
        let start = "version: 1\nname: acme\nrepositories: {web: {url: ../web, boundaries: {pages: {paths: [\"src/**\"]}}}}\n" + agents
        let found = try parse(
            start + "review: {reviewers: [{agent: quick}, {agent: deep, repositories: [web], boundaries: [pages], risks: [high]}], "
                + "blocking: [critical], sendBack: false, timeout: 90s}"
        ).get()
        #expect(
            found.review
                == ReviewConfiguration(
                    reviewers: [
                        ReviewerConfiguration(agent: "quick"),
                        ReviewerConfiguration(agent: "deep", repositories: ["web"], boundaries: ["pages"], risks: [.high]),
                    ], blocking: [.critical], sendBack: false, timeoutSeconds: 90))
        #expect(try parse(start + "review: {blocking: []}").get().review == ReviewConfiguration(blocking: []))
        #expect(
            DaemonTests.problems(
                parse(
                    start + """
                        review:
                          reviewers:
                            - agent: quikc
                            - {agent: replay, boundaries: [page]}
                            - {agent: quick}
                            - {agent: quick}
                            - {risks: [low]}
                          blocking: [grave, high, high]
                        """)) == [
                    "signalbox.yaml:7:14: review.reviewers.1.agent: there is no agent 'quikc' (did you mean 'quick'?)",
                    "signalbox.yaml:8:15: review.reviewers.2.agent: 'replay' replays a target's script, so it cannot review (name a definition with another adapter)",
                    "signalbox.yaml:8:36: review.reviewers.2.boundaries: there is no boundary 'page' (did you mean 'pages'?)",
                    "signalbox.yaml:10:15: duplicate reviewer 'quick' in review, first on line 9 (rename or remove one of them)",
                    "signalbox.yaml:11:7: review.reviewers.5 has no 'agent' (add 'agent:', an agent definition, typically with a fast model)",
                    "signalbox.yaml:12:14: review.blocking.1: 'grave' is not one of critical, high, medium, low, info (write one of them)",
                    "signalbox.yaml:12:27: duplicate severity 'high' in review.blocking, first on line 12 (rename or remove one of them)",
                ])
    }

    @Test func everyKeyArrives() throws {
        let found = try parse(text).get()
        #expect(
            found.permissions
                == PermissionConfiguration(
                    rules: [
                        PermissionRule(
                            name: "tests", decision: .allow,
                            scope: PermissionScope(
                                tools: ["execute"], commands: ["make test", "npm run *"], paths: ["docs/**", "/usr/include/**"],
                                repositories: ["web"], boundaries: ["pages"], risks: [.low, .high], agents: ["claude"]), message: "No.")
                    ],
                    never: [NeverRule(name: "no-release", scope: PermissionScope(commands: ["npm publish"]), message: "People release.")],
                    fallback: .deny))
        #expect(
            found.budget
                == WorkspaceBudget(
                    turn: Budget(tokens: 200_000, money: Money(dollars: 0.5), minutes: 10), day: Budget(money: Money(dollars: 20)),
                    unknownCost: .refuse))
        #expect(found.prices.date == "2026-11-23" && found.prices.models.count == 2)
        #expect(
            found.prices.models["claude-*"]
                == ModelPrice(
                    input: Money(dollars: 3), output: Money(dollars: 15.25), cacheRead: Money(dollars: 0.3), cacheWrite: Money(dollars: 3)))
        #expect(
            found.watchdog
                == WatchdogConfiguration(
                    silenceSeconds: 300, noProgressSeconds: 3600, repeats: 4, apiErrors: 0, retries: 1, backoffSeconds: 10))
        #expect(
            found.host
                == HostConfiguration(
                    memoryReserveBytes: 2_000_000_000, memoryPerAgentBytes: 600_000_000, cpuPerAgentMillis: 250, maxLoadMillis: 1500,
                    maxMemoryBytes: 4_000_000_000, maxProcesses: 500, maxCpuMillis: 1500))
        #expect(found.attention == AttentionConfiguration(linesPerMinute: 30, generatedPercent: 0, dailyMinutes: 90))
        #expect(found.retention == RetentionConfiguration(landedDays: 90, unlandedDays: 0, freeWorktrees: 3, objectDays: 30))
        _ = try PermissionPolicy(found.permissions)
    }

    @Test func anOlderConfigurationHasTheDefaults() throws {
        let full = try JSONEncoder().encode(parse(text).get())
        #expect(try JSONDecoder().decode(WorkspaceConfiguration.self, from: full) == parse(text).get())
        var object = try #require(JSONSerialization.jsonObject(with: full) as? [String: Any])
        for key in ["permissions", "budget", "prices", "watchdog", "host", "attention", "retention"] { object[key] = nil }
        let old = try JSONDecoder().decode(WorkspaceConfiguration.self, from: JSONSerialization.data(withJSONObject: object))
        #expect(old.permissions == PermissionConfiguration() && old.budget == WorkspaceBudget() && old.prices == PriceTable())
        #expect(old.watchdog == WatchdogConfiguration() && old.host == HostConfiguration() && old.attention == AttentionConfiguration())
        #expect(old.retention == RetentionConfiguration())
    }

    @Test(arguments: [
        ("permissions: {rules: [{name: a}]}", "has no 'decision'"),
        ("permissions: {rules: [{name: a, decision: maybe}]}", "'maybe' is not one of allow, deny, ask"),
        ("permissions: {rules: [{name: a, decision: ask}, {name: a, decision: ask}]}", "duplicate rule 'a'"),
        ("permissions: {rules: [{name: a, decision: ask}], never: [{name: a, tools: [x]}]}", "duplicate rule 'a'"),
        ("permissions: {rules: [{name: git-push, decision: allow}]}", "'git-push' is the name of a built-in rule"),
        ("permissions: {rules: [{name: a, decision: ask, commands: [\"a && b\"]}]}", "'a && b' uses characters of the shell"),
        ("permissions: {rules: [{name: a, decision: ask, commands: [\"a * b\"]}]}", "has a '*' that is not at its end"),
        ("permissions: {rules: [{name: a, decision: ask, paths: [../x]}]}", "has the part '..'"),
        ("permissions: {rules: [{name: a, decision: ask, paths: [//x]}]}", "starts with '/'"),
        ("permissions: {rules: [{name: a, decision: ask, tools: [\"a*b\"]}]}", "has a '*' that is not at its end"),
        ("permissions: {rules: [{name: a, decision: ask, repositories: [wbe]}]}", "there is no repository 'wbe' (did you mean 'web'?)"),
        ("permissions: {rules: [{name: a, decision: ask, boundaries: [x]}]}", "there is no boundary 'x'"),
        (
            "agents: {claude: {adapter: claude-code}}\npermissions: {rules: [{name: a, decision: ask, agents: [cluade]}]}",
            "signalbox.yaml:5:57: permissions.rules.a.agents: there is no agent 'cluade' (did you mean 'claude'?)"
        ),
        ("permissions: {never: [{name: a, tools: [x], agents: [claude]}]}", "there is no agent 'claude' (remove it)"),
        ("permissions: {never: [{name: a, message: x}]}", "names neither tools, commands nor paths"),
        ("permissions: {defualt: ask}", "did you mean 'default'?"),
        ("budget: {turn: {usd: 1e3}}", "'1e3' is not an amount of US dollars"),
        ("budget: {turn: {tokens: 2m}}", "'2m' is not a count"),
        ("prices: {models: {}}", "has no 'date'"), ("prices: {date: 2026-13-01}", "'2026-13-01' is not a date"),
        ("prices: {date: 2026-01-01, models: {m: {input: 1}}}", "has no 'output'"),
        ("prices: {date: 2026-01-01, models: {m: {input: -1, output: 1}}}", "'-1' is not an amount of US dollars"),
        ("host: {cpuPerAgent: half}", "'half' is not a decimal number"), ("watchdog: {silence: 2d}", "'2d' is not a duration"),
    ])
    func saysWhatIsWrong(_ section: String, _ words: String) {
        let found = problems(parse("version: 1\nname: x\nrepositories: {web: {url: ../web}}\n\(section)"))
        #expect(found.contains { $0.contains(words) }, "\(found)")
    }
}
