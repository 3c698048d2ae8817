package import Domain

extension Desk {
    package func destinations() async -> [DestinationView] {
        let configuration = await configuration()
        return await notifier.views(configuration, now: await conductor.now())
    }

    package func testDestinations(_ name: String?) async throws(DeskError) -> [NoticeTest] {
        let configuration = await configuration()
        let wanted = configuration.notify.destinations.filter { name == nil || $0.name == name }
        guard !wanted.isEmpty else {
            throw DeskError(
                .notFound,
                name.map { "there is no destination '\($0)' under 'notify' in signalbox.yaml" }
                    ?? "signalbox.yaml has no destination under 'notify': nothing leaves this machine")
        }
        var tests: [NoticeTest] = []
        for destination in wanted { tests.append(await notifier.test(destination, configuration)) }
        return tests
    }

    /// A token opens nothing but its own answer, which then goes the way of every answer: an ask that was answered otherwise is refused, and so
    /// is what no answer can open.
    package func act(_ token: String) async throws(DeskError) -> NoticeActionDone? {
        let now = await conductor.now()
        let grant = try await desk { try await notifier.tokens.redeem(token, now: now) }
        guard let grant else { return nil }
        let notify = await configuration().notify
        guard notify.publicUrl != nil, notify.destination(grant.destination)?.actions == true else {
            throw DeskError(.refused, "messages to '\(grant.destination)' offer no actions any more")
        }
        let lane = try await answer(grant.ask, grant.verdict, message: "", by: "operator:notification@\(grant.destination)")
        return NoticeActionDone(ask: grant.ask, verdict: grant.verdict, lane: lane.id)
    }
}
