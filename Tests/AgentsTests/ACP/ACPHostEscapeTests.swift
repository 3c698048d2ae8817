import Agents
import Domain
import Foundation
import TestSupport
import Testing

/// An agent that tries to get out by the calls that the host performs for it.
@Suite struct ACPHostEscapeTests {
    private func place() throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.shell(
            """
            mkdir -p work/real work/.git outside work-beside; echo secret > outside/key; echo in > work/real/in.txt
            cd work; ln -s ../outside out; ln -s ../outside/key key; ln -s real inner; ln -s real/in.txt alias; ln -s /nowhere dangling
            ln -s . self; ln -s loop loop; mkfifo pipe; ln real/in.txt hard; chmod 755 real/in.txt; echo gitdir > .git/config
            """)
        return sandbox
    }

    /// Each path is written, then read. Refusals have words.
    @Test func noWayLeadsOut() throws {
        let sandbox = try place()
        let root = sandbox.path("work")
        let refused: [(String, String)] = [
            ("../outside/key", "leads out"), ("\(root)/../outside/key", "leads out"), ("real/../../outside/new", "leads out"),
            ("\(sandbox.path("outside"))/key", "outside the worktree"), ("/etc/passwd", "outside the worktree"),
            ("\(root)-beside/new", "outside the worktree"), ("out/key", "symbolic link"), ("out/new", "symbolic link"),
            ("\(root)/out/deep/new", "symbolic link"), ("key", "symbolic link"), ("inner/in.txt", "symbolic link"),
            ("alias", "symbolic link"), ("dangling", "symbolic link"), ("self/out/key", "symbolic link"), ("loop", "symbolic link"),
            ("", "must not be empty"), (".", "not a file"), (root, "not a file"), ("real", "not a file"), ("pipe", "not a file"),
            ("real/in.txt/x", "Not a directory"), ("a\u{0}b", "zero byte"), (String(repeating: "x", count: 5000), "longer than"),
            (String(repeating: "x", count: 300), "File name too long"),
        ]
        let gits = [".git/hooks/pre-commit", "real/.GIT/config", ".git"]
        let paths = refused.map(\.0) + gits + ["real/in.txt", "./real//new.txt", "\(root)/real/../other/deep/new.txt"]
        let argument = String(decoding: try JSONEncoder().encode(paths), as: UTF8.self)
        let talk = try HostedTalk(["escape", argument], in: sandbox)
        try talk.run()
        let results = try talk.messages.split(separator: "\n").map { try JSONDecoder().decode([String].self, from: Data($0.utf8)) }
        #expect(results.map { $0[0] } == paths)
        for (index, (path, words)) in refused.enumerated() {
            #expect(results[index][1].contains(words) && results[index][2].contains(words), "\(path): \(results[index])")
        }
        for result in results[refused.count..<refused.count + gits.count] { #expect(result[1].contains("belongs to git"), "\(result)") }
        for result in results.suffix(3) { #expect(result.dropFirst() == ["done", "done"], "\(result)") }
        #expect(try sandbox.shell("cat outside/key; ls outside; ls work-beside") == "secret\nkey")
        #expect(try sandbox.read("work/other/deep/new.txt") == "escaped")
        // A file takes another's place: what else had its bytes keeps them, and the mode stays.
        #expect(try sandbox.read("work/hard") == "in\n")
        #expect(try sandbox.shell("ls -l work/real/in.txt").hasPrefix("-rwxr-xr-x"))
        #expect(try sandbox.shell("find . -name '*.tmp'") == "")
    }

    @Test func aRaceIsNotWon() throws {
        let sandbox = try place()
        let talk = try HostedTalk(["race", "400"], in: sandbox)
        try talk.run()
        #expect(try sandbox.shell("ls outside") == "key")
        #expect(talk.actions.endings.map(\.kind) == [.finished])
    }

    @Test func noticesCannotBeForged() throws {
        let talk = try HostedTalk(["forge"], in: Sandbox())
        try talk.run()
        #expect(talk.messages == "-32601")
        let faults = talk.actions.entries.filter { ACPHostTests.short($0).hasPrefix("error the agent sent '_signalbox/") }
        #expect(faults.count == 2)
        #expect(!talk.actions.entries.contains { if case .toolCall = $0 { true } else { false } })
    }

    @Test func whatIsTooLargeOrNoTextIsRefused() throws {
        let talk = try HostedTalk(["bulky"], in: Sandbox())
        try talk.run()
        #expect(
            talk.messages
                == "afterthe text has more than 1048576 bytes'\(talk.sandbox.path("work/pipe"))' is not a file"
                + "'\(talk.sandbox.path("work/binary"))' is not text in UTF-8-32002")
        #expect(talk.actions.entries.contains { ACPHostTests.short($0).contains("was dropped: the limit is") })
    }
}
