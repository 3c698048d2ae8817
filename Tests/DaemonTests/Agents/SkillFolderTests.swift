import Domain
import Foundation
import Ledger
import Testing

@testable import Daemon

struct SkillFolderTests {
    private static let front = "---\nname: review\ndescription: Looks.\n---\n# Review\n"

    private func read(_ folder: URL, _ word: String = "review") -> SkillFolder {
        SkillFolder(NamedSkill(word: word, file: "agents/a.md", line: 3, column: 10), in: folder)
    }

    private func faults(_ folder: URL, _ word: String = "review") -> [String] { read(folder, word).problems.map(\.description) }

    @Test func everyFileIsPinned() throws {
        try withFolder { folder in
            try write(Self.front, "skills/review/SKILL.md", in: folder)
            try write("#!/bin/sh\n", "skills/review/scripts/run.sh", in: folder)
            try write(Self.front, "skills/review/copy/.hidden", in: folder)
            let script = folder.appending(path: "skills/review/scripts/run.sh").path
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
            let skill = read(folder)
            #expect(skill.problems.isEmpty)
            #expect(
                skill.pin
                    == SkillPin(
                        name: "review",
                        files: [
                            "SKILL.md": ContentDigest.hex(of: Self.front), "copy/.hidden": ContentDigest.hex(of: Self.front),
                            "scripts/run.sh": ContentDigest.hex(of: "#!/bin/sh\n"),
                        ], programs: ["scripts/run.sh"]))
            #expect(skill.material.count == 2)
            for (digest, bytes) in skill.material { #expect(ContentDigest.hex(of: bytes) == digest) }
        }
    }

    @Test(
        arguments: [
            ("# no front\n", ":1:1: has no front matter (begin it with a line '---', 'name:', 'description:' and another line '---')"),
            ("---\n---\n", ":1:1: the front matter of a skill has no keys (write 'name:' and 'description:' there)"),
            ("---\ndescription: x\n---\n", ":2:1: the skill has no 'name' (add 'name: review')"),
            (
                "---\nname: other\ndescription: x\n---\n",
                ":2:7: name: 'other' is not the name of its folder, 'review' (write 'name: review', or rename the folder)"
            ),
            (
                "---\nname: Re\ndescription: x\n---\n",
                ":2:7: name: 'Re' is not the name of a skill (use at most 64 lower-case letters and digits joined by single dashes)"
            ),
            ("---\nname: review\n---\n", ":2:1: the skill has no 'description' (add 'description:', what it does and when to use it)"),
            (
                "---\nname: review\ndescription: \(String(repeating: "x", count: 1025))\n---\n",
                ":3:14: description: 1025 characters are too many (write at most 1024)"
            ),
        ])
    func frontMatter(_ text: String, _ problem: String) throws {
        try withFolder { folder in
            try write(text, "skills/review/SKILL.md", in: folder)
            #expect(faults(folder) == ["skills/review/SKILL.md\(problem)"])
        }
    }

    @Test func hostileFolders() throws {
        try withFolder { folder in
            try write("secret", "secret", in: folder)
            try write(Self.front, "ws/skills/review/SKILL.md", in: folder)
            let workspace = folder.appending(path: "ws")
            let skill = workspace.appending(path: "skills/review")
            func link(_ name: String, _ target: String) throws {
                try FileManager.default.createSymbolicLink(atPath: skill.appending(path: name).path, withDestinationPath: target)
            }
            func remove(_ name: String) throws { try FileManager.default.removeItem(at: skill.appending(path: name)) }
            try link("out", "../../../secret")
            #expect(
                faults(workspace) == [
                    "skills/review/out:1:1: is a link that leads out of the workspace (put what it leads to in its place)"
                ])
            try remove("out")
            try link("loop", ".")
            #expect(faults(workspace) == ["skills/review/loop:1:1: is a link to a folder (put the folder in its place)"])
            try remove("loop")
            #expect(mkfifo(skill.appending(path: "pipe").path, 0o600) == 0)
            #expect(faults(workspace) == ["skills/review/pipe:1:1: is not a regular file (remove it)"])
            try remove("pipe")
            try write("", "ws/skills/review/a\nb", in: folder)
            #expect(faults(workspace).map { $0.contains("a name with a line break") } == [true])
            try remove("a\nb")
            try link("in", "SKILL.md")
            #expect(read(workspace).pin.files["in"] == ContentDigest.hex(of: Self.front))
            try Data(count: 5_000_000).write(to: skill.appending(path: "large"))
            #expect(faults(workspace).map { $0.prefix { $0 != "(" } } == ["skills/review:1:1: is larger than 5MB "])
            try remove("large")
            for number in 0..<199 { try write("", "ws/skills/review/f\(number)", in: folder) }
            #expect(faults(workspace).map { $0.prefix { $0 != "(" } } == ["skills/review:1:1: holds more than 200 files "])
        }
    }

    @Test func whatIsNotThereIsSaidWhereItIsNamed() throws {
        try withFolder { folder in
            try write("", "skills/empty/x", in: folder)
            try write("", "skills/file", in: folder)
            let place = "agents/a.md:3:10: skill"
            for word in ["gone", "file"] {
                #expect(
                    faults(folder, word) == [
                        "\(place) '\(word)': there is no folder skills/\(word) (make it, with SKILL.md in it, or correct the name)"
                    ])
            }
            #expect(
                faults(folder, "empty") == [
                    "\(place) 'empty': skills/empty has no SKILL.md (write that file, with 'name' and 'description')"
                ])
        }
    }
}
