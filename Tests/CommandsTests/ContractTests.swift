import API
import ArgumentParser
import Domain
import Testing

@testable import Commands

/// The spellings of the contract: these lines have to be understood, whatever else changes.
struct ContractTests {
    @Test(arguments: [
        "", "status", "init", "init some/dir", "up", "down", "doctor", "config schema", "config check", "api schema", "next", "next -n 3",
        "repo add api ../api", "repo add api git@host:a/b.git --gate test=make_test --gate lint=make_lint", "repo list", "repo sync",
        "repo sync api", "target add --repo api --title T", "target list", "target show T-1", "target edit T-1 --title New",
        "target drop T-1",
        "target import targets.yaml", "dispatch T-1", "dispatch T-1 T-2 T-3 --agent sh", "dispatch --ready 5", "lanes", "lanes --all",
        "lane show L-1", "lane log L-1", "lane log L-1 gate-test-1 --follow", "lane restore L-1", "lane retry L-1", "lane gates L-1",
        "lane gates L-1 --again test lint", "wait L-1 --phase landed", "wait L-1 --phase rolled-back --timeout 2.5", "inspect L-1",
        "inspect L-1 --stat", "inspect L-1 --since", "inspect L-1 --viewed a.txt --viewed b.txt", "inspect L-1 --all-viewed",
        "inspect L-1 --comment a.txt:3 text", "approve L-1 --reason correct", "approve L-1 L-2 --reason correct", "attention",
        "attention 2026-11-23",
        "approve L-1 --reason correct --accept over-size,outside-boundary",
        "rework L-1 --reason wrong -m words", "reject L-1 --reason duplicate", "abandon L-1 --reason stuck",
        "override L-1 --reason flaky-gate -m words", "land L-1", "rollback L-1", "stop L-1", "pause L-1", "pause --all", "resume L-1",
        "resume --all", "verify", "verify --sample 3", "report", "report 2026-11-23", "report --format md --output day.md",
        "agents list", "agents show claude", "agents show claude@2", "agents show a.b_c@1f3c", "agents diff claude", "agents diff claude 1",
        "agents diff claude 1 3", "agents diff claude --lane L-7", "agents rollback claude 2", "ledger verify", "ledger rebuild", "events",
        "events --after 3 --follow", "notify list", "notify test", "notify test phone",
    ])
    func isUnderstood(line: String) throws {
        let words = line.split(separator: " ").map(String.init)
        for more in [[], ["--json"], ["-q"], ["--workspace", "dir"]] {
            // `lane log --follow --json` has no one document and is refused.
            if line.contains("log"), line.contains("--follow"), more == ["--json"] { continue }
            // `--json` is `--format json`, and no other format beside it.
            if line.contains("--format"), more == ["--json"] { continue }
            // The list of --again ends at the next option, so options go behind it.
            _ = try TestRoot.parseAsRoot(words + more)
        }
    }

    @Test func aTargetHasAllItsFields() throws {
        let add: TargetAddCommand = try TestRoot.parsed([
            "target", "add", "--repo", "api", "--title", "Fix it", "--intent", "do", "--boundary", "auth", "--kind", "fix", "--risk",
            "high",
            "--after", "T-1,t-2", "--after", "T-3", "--agent", "sh", "--verify", "make test", "--verify", "make lint", "--live-check",
            "curl x",
            "--max-files", "3", "--max-lines", "40",
        ])
        #expect(add.repo == "api" && add.title == "Fix it" && add.maxFiles == 3 && add.maxLines == 40)
        #expect(add.fields.afterList == ["T-1", "T-2", "T-3"])
        #expect(add.fields.verify == ["make test", "make lint"])
        #expect(add.fields.liveCheck == ["curl x"])
        #expect(add.fields.risk == .high)
    }

    @Test func decisionsTakeReasonAndWords() throws {
        let rework: ReworkCommand = try TestRoot.parsed(["rework", "l-7", "--reason", "too-large", "-m", "split it", "--json"])
        #expect(rework.decision.lane == LaneID(number: 7))
        #expect(rework.decision.reasons.reason == "too-large" && rework.decision.reasons.message == "split it" && rework.shared.json)
        let approve: ApproveCommand = try TestRoot.parsed([
            "approve", "L-7", "--reason", "correct", "--accept", "over-size,outside-boundary",
        ])
        #expect(approve.accepted.words == ["over-size", "outside-boundary"])
    }

    @Test func gatesAreRepeatable() throws {
        let gates: LaneGatesCommand = try TestRoot.parsed(["lane", "gates", "L-1", "--again", "test", "lint", "--json"])
        #expect(gates.again == ["test", "lint"] && gates.shared.json)
        #expect(try RepoAddCommand.gates(["test=make test A=b", "lint=x"]) == ["test": "make test A=b", "lint": "x"])
    }

    @Test(arguments: [
        "unknown", "agents show", "agents show a/b", "agents show a@", "agents diff a 1 --lane L-1", "agents rollback a", "lane",
        "lane show", "lane show T-1", "lane show L-0", "lane show L-x", "dispatch", "dispatch T-1 --ready 2",
        "dispatch --ready 0",
        "pause", "pause L-1 --all", "approve", "approve L-1 --reason correct --accept everything",
        "approve L-1 L-2 --reason correct --accept over-size", "wait L-1", "wait L-1 --phase nowhere",
        "wait L-1 --phase done --timeout -1", "next -n 0", "verify --sample 0", "report --format pdf",
        "report --json --format md", "target add --repo api", "target add --repo a --title b --risk huge", "events --after -1",
        "target add --repo a --title b --intent x --intent-file y", "target add --repo a --title b --after L-1",
        "repo add api x --gate test",
        "repo add api x --gate =y", "repo add api x --gate a=b --gate a=c", "lane log L-1 --json --follow", "rework L-1 --accept over-size",
    ])
    func isWrongUsage(line: String) {
        let words = line.split(separator: " ").map(String.init)
        let recording = Recording()
        do {
            _ = try TestRoot.parseAsRoot(words)
            // A noun without a verb parses; running it shows its help.
            #expect(line == "lane")
        } catch {
            #expect(CommandDoor.report(error, root: TestRoot.self, arguments: words, console: recording.console()) == .usage)
            #expect(recording.error.hasPrefix(words.contains("--json") ? "{" : "signalbox: "))
            #expect(recording.output.isEmpty)
        }
    }
}
