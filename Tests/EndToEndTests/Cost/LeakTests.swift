#if os(Linux)
    import API
    import Foundation
    import Testing

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// Lanes come and go, and so do those who look on; nothing of them stays but what is documented to.
    ///
    /// `SIGNALBOX_LEAK_CYCLES` says for how many cycles: 3 by default, about a minute; a hundred are a long day.
    struct LeakTests {
        private static let warmUp = 2
        private static var cycles: Int { ProcessInfo.processInfo.environment["SIGNALBOX_LEAK_CYCLES"].flatMap { Int($0) } ?? 3 }

        @Test("Lanes that land, are rejected, abandoned, restored and killed; clients that come and go: all is as it was")
        func comingAndGoing() async throws {
            try await Sandbox.with(confined: true) { box in
                _ = try await TestRepository(box)
                try await box.makeWorkspace(
                    repository: "lanes: 8\ngates: [{name: test, run: \"true\"}]",
                    policy: "{lanes: 8, lanesPerRepository: 8, lanesPerBoundary: 8, maxTurns: 1}",
                    // The pools keep what was used at once at most, which is not the same in each cycle.
                    rest: "retention: {freeWorktrees: 0}")
                let pid = try await box.json("status").pid.int
                var lanes = 0
                for _ in 1...Self.warmUp { try await cycle(box, &lanes) }
                try await box.succeed("gc", "--apply")
                let before = try await Holdings.settled(box, pid: pid, to: nil)
                let warm = try ProcessFigures(pid: pid)
                let ledger = try await box.json("status").events.int
                for number in 1...Self.cycles {
                    try await cycle(box, &lanes)
                    let now = try ProcessFigures(pid: pid)
                    print("after \(number) cycles: \(now.threads) threads, \(now.anonymousKiB - warm.anonymousKiB) KiB more than warm")
                }
                try await box.succeed("gc", "--apply")
                let after = try await Holdings.settled(box, pid: pid, to: before)
                #expect(after.differences(from: before) == [], "after \(lanes) lanes")
                let now = try await ProcessFigures.settled(pid: pid, threads: warm.threads + 4)
                let events = try await box.json("status").events.int - ledger
                print("\(Self.cycles) cycles: \(now.anonymousKiB - warm.anonymousKiB) KiB for \(events) events")
                // Dispatch makes threads for blocking reads and lets them go; their number is bounded by what goes on at once.
                #expect(now.threads <= warm.threads + 4, "\(warm.threads) → \(now.threads) threads")
                // What no lane explains would show with many cycles: `make bench BENCH='--only leak'` tells it from the ledger's own growth.
                #expect(try await box.json("status").pid.int == pid, "it is the same server")
                try await box.expectSound()

                // What is the ledger's own is there after a restart too.
                try await box.succeed("down")
                try await box.succeed("up")
                let anew = try ProcessFigures(pid: try await box.json("status").pid.int)
                print("\(now.anonymousKiB - anew.anonymousKiB) KiB of \(now.anonymousKiB) are gone after a restart")
            }
        }

        private func cycle(_ box: Sandbox, _ lanes: inout Int) async throws {
            let first = lanes + 1
            lanes += 4
            let call = SocketCall(path: box.state + "/run/socket")
            let work = "echo $SIGNALBOX_LANE > $SIGNALBOX_LANE.txt; git add .; git commit -qm Work; echo left > left.txt"
            for name in ["lands", "rejected", "abandoned"] { _ = try await box.startLane("It is \(name)", intent: work) }
            let fifo = try await Fifo(box, "shared/killed-\(lanes)")
            let killed = try await box.startLane("It is killed", intent: "echo hello; echo up > '\(fifo.path)'; sleep 600")
            _ = try await fifo.read()

            // Those who look on, and leave in the middle.
            async let live = call.send("GET", WireFormat.root + "live?after=0", until: "lane")
            async let events = call.send("GET", WireFormat.root + "events", until: "laneQueued")
            async let log = call.send("GET", WireFormat.root + "lanes/\(killed)/log?follow=true", until: "hello")
            async let transcript = call.send("GET", WireFormat.root + "lanes/\(killed)/transcript?follow=true", until: "said")
            _ = try await (live, events, log, transcript)
            #expect(try await call.send("POST", WireFormat.root + "web/link", body: "{}").status == 200)

            kill(try box.processes.runner(of: "\(killed)-turn-1").pid, SIGKILL)
            _ = try await box.signalbox("wait", killed, "--phase", "done", "--timeout", "600")
            try await box.succeed("abandon", killed, "--reason", "stuck")
            for number in first..<(first + 3) {
                try await box.reach("L-\(number)", "inspecting")
                #expect(try await call.send("GET", WireFormat.root + "lanes/L-\(number)/inspection").status == 200)
                #expect(try await call.send("GET", WireFormat.root + "lanes/L-\(number)/touched").status == 200)
            }
            try await box.approve("L-\(first)")
            try await box.succeed("reject", "L-\(first + 1)", "--reason", "not-wanted")
            try await box.succeed("abandon", "L-\(first + 2)", "--reason", "obsolete")
            try await box.reach("L-\(first)", "done")
            for number in first..<(first + 4) { try await box.released("L-\(number)") }
            let into = box.path("restored-\(lanes)")
            try await box.succeed("lane", "restore", "L-\(first + 2)", "--into", into)
            try FileManager.default.removeItem(atPath: into)
            _ = try await call.send("POST", WireFormat.root + "web/end-sessions", body: "{}")
        }
    }
#endif
