package import Domain
import Execution
import Foundation
import Git
import Ledger
import Reports

extension Desk {
    package func diff(_ id: LaneID, paths: [String]) async throws(DeskError) -> [Domain.FileDiff] {
        let lane = try await lane(id)
        guard let candidate = lane.candidate else { throw DeskError(.refused, "\(id) has no candidate to look at yet") }
        let station = try await station(of: lane)
        let files = paths.isEmpty ? candidate.files : candidate.files.filter { paths.contains($0.path) }
        return try await desk { try await station.diffs(base: candidate.base, commit: candidate.commit, files: files) }
    }

    package func pullRequestBody(_ id: LaneID) async throws(DeskError) -> String {
        let lane = try await lane(id)
        guard let body = lane.publishedBody else { throw DeskError(.notFound, "\(id) has no pull request yet") }
        return try await desk { String(decoding: try stations.blobs.read(body, limit: 16_000_000), as: UTF8.self) }
    }

    package func log(_ id: LaneID, job: String?, follow: Bool) async throws(DeskError) -> AsyncStream<[UInt8]> {
        let lane = try await lane(id)
        let names = LaneJobs.names(lane)
        guard let name = job.map({ LaneJobs.find($0, lane) ?? "\(id)-\($0)" }) ?? names.last else {
            throw DeskError(.notFound, "nothing has run in \(id) yet")
        }
        let executor = stations.executor
        guard let job = try? await executor.job(name) else {
            guard let blob = LaneJobs.log(of: name, lane) else {
                let known = names.map { $0.replacing("\(id)-", with: "") }.joined(separator: ", ")
                throw DeskError(.notFound, "\(id) has no job '\(name.replacing("\(id)-", with: ""))'; it has \(known)")
            }
            return try await desk { try Self.stream(blob, from: stations.blobs) }
        }
        if follow { return LogFollowing(executor.frames(job)).stream() }
        let (stream, continuation) = AsyncStream<[UInt8]>.makeStream()
        do {
            continuation.yield(try executor.logTail(job, bytes: 8_000_000))
        } catch {
            continuation.yield(Array("\n[signalbox] \(error)\n".utf8))
        }
        continuation.finish()
        return stream
    }

    /// A finished job's output, piece by piece.
    private static func stream(_ blob: String, from blobs: BlobStore) throws -> AsyncStream<[UInt8]> {
        let size = try blobs.size(of: blob)
        let piece = 1 << 16
        return AsyncStream { continuation in
            // Bounded: the end of the output, at most 8 MB.
            var offset = max(0, size - 8_000_000)
            while offset < size, let data = try? blobs.read(blob, from: offset, count: piece), !data.isEmpty {
                continuation.yield(Array(data))
                offset += Int64(data.count)
            }
            continuation.finish()
        }
    }

    package func restore(_ id: LaneID, into folder: String?, by: String) async throws(DeskError) -> String {
        if let folder, !folder.hasPrefix("/") || folder.contains("\0") {
            throw DeskError(.usage, "'\(folder)' is no absolute path of a folder to make")
        }
        let lane = try await lane(id)
        if let reason = lane.forgotten {
            throw DeskError(.refused, "\(id) cannot be brought back: its refs were removed by signalbox gc: \(reason)")
        }
        let station = try await station(of: lane)
        let path = try await desk {
            if let folder, FileManager.default.fileExists(atPath: folder) { throw DeskError(.refused, "\(folder) exists already") }
            let (path, name) = try await station.restore(lane)
            guard let folder else { return path }
            try FileManager.default.copyItem(atPath: path, toPath: folder)
            // The copy is a folder of files; the repository stays with the worktree it came from.
            try? FileManager.default.removeItem(atPath: "\(folder)/.git")
            try await station.discardRestored(name)
            return folder
        }
        _ = try await record(id, by: by) { _ in [.restored(path: path)] }
        return path
    }

    package func reverify(sample: Int?, by: String) async throws(DeskError) -> [Lane] {
        if let sample, sample < 1 { throw DeskError(.usage, "a sample has at least one lane, not \(sample)") }
        let configuration = await configuration()
        let model = await conductor.model
        let landed = model.everyBrief.filter { _, lane in
            guard lane.phase == .done, let repository = configuration.repository(lane.repository) else { return false }
            return !repository.smoke.isEmpty || model.targets[lane.target]?.liveChecks.isEmpty == false
        }
        // Least recently verified first, so that repeated samples come round to every lane.
        let ordered = landed.sorted { left, right in
            let old = left.brief.reverifiedAt?.milliseconds ?? 0
            let new = right.brief.reverifiedAt?.milliseconds ?? 0
            return old == new ? left.id < right.id : old < new
        }
        var checked: [Lane] = []
        for (id, _) in ordered.prefix(sample ?? ordered.count) {
            let lane = try await self.lane(id)
            let station = try await station(of: lane)
            guard let repository = configuration.repository(lane.start.repository) else { continue }
            let context = StepContext(
                lane: lane, target: model.targets[lane.start.target], repository: repository, configuration: configuration,
                station: station,
                stations: stations, conductor: conductor)
            try await desk { try await DeliveryStepRunner(context).reverify() }
            checked.append(try await self.lane(lane.id))
        }
        return checked
    }

    package func addRepository(
        name: String, location: String, gates: [String: String], progress: @escaping @Sendable (String) -> Void
    ) async throws(DeskError) {
        // The name becomes a folder's name before the file's own check sees it.
        guard name.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9._-]*/) != nil, name.count <= 64 else {
            throw DeskError(.usage, "'\(name)' cannot name a repository: use letters, digits, '.', '_' and '-'")
        }
        if await configuration().repository(name) != nil {
            throw DeskError(.usage, "there is a repository '\(name)' in signalbox.yaml already")
        }
        // Cloned first: an address that does not work never gets into the file.
        let repository = RepositoryConfiguration(name: name, url: location)
        let station = try await desk {
            try await stations.repositories.open(repository, progress: CloneProgress.lines(name, progress))
        }
        let (files, contents) = try await desk { try await station.probeMaterial() }
        try await source.addRepository(name: name, location: location, gates: gates, files: files, contents: contents)
        try await syncRepository(name, progress: progress)
    }

    package func syncRepository(_ name: String?, progress: @escaping @Sendable (String) -> Void) async throws(DeskError) {
        let configuration = await configuration()
        if let name, configuration.repository(name) == nil {
            throw DeskError(.notFound, "there is no repository '\(name)' in signalbox.yaml")
        }
        for repository in configuration.repositories where name == nil || repository.name == name {
            try await desk {
                let station = try await stations.repositories.open(repository, progress: CloneProgress.lines(repository.name, progress))
                let head = try await station.sync(conductor: conductor)
                progress("\(repository.name): at \(head.prefix(12))")
            }
        }
    }

    package func report(day: String?, format: String, width: Int) async throws(DeskError) -> String {
        try await desk { try await DayReporting(desk: self).render(day: day, format: format, width: width) }
    }

    package func rebuildLedger() async throws(DeskError) -> LedgerCheck {
        try await desk {
            let report = try conductor.ledger.rebuild()
            let head = conductor.ledger.head
            let (turns, events) = try await indexer.rebuild()
            return LedgerCheck(
                sound: report.identical, events: report.events, root: "\(head.root)", problems: report.differences.map(\.description),
                index: "the search index was dropped and is read again: "
                    + "\(CountWords.text(turns, "turn")), \(CountWords.text(Int(clamping: events), "event"))")
        }
    }

    package func search(_ question: SearchQuestion) async throws(DeskError) -> SearchPage {
        try await desk { try indexer.search(question) }
    }

    /// On a thread of the system's: of a long ledger it takes a part of a second, for which none of the loop's should be held.
    private func holdsWhatIsStored() async throws -> Bool {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { [ledger = conductor.ledger] in
                continuation.resume(with: Result { try ledger.holdsWhatIsStored() })
            }
        }
    }

    package func verifyLedger() async throws(DeskError) -> LedgerCheck {
        try await desk {
            async let memory = holdsWhatIsStored()
            let report = try await stations.ledgerCheck.report()
            var problems = report.problems.map(\.description)
            if !(try await memory) { problems.append("the server's state in memory is not what its tables hold: start it again") }
            return LedgerCheck(sound: problems.isEmpty, events: report.events, root: "\(report.head.root)", problems: problems)
        }
    }
}
