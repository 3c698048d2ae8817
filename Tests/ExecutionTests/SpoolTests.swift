import Execution
import Foundation
import Processes
import Testing

@Suite(.timeLimit(.minutes(15))) struct SpoolTests {
    private func finishedJob(_ fixture: Fixture) async throws -> (job: Job, bytes: [UInt8], starts: [UInt64]) {
        let (job, _) = try await fixture.run(fixture.script("for i in 1 2 3 4; do echo $i; sleep 0.01; done; head -c 200000 /dev/zero"))
        var starts: [UInt64] = [8]
        for try await case .frame(let frame) in fixture.executor.frames(job) { starts.append(frame.nextOffset) }
        return (job, Array(try fixture.data(job, "frames")), starts)
    }

    private func steps(_ path: String) throws -> (frames: Int, last: SpoolReader.Step) {
        var reader = SpoolReader(path: path)
        var frames = 0
        while true {
            let step = try reader.next()
            guard case .frame = step else { return (frames, step) }
            frames += 1
        }
    }

    @Test func everyTruncationIsNoticed() async throws {
        try await Fixture.with { fixture in
            let (job, bytes, starts) = try await finishedJob(fixture)
            let path = job.spool.frames
            #expect(starts.last == UInt64(bytes.count))
            let lengths = Array(0...200) + [bytes.count - 1, bytes.count]
            for length in lengths {
                try Data(bytes.prefix(length)).write(to: URL(filePath: path))
                let whole = starts.dropFirst().filter { $0 <= UInt64(length) }.count
                let (frames, last) = try steps(path)
                #expect(frames == whole)
                let expected: SpoolReader.Step =
                    length == 0 || starts.contains(UInt64(length)) ? .end : .incomplete(at: length < 8 ? 0 : starts[whole])
                #expect(last == expected, "length \(length)")
            }
            try Data(bytes.dropLast(3)).write(to: URL(filePath: path))
            var elements: [JobFrames.Element] = []
            for try await element in fixture.executor.frames(job) { elements.append(element) }
            #expect(elements.count == starts.count - 1)
            #expect(elements.last == .torn(at: starts[starts.count - 2], reason: "the last frame is incomplete"))
        }
    }

    @Test func everyDamageIsNoticed() async throws {
        try await Fixture.with { fixture in
            let (job, bytes, starts) = try await finishedJob(fixture)
            for place in 0..<Int(min(starts[2], 120)) {
                var damaged = bytes
                damaged[place] ^= 0x41
                try Data(damaged).write(to: URL(filePath: job.spool.frames))
                let (frames, last) = try steps(job.spool.frames)
                let whole = starts.dropFirst().filter { $0 <= UInt64(place) }.count
                #expect(frames == whole)
                switch last {
                case .torn(let offset, _), .incomplete(let offset): #expect(offset == (place < 8 ? 0 : starts[whole]))
                default: Issue.record("damage at \(place) was not noticed")
                }
            }
        }
    }

    @Test func hostileLengthsAndOffsetsAreBounded() async throws {
        try await Fixture.with { fixture in
            let path = fixture.folder + "/frames"
            let magic = Array("SBSPOOL".utf8) + [1]
            for length in [[0xFF, 0xFF, 0xFF, 0xFF], [1, 0, 1, 0], [0, 0, 0, 0x80]] as [[UInt8]] {
                try Data(magic + length + [1] + [UInt8](repeating: 0, count: 100)).write(to: URL(filePath: path))
                #expect(try steps(path).last == .torn(at: 8, reason: "no frame begins here"))
            }
            for offset in [9, 1 << 40, UInt64.max, UInt64.max - 20] {
                var reader = SpoolReader(path: path, from: offset)
                if case .frame = try reader.next() { Issue.record("a frame at \(offset)") }
            }
            #expect(try steps(fixture.folder + "/absent").last == .end)
        }
    }

    @Test func randomBytesNeverCrash() async throws {
        try await Fixture.with { fixture in
            var random = SeededRandom(seed: 7)
            for _ in 0..<300 {
                let count = Int.random(in: 0..<400, using: &random)
                let bytes = (0..<count).map { _ in UInt8.random(in: 0...3, using: &random) }
                try Data(Array("SBSPOOL".utf8) + [1] + bytes).write(to: URL(filePath: fixture.folder + "/frames"))
                _ = try steps(fixture.folder + "/frames")
            }
        }
    }

    @Test func modesKeepOthersOut() async throws {
        try await Fixture.with { fixture in
            let (job, _) = try await fixture.run(fixture.script("true"))
            var info = stat()
            #expect(stat(job.spool.folder, &info) == 0 && info.st_mode & 0o777 == 0o700)
            for name in ["spec.json", "frames", "exit.json", "runner.json", "lock"] {
                #expect(stat(job.spool.folder + "/" + name, &info) == 0 && info.st_mode & 0o777 == 0o600, "\(name)")
            }
        }
    }

    @Test func secretsStayOutOfTheWholeSpool() async throws {
        try await Fixture.with { fixture in
            let secret = "s3cret/value+\"1\""
            var spec = fixture.script("echo token=$TOKEN; echo \"$TOKEN\" >&2; printf %s \"$TOKEN\"; cat; echo $SHORT")
            spec.environment["TOKEN"] = secret
            spec.environment["SHORT"] = "abc"
            spec.secrets = ["TOKEN", "SHORT", "ABSENT"]
            spec.input = .text("use \(secret) now\n")
            let (job, outcome) = try await fixture.run(spec)
            #expect(outcome.reason == .exited(0))
            #expect(outcome.redactions == 4)
            let hidden = "[redacted:secret]"
            #expect(
                try await fixture.streams(job) == [.stdout: "token=\(hidden)\n\(hidden)use \(hidden) now\nabc\n", .stderr: "\(hidden)\n"])
            for name in try FileManager.default.contentsOfDirectory(atPath: job.spool.folder) {
                let text = String(decoding: try fixture.data(job, name), as: UTF8.self)
                #expect(!text.contains("s3cret"), "\(name)")
            }
        }
    }

    @Test func fullDiskStopsTheJobAndIsRecorded() async throws {
        try await Fixture.with { fixture in
            // A limit on the size of files stands in for a full disk: writes fail in the same place. 64 blocks are 32 or 64 KiB.
            let executor = try LocalExecutor(
                root: fixture.folder + "/limited", runner: "/bin/sh",
                arguments: ["-c", "ulimit -f 64; exec \(Fixture.runner) runner \"$1\"", "sh"])
            let job = try await executor.submit(fixture.script("yes", limits: JobLimits(graceSeconds: 0.2)))
            guard case .spoolFailed(let message) = try await executor.outcome(job).reason else {
                Issue.record("not spoolFailed")
                return
            }
            #expect(message.contains("writing frames"))
            // What was written before is whole.
            #expect(try steps(job.spool.frames).last == .end)
        }
    }

    @Test(.enabled(if: geteuid() == 0 && ExecutableFinder.isExecutable("/bin/mount"))) func reallyFullDisk() async throws {
        try await Fixture.with { fixture in
            let disk = fixture.folder + "/disk"
            try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
            let mount = Command(executable: "/bin/mount", arguments: ["-t", "tmpfs", "-o", "size=256k", "none", disk])
            // Containers may forbid it even for root.
            guard try await ProcessRunner.run(mount).status.isSuccess else { return }
            do {
                let executor = try LocalExecutor(root: disk + "/jobs", runner: Fixture.runner)
                let job = try await executor.submit(fixture.script("yes", limits: JobLimits(graceSeconds: 0.2)))
                let outcome = try await executor.outcome(job)
                if case .spoolFailed = outcome.reason {} else { Issue.record("\(outcome.reason)") }
                #expect(outcome.outputBytes > 0)
            } catch {
                Issue.record("\(error)")
            }
            _ = try await ProcessRunner.run(Command(executable: "/bin/umount", arguments: ["-l", disk]))
        }
    }
}

/// A small generator with a seed (SplitMix64), so that a failure can be repeated.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
