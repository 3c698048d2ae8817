package import Domain
import Git

extension Desk {
    package func inspection(_ id: LaneID) async throws(DeskError) -> Inspection {
        let (lane, candidate, station) = try await inspected(id)
        let memory = stations.inspections
        let (changes, facts) = try await desk {
            (try await station.changes(candidate, memory), try await station.facts(candidate, memory))
        }
        let files = InspectedFile.inTreeOrder(
            candidate.files.map { file in
                let change = changes[file.path]
                let hasModes = change.map { $0.oldMode != $0.newMode && $0.oldMode != .absent } ?? false
                return InspectedFile(
                    file, marks: facts.marks[file.path] ?? FileMarks(generated: file.generated ? true : nil),
                    seen: SeenState(file, in: lane), oldMode: hasModes ? change?.oldMode.digits : nil,
                    newMode: hasModes || change?.newMode != .regular ? change?.newMode.digits : nil)
            })
        var collisions: [Collision] = []
        var unknown: String?
        do {
            collisions = try await CollisionForecast(lane: lane, station: station, memory: memory).read(await model())
        } catch {
            unknown = "\((error as? GitError)?.message ?? "\(error)")"
        }
        let ran = await TranscriptCommands(stations: stations).read(lane, ClaimCheck.commands(of: lane))
        return Inspection(
            lane: lane, candidate: candidate, files: files, noLongerChanged: lane.noLongerChanged,
            claims: ClaimCheck(lane, files: files, ran: ran).findings,
            risk: RiskReasons.of(lane, files: files, collisions: collisions), collisions: collisions, collisionsUnknown: unknown,
            commits: facts.commits)
    }

    package func fileDiff(_ id: LaneID, path: String, from: Int, count: Int) async throws(DeskError) -> DiffPage {
        let (lane, candidate, station) = try await inspected(id)
        try Self.require(path, in: candidate, of: lane)
        return try await desk {
            let patches = try await station.patches(from: candidate.base, to: candidate.commit, path: path, stations.inspections)
            guard let page = patches.page(path, from: from, count: count) else {
                throw DeskError(.failed, "git does not name '\(path)' among the changes of candidate \(candidate.number)")
            }
            return page
        }
    }

    package func fileLines(
        _ id: LaneID, path: String, side: FileLines.Side, lines: ClosedRange<Int>
    ) async throws(DeskError) -> FileLines {
        let (lane, candidate, station) = try await inspected(id)
        try Self.require(path, in: candidate, of: lane)
        let memory = stations.inspections
        let contents: FileContents = try await desk {
            guard let change = try await station.changes(candidate, memory)[path] else {
                throw DeskError(.failed, "git does not name '\(path)' among the changes of candidate \(candidate.number)")
            }
            let mode = side == .old ? change.oldMode : change.newMode
            guard let object = side == .old ? change.oldID : change.newID else {
                throw DeskError(.notFound, "'\(path)' is not there on the \(side.rawValue) side")
            }
            guard mode != .submodule else { throw DeskError(.usage, "'\(path)' is a submodule, whose files are in another repository") }
            do {
                return try await station.contents(object, memory)
            } catch let error as GitError where error.isTooLarge {
                throw DeskError(.usage, "'\(path)' is larger than 16 MB and is not shown line by line")
            }
        }
        guard !contents.isBinary else { throw DeskError(.usage, "'\(path)' is no text") }
        let wanted = lines.clamped(to: 1...max(1, contents.lineCount)).prefix(FileLines.limit)
        let cells = lines.lowerBound <= contents.lineCount ? wanted.map { contents.cell($0) } : []
        return FileLines(path: path, side: side, total: contents.lineCount, lines: cells)
    }

    package func interdiff(_ id: LaneID, path: String, from: Int, count: Int) async throws(DeskError) -> Interdiff {
        let (lane, candidate, station) = try await inspected(id)
        let file = try Self.require(path, in: candidate, of: lane)
        let state = SeenState(file, in: lane)
        guard state.kind == .changed, let older = lane.candidates.first(where: { $0.number == state.candidate }) else {
            let note = state.kind == .new ? "you have not looked at this file before" : "nothing changed since you looked"
            return Interdiff(since: state.candidate, state: state, note: note)
        }
        let memory = stations.inspections
        return try await desk {
            let old = try await station.rebased(older, on: candidate.base, memory)
            // Where the older version does not merge with the new base, the two results are compared as they are.
            let isExact = !old.conflicts.contains(path) && !old.conflicts.contains(file.oldPath ?? path)
            let patches = try await station.patches(
                from: isExact ? old.tree : older.commit, to: candidate.commit, path: path, memory)
            let page = patches.page(path, from: from, count: count)
            return Interdiff(
                since: older.number, state: state, exact: isExact,
                note: !isExact
                    ? "the base changed the same lines since candidate \(older.number), so its changes are shown too"
                    : page == nil ? "the lane's own change is the same as in candidate \(older.number); only what is around it moved" : nil,
                page: page)
        }
    }

    package func fileConversation(_ id: LaneID, path: String) async throws(DeskError) -> FileConversation {
        let (lane, candidate, station) = try await inspected(id)
        let file = try Self.require(path, in: candidate, of: lane)
        var conversation = try await desk { try await FileTalk(stations: stations, lane: lane, file: file).read() }
        // Which lines an edit wrote is looked up in the file as it is now; without it the places are still right.
        let memory = stations.inspections
        if let object = try? await station.changes(candidate, memory)[path]?.newID,
            let contents = try? await station.contents(object, memory)
        {
            conversation.locate(in: contents)
        }
        return conversation.result
    }

    private func inspected(_ id: LaneID) async throws(DeskError) -> (Lane, Domain.Candidate, RepositoryStation) {
        let lane = try await lane(id)
        guard let candidate = lane.candidate else { throw DeskError(.refused, "\(id) has no candidate to look at yet") }
        let station = try await station(of: lane)
        if let reason = lane.forgotten, try await desk({ try await !station.holds(candidate.commit) }) {
            throw DeskError(.notFound, "the candidate of \(id) is gone: its refs were removed by signalbox gc: \(reason)")
        }
        return (lane, candidate, station)
    }

    @discardableResult
    private static func require(_ path: String, in candidate: Domain.Candidate, of lane: Lane) throws(DeskError) -> CandidateFile {
        guard let file = candidate.files.first(where: { $0.path == path }) else {
            throw DeskError(.notFound, "'\(path)' is not changed by \(lane.id)")
        }
        return file
    }
}

extension GitError {
    fileprivate var isTooLarge: Bool {
        if case .outputTooLarge = kind { return true }
        return false
    }
}

extension FileContents {
    /// - Parameter number: from 1.
    fileprivate func cell(_ number: Int) -> DiffCell {
        let text = LineText(line(number - 1), isEnded: !lacksNewline(number - 1))
        return DiffCell(
            line: number, text: text.text, ending: lacksNewline(number - 1) ? LineEnding.none : text.hasCarriageReturn ? .crlf : nil,
            omitted: text.omitted > 0 ? text.omitted : nil)
    }
}
