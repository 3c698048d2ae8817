package import Domain

extension Desk {
    package func garbage() async throws(DeskError) -> GarbageReport {
        let configuration = await configuration()
        return try await desk { GarbageReport(applied: false, items: try await collector.look(configuration)) }
    }

    package func collectGarbage(by: String) async throws(DeskError) -> GarbageReport {
        let configuration = await configuration()
        return try await desk { try await collector.collect(configuration, by: by) }
    }

    /// Ends a collection that an earlier server had begun.
    package func resumeCollection() async throws(DeskError) {
        let configuration = await configuration()
        try await desk { try await collector.resume(configuration) }
    }

    private var collector: GarbageCollector { GarbageCollector(stations: stations, conductor: conductor) }
}
