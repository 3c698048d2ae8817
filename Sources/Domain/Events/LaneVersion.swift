/// Where a lane lies that is not held in memory.
package protocol StoredLane: AnyObject, Sendable {
    /// Reads it. The same lane each time, whatever was recorded since.
    func read() throws(StoredLaneFault) -> Lane
    /// Its record is about to become another: what it is now stays readable.
    func keep() throws(StoredLaneFault)
}

/// Why a stored lane cannot be read.
package struct StoredLaneFault: Error, Equatable, Sendable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}

/// A lane in one state. As long as nothing of the lane is recorded it is the same object, so what was made of it is still right.
package final class LaneVersion: Sendable {
    package let id: LaneID
    /// Of a lane that is settled; nil for all others.
    package let brief: LaneBrief?
    /// The lane, or nothing: a list, since there are tens of thousands that are not held, and a lane takes a kilobyte of room even where there is none.
    /// Unsafe only in that the compiler cannot see why it is safe: ``change(_:)`` is the only writer, and is called for a box that nobody else holds.
    nonisolated(unsafe) private var held: [Lane]
    private let stored: (any StoredLane)?

    init(_ lane: Lane) {
        id = lane.id
        brief = lane.isSettled ? LaneBrief(lane) : nil
        held = [lane]
        stored = nil
    }

    /// A settled lane that stays where it is until somebody asks.
    package init(_ id: LaneID, _ brief: LaneBrief, _ stored: any StoredLane) {
        self.id = id
        self.brief = brief
        self.stored = stored
        held = []
    }

    /// The lane. One whose record cannot be read is shown with what is known of it, and says so.
    package var lane: Lane {
        do throws(StoredLaneFault) {
            return try read()
        } catch {
            return standIn(error)
        }
    }

    // What is known without reading it.
    package var phase: Phase { brief?.phase ?? lane.phase }
    package var queuedAt: Timestamp { brief?.queuedAt ?? lane.queuedAt }

    /// The lane, for who writes what comes of it.
    package func read() throws(StoredLaneFault) -> Lane {
        if let lane = held.first { return lane }
        guard let stored else { throw StoredLaneFault("\(id) is nowhere") }
        return try stored.read()
    }

    /// To be called before what is recorded of the lane is changed.
    package func keep() throws(StoredLaneFault) { try stored?.keep() }

    private func standIn(_ fault: StoredLaneFault) -> Lane {
        let start = LaneStart(
            target: brief?.target ?? TargetID(number: 0), repository: brief?.repository ?? "", boundary: nil, risk: brief?.risk ?? .high,
            kind: brief?.kind ?? "", title: brief?.title ?? "", agent: brief?.agent ?? "", definition: brief?.definition ?? "",
            attempt: brief?.attempt ?? 1, maxTurns: 0, maxFiles: 0, maxLines: 0, reverts: brief?.reverts)
        let end = brief?.endedAt ?? Timestamp(milliseconds: 0)
        var lane = Lane(id: id, start: start, at: brief?.queuedAt ?? end)
        lane.phase = brief?.phase ?? .done
        lane.phases.append(PhaseEntry(phase: lane.phase, at: end, note: ""))
        lane.attention = Attention(
            reason: .internalError, detail: "\(fault); signalbox ledger rebuild derives it again from the events", since: end)
        return lane
    }

    /// Changes the lane where it is, without a copy. Only for a box that nobody else holds, and whoever lets it be settled puts another in its place: this one has no brief.
    func change<Fault: Error, Result>(_ body: (inout Lane) throws(Fault) -> Result) throws(Fault) -> Result { try body(&held[0]) }

    /// - Parameter inMemory: nothing is read; what is stored is taken for what it was.
    static func same(_ left: LaneVersion, _ right: LaneVersion, inMemory: Bool) -> Bool {
        if left === right { return true }
        guard left.brief == right.brief else { return false }
        if left.stored != nil || right.stored != nil, inMemory || left.stored === right.stored { return true }
        return left.lane == right.lane
    }
}
