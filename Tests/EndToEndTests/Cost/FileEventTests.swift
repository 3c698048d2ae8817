#if os(Linux)
    import Foundation
    import Testing

    /// Where the system has no file events left, lanes go on all the same.
    struct FileEventTests {
        @Test("inotify is exhausted: the server says so, and files are looked at by the clock", arguments: ["instances", "watches"])
        func exhausted(what: String) async throws {
            try await Sandbox.with { box in
                let repository = try await TestRepository(box)
                try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
                // The limits of a user namespace are its own (namespaces(7), inotify(7)).
                let limited = "unshare --user --map-root-user /bin/sh -c 'echo 0 > /proc/sys/user/max_inotify_\(what) && "
                guard (try? await box.shell(limited + "exit 0'")) != nil else {
                    FileHandle.standardError.write(
                        Data("\n*** user namespaces are not permitted here: THE FALLBACK FOR FILE EVENTS IS NOT TESTED ***\n\n".utf8))
                    return
                }
                try await box.shell(limited + "exec \"\(box.binary)\" up -q'", in: box.workspace)
                let done = try await box.land(
                    box.startLane("Add b", intent: "echo one; echo two > b.txt; git add b.txt; git commit -qm 'Add b'"))
                #expect(done.turns.list.count == 1)
                #expect(try await repository.file("b.txt") == "two")
                #expect(try await box.succeed("lane", "log", "L-1", "turn-1").output.contains("one"))
                #expect(try box.read(box.state + "/server.log").contains("looked at every half second"))
            }
        }
    }
#endif
