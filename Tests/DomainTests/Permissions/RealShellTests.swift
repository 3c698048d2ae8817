import Foundation
import TestSupport
import Testing

@testable import Domain

/// Random texts against real shells: what a text that counts as transparent runs, and where, is what was read in it.
struct RealShellTests {
    private static let fragments = [
        "okay", "okay x", "never", "never y", "n'eve'r", "nev\\er", "\"never\"", "&&", "||", ";", "|", "&", "\n", "(", ")", "'", "\"", "\\",
        "#", "$",
        "$(never)", "`never`", "$X", ">out", "< /dev/null", "2>&1", "&>out", ">|out", "sh -c 'never z'", "sh -c \"okay\"", "bash -lc",
        "env", "env -u Y", "X=1",
        "xargs", "timeout 5", "nice", "command", "time", "!", "cd sub", "cd nosuch", "cd", "eval", "true", "false", "if", "then", "fi", "*",
        "~", "[", "]",
        "<<E", "\nE\n", "<(never)", "never|sh", "exec", "-", "--", "\\\n", "a=b", "{", "}", "{okay,never}", "\t", " ", " ", " ", " ",
    ]

    private static func text(_ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...9, using: &random)).map { _ in
            (fragments.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
        }.joined()
    }

    @Test(arguments: ["/bin/sh", "/bin/bash"])
    func runsWhatWasRead(_ shell: String) throws {
        guard FileManager.default.isExecutableFile(atPath: shell) else { return }
        let folder = FileManager.default.temporaryDirectory.appending(path: "signalbox-\(UUID().uuidString)").resolvingSymlinksInPath()
        defer { try? FileManager.default.removeItem(at: folder) }
        let work = folder.appending(path: "work")
        try FileManager.default.createDirectory(at: work.appending(path: "sub/sub/sub"), withIntermediateDirectories: true)
        try FileManager.default.createDirectory(at: folder.appending(path: "bin"), withIntermediateDirectories: true)
        for name in ["okay", "never"] {
            let program = folder.appending(path: "bin/\(name)")
            // One write for each call, so that calls at the same time do not mix.
            try Data("#!/bin/sh\nline=$(printf '%s|' \(name) \"$PWD\" \"$@\")\nprintf '%s\\n' \"$line\" >> \"$SIGNALBOX_CASE\"\n".utf8)
                .write(to: program)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        }

        var random = SeededGenerator(seed: 1)
        var transparent: [Int: ShellCommand] = [:]
        var texts: [Int: String] = [:]
        for number in 0..<20_000 where transparent.count < 500 {
            let text = Self.text(&random)
            let command = ShellCommand(text, directory: work.path)
            // What is opaque is not run: nothing was claimed about it.
            guard command.opaque.isEmpty, !command.commands.isEmpty else { continue }
            transparent[number] = command
            texts[number] = text
            try Data(text.utf8).write(to: folder.appending(path: "\(number).case"))
        }
        #expect(transparent.count == 500)

        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c",
            """
            for f in "$1"/*.case; do
                cd "$1/work"
                text=$(cat "$f"; printf x)
                SIGNALBOX_CASE="$f.log" "$2" -c "${text%x}" </dev/null >/dev/null 2>&1
            done
            wait
            """,
            "sh", folder.path, shell,
        ]
        process.environment = ["PATH": "\(folder.path)/bin:/usr/bin:/bin", "HOME": folder.path]
        try process.run()
        process.waitUntilExit()

        var calls = 0
        for (number, command) in transparent {
            let log = (try? String(contentsOf: folder.appending(path: "\(number).case.log"), encoding: .utf8)) ?? ""
            for line in log.split(separator: "\n") {
                calls += 1
                let isKnown = command.commands.contains { known in
                    guard known.words.allSatisfy(\.isLiteral) else {
                        return line.hasPrefix("\(known.words.first?.text ?? "")|\(known.directory)|")
                    }
                    let words = [known.words.first?.text ?? "", known.directory] + known.words.dropFirst().map(\.text)
                    return line == words.joined(separator: "|") + "|"
                }
                #expect(isKnown, "\(shell) ran \(line) for \(String(reflecting: texts[number] ?? "")), read as \(command.commands)")
            }
        }
        #expect(calls > 120)
    }
}
