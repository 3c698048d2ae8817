import Testing

/// How often a landing talks with the remote. Each talk is a connection, which over a network is what a landing waits for.
struct RemoteTalkTests {
    /// Stands for ssh, and writes down what it is asked for.
    private func transport(_ box: Sandbox) async throws {
        try box.write(
            """
            #!/bin/sh
            for last in "$@"; do :; done
            echo "$last" | sed 's/ .*//' >> '\(box.path("talks"))'
            exec sh -c "$last"

            """, to: box.path("ssh"))
        try await box.shell("chmod +x '\(box.path("ssh"))'; : > '\(box.path("talks"))'")
    }

    private func talks(_ box: Sandbox) throws -> [String] {
        defer { try? box.write("", to: box.path("talks")) }
        return try box.read(box.path("talks")).split(separator: "\n").map { String($0.dropFirst("git-".count)) }
    }

    @Test("A landing pushes and fetches, once each, also when the base has moved; somebody else's push costs one more of both")
    func landing() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await transport(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]\nlanes: 4")
            let configuration = try box.read(box.workspace + "/signalbox.yaml")
            try box.write(
                configuration.replacing("../r.git", with: "ssh://host\(repository.path)"), to: box.workspace + "/signalbox.yaml")
            try await box.signalbox("up", with: ["GIT_SSH": box.path("ssh")])
            for number in 1...3 {
                let name = "f\(number).txt"
                _ = try await box.startLane("Lane \(number)", intent: "echo x > \(name); git add \(name); git commit -qm x")
            }
            for number in 1...3 { try await box.reach("L-\(number)", "inspecting") }
            #expect(try !talks(box).isEmpty, "nothing is counted")

            try await box.approve("L-1")
            try await box.reach("L-1", "done")
            #expect(try talks(box) == ["receive-pack", "upload-pack"])
            // Its base has moved: it gets a new candidate and new gates, and the remote need not be asked what it just said.
            try await box.approve("L-2")
            let second = try await box.reach("L-2", "done")
            #expect(second.candidate.number.int == 2)
            #expect(try talks(box) == ["receive-pack", "upload-pack"])
            // What a colleague pushed is found by the push, which changes nothing.
            try await repository.push(["c.txt": "c\n"])
            try await box.approve("L-3")
            let third = try await box.reach("L-3", "done")
            #expect(third.candidate.number.int == 3)
            #expect(try talks(box) == ["receive-pack", "upload-pack", "receive-pack", "upload-pack"])
            #expect(try await repository.files() == ["a.txt", "c.txt", "f1.txt", "f2.txt", "f3.txt"])
            try await box.expectSound()
        }
    }
}
