/// Decides what may go: all that is there, without what a lane, the ledger or a ref needs. What is not understood stays.
package struct GarbagePlan: Sendable {
    let model: ReadModel
    let retention: RetentionConfiguration
    let now: Timestamp

    package init(model: ReadModel, retention: RetentionConfiguration, now: Timestamp) {
        self.model = model
        self.retention = retention
        self.now = now
    }

    /// In a fixed order: by kind, then as they were found.
    package func items(_ found: StateInventory) -> [GarbageItem] {
        blobs(found) + found.spools.compactMap { spool($0, found) } + found.prompts.compactMap { prompt($0, found) }
            + found.transcripts.compactMap { transcript($0, found) } + found.laneFolders.compactMap(folder)
            + found.repositories.flatMap(repository)
    }

    private func blobs(_ found: StateInventory) -> [GarbageItem] {
        found.unnamedBlobs.map {
            GarbageItem(
                kind: .blob, name: GarbageItem.place(ofBlob: $0.name), bytes: $0.bytes,
                reason: "no event and no blob that is kept names it: a server was killed before it recorded it")
        }
    }

    // MARK: Places of jobs

    /// The lane that a job is of, and why what belongs to the lane may go; nil while it may not.
    private func over(_ job: String) -> (lane: LaneID, records: LaneRecords?)? {
        guard let id = LaneID.leading(job) else { return nil }
        guard let lane = model.lanes[id] else { return (id, nil) }
        let records = LaneRecords(lane: lane)
        return records.isOver ? (id, records) : nil
    }

    private func spool(_ entry: StateInventory.Entry, _ found: StateInventory) -> GarbageItem? {
        guard found.endedJobs.contains(entry.name), let (id, records) = over(entry.name) else { return nil }
        guard let records else { return item(.spool, entry, id, "the ledger has no lane \(id)") }
        switch records.output(of: entry.name) {
        case .none: return item(.spool, entry, id, "the ledger names no such job of \(id), which has ended")
        // Its output is nowhere else.
        case .some(.none): return nil
        case .some(.some): return item(.spool, entry, id, "\(id) has ended, and the job's output is a blob")
        }
    }

    private func prompt(_ entry: StateInventory.Entry, _ found: StateInventory) -> GarbageItem? {
        guard !isAtWork(entry.name, found), let (id, records) = over(entry.name) else { return nil }
        return item(.prompt, entry, id, records == nil ? "the ledger has no lane \(id)" : "\(id) has ended; what was asked is a blob")
    }

    private func transcript(_ entry: StateInventory.Entry, _ found: StateInventory) -> GarbageItem? {
        guard !isAtWork(entry.name, found), let (id, records) = over(entry.name) else { return nil }
        guard let records else { return item(.transcript, entry, id, "the ledger has no lane \(id)") }
        switch records.transcript(of: entry.name) {
        case .some(.none): return nil
        case .none: return item(.transcript, entry, id, "the ledger names no such turn of \(id), which has ended")
        case .some(.some): return item(.transcript, entry, id, "\(id) has ended, and the transcript is a blob")
        }
    }

    private func folder(_ entry: StateInventory.Entry) -> GarbageItem? {
        guard let (id, records) = over(entry.name), entry.name == id.description else { return nil }
        return item(
            .laneFolder, entry, id,
            records == nil
                ? "the ledger has no lane \(id)" : "\(id) has ended; what it committed is in the mirror, what it left in its snapshot")
    }

    private func isAtWork(_ job: String, _ found: StateInventory) -> Bool {
        found.spools.contains { $0.name == job } && !found.endedJobs.contains(job)
    }

    private func item(_ kind: GarbageItem.Kind, _ entry: StateInventory.Entry, _ lane: LaneID, _ reason: String) -> GarbageItem {
        GarbageItem(kind: kind, name: entry.name, lane: lane, bytes: entry.bytes, reason: reason)
    }
}
