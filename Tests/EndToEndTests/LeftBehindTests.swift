import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a server that was killed leaves at work or lying about is ended and removed by the next one.
struct LeftBehindTests {
    @Test("A remote that is away for a moment is asked again, and nobody is called; one that stays away is what the lane says")
    func away() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            let away = box.path("away")
            // Away as often as the file says.
            try box.write(
                """
                #!/bin/sh
                for last in "$@"; do :; done
                n=$(cat '\(away)' 2> /dev/null || echo 0)
                if [ "$n" -gt 0 ]; then echo $((n - 1)) > '\(away)'; echo 'Connection reset by peer' >&2; exit 255; fi
                exec sh -c "$last"

                """, to: box.path("ssh"))
            try await box.shell("chmod +x '\(box.path("ssh"))'")
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
            let configuration = try box.read(box.workspace + "/signalbox.yaml")
            try box.write(
                configuration.replacing("../r.git", with: "ssh://host\(repository.path)"), to: box.workspace + "/signalbox.yaml")
            try await box.signalbox("up", with: ["GIT_SSH": box.path("ssh")])
            try box.write("1", to: away)
            let lane = try await box.startLane("Add b", intent: "echo two > b.txt; git add b.txt; git commit -qm b")
            try await box.reach(lane, "inspecting")
            #expect(try box.read(away) == "0\n", "it was asked while it was away")
            let asked = try await box.json("events").list.map { $0.event.lane.event.needsOperator.reason.text }.filter { !$0.isEmpty }
            #expect(asked == ["ready-to-inspect"], "\(asked)")

            try box.write("1000", to: away)
            let other = try await box.startLane("Another b", intent: "echo three > b.txt; git add b.txt; git commit -qm b")
            let found = try await box.attention(other, "internal-error")
            #expect(found.attention.detail.text.contains("Connection reset by peer"), "\(found.attention)")
            try box.write("0", to: away)
            try await box.succeed("lane", "retry", other)
            try await box.reach(other, "inspecting")
        }
    }

    @Test("A push that hangs does not outlive its server, and lands once")
    func push() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            let fifo = try await Fifo(box, "fifo")
            let go = box.path("go")
            try box.write("#!/bin/sh\nfor last in \"$@\"; do :; done\nexec sh -c \"$last\"\n", to: box.path("ssh"))
            // The remote takes the push, says so, and goes on when it is let.
            try box.write(
                "#!/bin/sh\ncat > /dev/null\n[ -e '\(go)' ] || echo here > '\(fifo.path)'\nwhile ! [ -e '\(go)' ]; do sleep 0.05; done\n",
                to: repository.path + "/hooks/pre-receive")
            try await box.shell("chmod +x '\(box.path("ssh"))' '\(repository.path)/hooks/pre-receive'")
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
            let configuration = try box.read(box.workspace + "/signalbox.yaml")
            try box.write(
                configuration.replacing("../r.git", with: "ssh://host\(repository.path)"), to: box.workspace + "/signalbox.yaml")
            let reach = ["GIT_SSH": box.path("ssh")]
            try await box.signalbox("up", with: reach)
            let lane = try await box.startLane("Add b", intent: "echo two > b.txt; git add b.txt; git commit -qm b")
            try await box.reach(lane, "inspecting")
            try await box.approve(lane)

            _ = try await fifo.read()
            let pushes = try box.processes.all().filter { $0.command.contains("push") }
            #expect(!pushes.isEmpty)
            #expect(kill(pid_t(try await box.json("status").pid.int), SIGKILL) == 0)
            let again = try await box.signalbox("up", with: reach)
            #expect(again.exit == 0, "\(again)")
            let left = try box.processes.all().filter { process in pushes.contains { $0.pid == process.pid } }
            #expect(left.isEmpty, "\(left)")

            _ = try await fifo.read()
            try box.write("", to: go)
            try await box.reach(lane, "done")
            #expect(try await repository.count() == 3, "the start, the agent's commit and the merge")
            // The remote's ends of the pushes are no processes of ours, and end by themselves now.
            for _ in 1...500 where try box.processes.all().contains(where: { $0.command.contains { $0.contains("receive") } }) {
                _ = try await box.json("status")
            }
            try await box.expectSound()
        }
    }

    @Test(
        "Locks and half-written packs of a git that died with its server go at the next start, and are said; a fetch meets what comes later"
    )
    func locks() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
            try await box.succeed("repo", "sync")
            let mirror = box.state + "/mirrors/r.git"
            let store = mirror + "/signalbox/remote.git"
            let left = ["\(store)/refs/remotes/origin/main.lock", "\(mirror)/packed-refs.lock", "\(store)/objects/pack/tmp_pack_1"]
            #expect(kill(pid_t(try await box.json("status").pid.int), SIGKILL) == 0)
            for path in left {
                try await box.shell("mkdir -p \"$(dirname '\(path)')\"; echo x > '\(path)'")
            }
            try await box.succeed("up")
            #expect(left.allSatisfy { !box.exists($0) })
            let log = try box.read(box.state + "/server.log")
            #expect(left.allSatisfy { log.contains("\($0) was left by a git that was killed, and is removed") }, "\(log)")

            // A git that is killed alone, with a server that lives.
            try await repository.push(["c.txt": "c\n"])
            try await box.shell("mkdir -p '\(store)/refs/remotes/origin'; : > '\(left[0])'")
            try await box.succeed("repo", "sync")
            #expect(!box.exists(left[0]))
            #expect(try await box.json("repo", "list")[0].head.text == repository.head())
            #expect(try box.read(box.state + "/server.log").components(separatedBy: "\(left[0]) was left").count == 3)

            // What a gate's git may have been writing is listed and goes when nobody has written in it for a day.
            let half = "\(mirror)/objects/pack/tmp_pack_2"
            try await box.shell("echo x > '\(half)'")
            #expect(try await box.json("gc")["items"].list.isEmpty)
            try await box.shell("touch -d '2 days ago' '\(half)'")
            #expect(try await box.json("gc")["items"].list.map(\.kind.text) == ["temporary"])
            #expect(box.exists(half))
            try await box.succeed("gc", "--apply")
            #expect(!box.exists(half))
        }
    }

    @Test("What a lane had beside its worktree goes, also when the server died before it was removed")
    func remains() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
            let lane = try await box.startLane("Add b", intent: "echo two > b.txt; git add b.txt; git commit -qm b")
            try await box.reach(lane, "inspecting")
            let places = ["jobs/\(lane)-turn-1", "jobs/\(lane)-c1-gate-test-1", "turns/\(lane)-turn-1", "lanes/\(lane)"]
            for place in places { #expect(box.exists("\(box.state)/\(place)"), "\(place)") }
            try await box.shell(
                "mkdir '\(box.path("kept"))'; tar -C '\(box.state)' -cf '\(box.path("kept/all.tar"))' \(places.joined(separator: " "))")
            try await box.approve(lane)
            try await box.reach(lane, "done")
            try await box.released(lane)
            #expect(kill(pid_t(try await box.json("status").pid.int), SIGKILL) == 0)

            try await box.shell("tar -C '\(box.state)' -xf '\(box.path("kept/all.tar"))'; echo half > '\(box.state)/tmp-1234.log'")
            // One of them was half removed.
            try await box.shell(
                "rm '\(box.state)/jobs/\(lane)-c1-gate-test-1/spec.json' '\(box.state)/jobs/\(lane)-c1-gate-test-1/exit.json'")
            try await box.succeed("up")
            let all = places.map { "\(box.state)/\($0)" } + [box.state + "/tmp-1234.log"]
            for _ in 1...500 where all.contains(where: box.exists) { _ = try await box.json("status") }
            #expect(all.filter(box.exists) == [])
            try await box.expectSound()
        }
    }
}
