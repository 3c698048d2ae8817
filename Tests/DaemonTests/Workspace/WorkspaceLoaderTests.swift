import Domain
import Foundation
import Testing

@testable import Daemon

struct WorkspaceLoaderTests {
    @Test func checksWhatIsNamedOnThisMachine() throws {
        try withFolder { folder in
            try FileManager.default.createDirectory(at: folder.appending(path: "tree"), withIntermediateDirectories: true)
            try git("init", "-q", "tree", in: folder)
            try git("init", "-q", "--bare", "bare repo.git", in: folder)
            try FileManager.default.createDirectory(at: folder.appending(path: "plain"), withIntermediateDirectories: true)
            try write("", "plain/tool", in: folder)
            let path = folder.path(percentEncoded: false)
            try write(
                """
                version: 1
                name: x
                timeZone: Europe/Atlantis
                repositories:
                  a: {url: tree}
                  b: {url: "file://\(path)/bare%20repo.git"}
                  c: {url: https://example.org/never-asked.git}
                  d: {url: absent}
                  e: {url: plain}
                  f: {url: ~/x}
                  g: {url: plain/tool}
                agents:
                  a: {adapter: command, command: [/bin/sh]}
                  b: {adapter: command, command: [sh]}
                  c: {adapter: command, command: [no-such-program]}
                  d: {adapter: command, command: [plain/tool]}
                  e: {adapter: command, command: [/bin]}
                polcy: {}
                """, "signalbox.yaml", in: folder)
            let shown = folder.standardizedFileURL.path(percentEncoded: false)
            let root = shown.hasSuffix("/") ? shown : shown + "/"
            #expect(
                problems(WorkspaceLoader.load(URL(filePath: path, directoryHint: .notDirectory), searchPath: "/usr/bin:/bin"))
                    == [
                        "3:11: timeZone: there is no time zone 'Europe/Atlantis' (write an IANA name such as 'Europe/Berlin', or 'UTC')",
                        "8:12: repositories.d.url: there is no '\(root)absent' (correct the path, or clone the repository there)",
                        "9:12: repositories.e.url: '\(root)plain' is not a git repository (name the folder that holds .git)",
                        "10:12: repositories.f.url: '~' is not expanded here (write the whole path)",
                        "11:12: repositories.g.url: '\(root)plain/tool' is not a git repository (name the folder that holds .git)",
                        "15:35: agents.c.command: there is no program 'no-such-program' in PATH (install it, or write its whole path)",
                        "16:35: agents.d.command: '\(root)plain/tool' is not a program that you may run (correct the path, or make the file executable)",
                        "17:35: agents.e.command: '/bin' is not a program that you may run (correct the path, or make the file executable)",
                        "18:1: unknown key 'polcy' in the workspace (did you mean 'policy'?)",
                    ].map { "signalbox.yaml:\($0)" })
        }
    }

    @Test func loads() throws {
        try withFolder { folder in
            let text = "version: 1\nname: x\n"
            try write(text, "signalbox.yaml", in: folder)
            let loaded = try WorkspaceLoader.load(URL(filePath: folder.path(percentEncoded: false), directoryHint: .notDirectory)).get()
            #expect(loaded.text == text && loaded.configuration.name == "x" && loaded.file.lastPathComponent == "signalbox.yaml")
        }
    }

    @Test func findsTheNearestWorkspaceUpwards() throws {
        try withFolder { folder in
            try write("", "outer/signalbox.yaml", in: folder)
            try write("", "outer/a/inner/signalbox.yaml", in: folder)
            try write("", "outer/a/inner/b/c/file", in: folder)
            // A folder of that name is no workspace file.
            try write("", "outer/a/inner/b/signalbox.yaml/file", in: folder)
            #expect(WorkspaceFinder.find(from: folder.appending(path: "outer/a/inner/b/c"))?.lastPathComponent == "inner")
            #expect(WorkspaceFinder.find(from: folder.appending(path: "outer/a/inner"))?.lastPathComponent == "inner")
            #expect(WorkspaceFinder.find(from: folder.appending(path: "outer/a"))?.lastPathComponent == "outer")
            #expect(WorkspaceFinder.find(from: folder) == nil)
        }
    }
}
