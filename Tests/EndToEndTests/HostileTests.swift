import Foundation
import Testing

/// Repositories and agents that try to get more than they were given.
struct HostileTests {
    @Test("Hooks of the remote and of the worktree are not run by our git")
    func hooks() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            let trap = box.path("trap")
            let hook = "#!/bin/sh\necho $0 >> '\(trap)'\nexit 1\n"
            let names = [
                "pre-receive", "update", "post-receive", "post-update", "reference-transaction", "post-checkout", "pre-push", "pre-commit",
                "post-commit", "commit-msg",
            ]
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]")
            for name in names {
                try box.write(hook, to: "\(repository.path)/hooks/\(name)")
                try await box.shell("chmod +x '\(repository.path)/hooks/\(name)'")
            }
            // The agent plants hooks where our git calls for its lane look: beside the worktree's repository, and by its configuration.
            try box.write(hook, to: box.path("hook"))
            let lane = try await box.startLane(
                "Plant",
                intent: """
                    folder=$(git rev-parse --git-common-dir)
                    mkdir -p "$folder/hooks" || true
                    for name in \(names.joined(separator: " ")); do cp '\(box.path("hook"))' "$folder/hooks/$name" && chmod +x "$folder/hooks/$name" || true; done
                    git config core.fsmonitor '\(box.path("hook"))' || true
                    git config core.hooksPath "$folder/hooks" || true
                    echo two > b.txt; git add b.txt; git -c core.fsmonitor=false commit -qm b
                    rm -f '\(trap)'
                    echo left > c.txt
                    """)
            try await box.land(lane)
            #expect(try await repository.files() == ["a.txt", "b.txt", "c.txt"])
            #expect(!box.exists(trap), "\((try? box.read(trap)) ?? "")")
            let second = try await box.startLane("After", intent: "echo d > d.txt")
            try await box.land(second)
            #expect(!box.exists(trap), "\((try? box.read(trap)) ?? "")")
            try await box.expectSound()
        }
    }

    @Test("File names with newlines, escapes and dashes go all the way, and are inert on the screen")
    func fileNames() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]")
            let lane = try await box.startLane(
                "Names",
                intent: """
                    printf 1 > "$(printf 'new\\nline')"
                    printf 2 > "$(printf 'esc\\033[31mred')"
                    printf 3 > ./--upload-pack=x
                    printf 4 > "quo\\"te ' and space"
                    printf '%b' 'hi \\033]0;owned\\007 <script>alert(1)</script>' > text.txt
                    ln -s /etc/passwd link
                    git add -A; git commit -qm Names
                    """)
            try await box.reach(lane, "inspecting")
            for command in [["inspect", lane], ["lane", "show", lane], ["inspect", lane, "--stat"]] {
                let shown = try await box.signalbox(command, with: ["NO_COLOR": "1"])
                #expect(shown.exit == 0)
                #expect(!shown.all.contains("\u{1b}"), "\(command)")
                #expect(!shown.all.contains("\u{7}"), "\(command)")
            }
            let done = try await box.land(lane)
            #expect(done.candidate.files.list.count == 6)
            let names = try await repository.remote("ls-tree", "-z", "--name-only", "main").split(separator: "\0").map { String($0) }
            #expect(Set(names) == ["a.txt", "new\nline", "esc\u{1b}[31mred", "--upload-pack=x", "quo\"te ' and space", "text.txt", "link"])
            try await box.expectSound()
        }
    }

    @Test("A title is text: on the terminal, in HTML, in Markdown and as a branch")
    func titles() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]")
            let title = "\u{1b}[31mRed\u{1b}[0m <script>alert('x')</script> $(touch pwned) --upload-pack ../.. \u{202e}"
            let added = try await box.signalbox("target", "add", "--repo", "r", "--title", title, "--intent", "echo b > b.txt", "-q")
            if added.exit == 0 {
                try await box.succeed("dispatch", "T-1", "--agent", "sh")
                let done = try await box.land("L-1")
                #expect(done.branch.text.wholeMatch(of: /signalbox\/[a-z0-9-]+/) != nil, "\(done.branch)")
                for command in [["lane", "show", "L-1"], ["lanes", "--all"], ["target", "list", "--all"], ["events"], ["report"]] {
                    let shown = try await box.signalbox(command)
                    #expect(!shown.all.contains("\u{1b}"), "\(shown)")
                    #expect(!shown.all.contains("\u{202e}"), "\(shown)")
                }
                let html = try await box.succeed("report", "--format", "html").output
                #expect(!html.contains("<script>alert"))
                #expect(!box.exists(box.workspace + "/pwned"))
                #expect(try await repository.files() == ["a.txt", "b.txt"])
            } else {
                #expect(added.exit == 2, "\(added)")
                #expect(!added.all.contains("\u{1b}"))
                let clean = try await box.startLane("<script>alert('x')</script> --upload-pack $(touch pwned)", intent: "echo b > b.txt")
                try await box.land(clean)
                #expect(try await !box.succeed("report", "--format", "html").output.contains("<script>alert"))
            }
        }
    }

    @Test(
        "Addresses and names that look like options are refused", arguments: ["--upload-pack=touch pwned", "ext::sh -c touch% pwned", "-u"])
    func addresses(address: String) async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace()
            let refused = try await box.signalbox("repo", "add", "x", "--", address)
            #expect(refused.exit != 0)
            #expect(!box.exists(box.workspace + "/pwned"))
            #expect(try await box.signalbox("repo", "add", "../../x", "../r.git").exit == 2)
            #expect(try !box.read(box.workspace + "/signalbox.yaml").contains("pwned"))
        }
    }

    @Test("Branches of a remote whose names are hostile do no harm")
    func branchNames() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            let head = try await repository.head()
            try await box.shell(
                """
                git update-ref 'refs/heads/--upload-pack=touch-pwned' \(head)
                git update-ref 'refs/heads/$(touch${IFS}pwned)' \(head)
                git update-ref 'refs/heads/signalbox/t-1-add-b' \(head)
                git update-ref refs/signalbox/lanes/L-1/candidate-1 \(head)
                git update-ref refs/pull/1/head \(head)
                """, in: repository.path)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]")
            try await box.land(try await box.startLane("Add b", intent: "echo b > b.txt"))
            #expect(try await repository.file("b.txt") == "b")
            #expect(try await repository.remote("rev-parse", "refs/heads/signalbox/t-1-add-b") == head, "theirs stays theirs")
            try await box.expectSound()
        }
    }

    @Test("Inside a lane nobody decides, with or without the lane's variable")
    func decisionsInside() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]")
            let ready = try await box.startLane("Add b", intent: "echo b > b.txt")
            try await box.reach(ready, "inspecting")
            let out = box.path("out")
            let attempts = [
                "", "env -u SIGNALBOX_LANE", "env -i HOME='\(box.home)' PATH=\"$PATH\"",
                "setsid env -i HOME='\(box.home)' PATH=\"$PATH\"",
            ]
            let script = attempts.map { prefix in
                "code=0; \(prefix) '\(box.binary)' inspect \(ready) --all-viewed --workspace '\(box.workspace)' > /dev/null 2>&1 || code=$?; echo $code >> '\(out)'\n"
                    + "code=0; \(prefix) '\(box.binary)' override \(ready) --reason emergency --workspace '\(box.workspace)' > /dev/null 2>&1 || code=$?; echo $code >> '\(out)'\n"
            }.joined()
            let inside = try await box.startLane("Decide", intent: "\(script)echo c > c.txt")
            try await box.reach(inside, "inspecting")
            let codes = try box.read(out).split(separator: "\n")
            #expect(codes == Array(repeating: "3", count: attempts.count * 2), "inspect and override, by \(attempts)")
            let lane = try await box.lane(ready)
            #expect(lane.phase == "inspecting")
            #expect(lane.decisions == .array([]))
            #expect(lane.candidate.files[0].viewed == false)
            #expect(try await repository.count() == 1)
        }
    }

    @Test("Secrets do not reach what is kept of a job, and variables that nobody allowed do not reach the job")
    func secrets() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(rest: "environment: {allow: [PATH, HOME], secrets: [DEPLOY_TOKEN]}")
            let variables: [String: String?] = ["DEPLOY_TOKEN": "hunter2-hunter2", "OTHER_TOKEN": "not-for-agents"]
            try await box.signalbox("up", with: variables)
            let lane = try await box.startLane("Tell", intent: "echo token $DEPLOY_TOKEN; echo other ${OTHER_TOKEN:-none}")
            try await box.attention(lane, "nothing-done")
            let log = try await box.succeed("lane", "log", lane).output
            #expect(log.contains("token "))
            #expect(log.contains("other none"))
            #expect(!log.contains("hunter2"))
            try await box.succeed("down")
            let found = try await box.shell("grep -rlF hunter2-hunter2 '\(box.state)' || true")
            #expect(found.isEmpty, "\(found)")
        }
    }
}
