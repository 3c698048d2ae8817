package import Domain
package import Foundation
import Ledger
package import Logging
package import Notifications
import Reports

/// Tells destinations outside of this machine what waits for the operator. Behind the loop: nothing waits for it, and it keeps nothing that a
/// restart would lose but how often it has tried.
///
/// Before a message is sent its marker is in the ledger, and afterwards what came of it. A server that dies in between finds the first without
/// the second and sends what of it is still true again, under the same identifier.
package actor Notifier {
    /// Between two rounds: lanes that call at once are one message.
    private static let pause = Duration.milliseconds(250)

    private struct Standing {
        var tries: NoticeTries?
        var restsUntil: Timestamp?
        var problem: String?
        var inFlight = false
    }

    let conductor: Conductor
    let tokens: ActionTokens
    private let sender: NoticeSender
    private let logger: Logger
    private let start: Timestamp
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    /// What is known of destinations beside the ledger, by name.
    private var standings: [String: Standing] = [:]
    private var known: NotifyConfiguration?
    private var alarm: (at: Timestamp, task: Task<Void, Never>)?

    /// - Parameters:
    ///   - folder: where the digests of actions' tokens are kept.
    ///   - start: now; landings before it are not told where nothing was told yet.
    package init(conductor: Conductor, sender: NoticeSender, folder: URL, start: Timestamp, logger: Logger) {
        self.conductor = conductor
        self.sender = sender
        self.start = start
        self.logger = logger
        tokens = ActionTokens(file: folder.appendingPathComponent("actions.json"))
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Runs until it is cancelled. A message whose fate is not known then is sent again at the next start.
    package func run() async {
        let changes = conductor.ledger.changes()
        await withDiscardingTaskGroup { group in
            group.addTask { [wake] in
                for await _ in changes { wake.yield() }
                // The ledger is closed.
                wake.finish()
            }
            wake.yield()
            for await _ in wakes {
                for sending in await round() { group.addTask { await self.deliver(sending) } }
                guard (try? await Task.sleep(for: Self.pause)) != nil else { break }
            }
            group.cancelAll()
        }
    }

    private struct Sending: Sendable {
        let notice: Notice
        let items: [NoticeItem]
        let destination: NotifyDestination
    }

    /// Begins what is due, and returns what is to be sent now.
    private func round() async -> [Sending] {
        let configuration = await conductor.configuration
        guard !configuration.notify.destinations.isEmpty else { return [] }
        adopt(configuration.notify)
        let now = await conductor.now()
        var due: [Sending] = []
        for destination in configuration.notify.destinations where standings[destination.name]?.inFlight != true {
            let (planner, items) = plan(destination, configuration, now)
            let state = conductor.ledger.model.workspace.notices[destination.name]
            do {
                switch planner.step(items) {
                case .nothing: break
                case .waitUntil(let moment): ring(at: moment, now: now)
                case .begin(let fresh):
                    let notice = Notice(
                        id: "msg_\(Secret.make())", destination: destination.name, keys: fresh.map(\.key),
                        landedSince: state?.landedSince ?? start)
                    try await conductor.record([.workspace(.noticeBegun(notice))])
                    due.append(Sending(notice: notice, items: fresh, destination: destination))
                case .send(let notice, let kept): due.append(Sending(notice: notice, items: kept, destination: destination))
                case .close(let notice):
                    standings[destination.name]?.tries = nil
                    try await end(notice, .obsolete, "nothing of it was true any more")
                }
            } catch {
                logger.error("notifications to \(destination.name): \(error)")
                ring(at: Timestamp(milliseconds: now.milliseconds + 5_000), now: now)
            }
        }
        for sending in due { standings[sending.destination.name, default: Standing()].inFlight = true }
        return due
    }

    /// What the operator changed is tried at once.
    private func adopt(_ configuration: NotifyConfiguration) {
        guard configuration != known else { return }
        for destination in configuration.destinations where known?.destination(destination.name) != destination {
            standings[destination.name, default: Standing()].restsUntil = nil
            standings[destination.name]?.tries = nil
        }
        known = configuration
    }

    private func plan(_ destination: NotifyDestination, _ configuration: WorkspaceConfiguration, _ now: Timestamp) -> (
        NoticePlanner, [NoticeItem]
    ) {
        let model = conductor.ledger.model
        let state = model.workspace.notices[destination.name]
        let standing = standings[destination.name]
        let items = NoticeItem.current(
            model, landedSince: destination.reasons.contains(.landed) ? state?.landedSince ?? start : nil)
        let planner = NoticePlanner(
            destination, state: state, now: now, quietUntil: Self.quietUntil(destination, configuration.timeZone, now),
            tries: standing?.tries, restsUntil: standing?.restsUntil)
        return (planner, items)
    }

    private static func quietUntil(_ destination: NotifyDestination, _ zone: String, _ now: Timestamp) -> Timestamp? {
        guard let quiet = destination.quiet, let minute = LocalDay.minute(of: now, zone: zone),
            let left = quiet.minutesLeft(at: minute)
        else { return nil }
        // To the beginning of the minute in which it ends.
        return Timestamp(milliseconds: (now.milliseconds / 60_000 + Int64(left)) * 60_000)
    }

    private func deliver(_ sending: Sending) async {
        let name = sending.destination.name
        let outcome = await attempt(sending)
        let now = await conductor.now()
        if let outcome {
            await settle(sending, outcome, now)
        }
        standings[name]?.inFlight = false
        wake.yield()
    }

    private func attempt(_ sending: Sending) async -> SendOutcome? {
        let configuration = await conductor.configuration
        let now = await conductor.now()
        let message = NoticeMessage(id: sending.notice.id, workspace: configuration.name, items: sending.items)
        do {
            let actions = try await actions(message, sending.destination, configuration.notify, now)
            return await sender.send(
                message, actions: actions, to: sending.destination, publicUrl: configuration.notify.publicUrl, at: now)
        } catch {
            return SendOutcome(delivered: false, detail: "the tokens of its actions cannot be kept: \(error)")
        }
    }

    /// Tokens for the permissions that a message names, made anew at each try: the ones before may have been lost on their way.
    private func actions(
        _ message: NoticeMessage, _ destination: NotifyDestination, _ configuration: NotifyConfiguration, _ now: Timestamp
    ) async throws -> [NoticeAction] {
        guard destination.actions, configuration.publicUrl != nil else { return [] }
        let expires = Timestamp(milliseconds: now.milliseconds + Int64(configuration.actionSeconds) * 1000)
        var actions: [NoticeAction] = []
        for item in message.items where item.isPermission {
            guard let ask = item.ask else { continue }
            let made = try await tokens.make(ask, [.allowOnce, .deny], for: destination.name, expiresAt: expires, now: now)
            actions += made.map { NoticeAction(ask: ask, verdict: $0.verdict, token: $0.token, expiresAt: expires) }
        }
        return actions
    }

    private func settle(_ sending: Sending, _ outcome: SendOutcome, _ now: Timestamp) async {
        let name = sending.destination.name
        standings[name]?.problem = outcome.delivered ? nil : outcome.detail
        do {
            if outcome.delivered {
                standings[name]?.tries = nil
                return try await end(sending.notice, .delivered, outcome.detail)
            }
            let tries = NoticeTries.after(standings[name]?.tries, now: now)
            standings[name]?.tries = tries
            guard tries == nil else { return }
            standings[name]?.restsUntil = Timestamp(milliseconds: now.milliseconds + NoticeTries.restSeconds * 1000)
            logger.warning("notifications to \(name): \(outcome.detail)")
            try await end(sending.notice, .failed, outcome.detail)
        } catch {
            // Its end could not be recorded, so that it is sent again: rather twice than never.
            logger.error("notifications to \(name): \(error)")
            standings[name]?.tries = NoticeTries(
                count: 1, next: Timestamp(milliseconds: now.milliseconds + (NoticeTries.delays.last ?? 600) * 1000))
        }
    }

    private func end(_ notice: Notice, _ outcome: NoticeOutcome, _ detail: String) async throws {
        try await conductor.record([
            .workspace(.noticeEnded(id: notice.id, destination: notice.destination, outcome, detail: detail))
        ])
    }

    /// Plans again at a moment, unless that happens sooner in any case.
    private func ring(at moment: Timestamp, now: Timestamp) {
        if let set = alarm, set.at <= moment, set.at > now { return }
        alarm?.task.cancel()
        let task = Task { [wake] in
            try? await Task.sleep(for: .milliseconds(max(0, moment.milliseconds - now.milliseconds)))
            wake.yield()
        }
        alarm = (moment, task)
    }

    // MARK: For the desk

    /// How it goes at every destination, in the order of the file.
    func views(_ configuration: WorkspaceConfiguration, now: Timestamp) -> [DestinationView] {
        configuration.notify.destinations.map { destination in
            let (planner, items) = plan(destination, configuration, now)
            let state = conductor.ledger.model.workspace.notices[destination.name]
            let standing = standings[destination.name]
            return DestinationView(
                name: destination.name, kind: destination.kind, server: WebAddress(destination.url)?.origin ?? "",
                actions: destination.actions, delivered: state?.delivered ?? 0, deliveredAt: state?.deliveredAt,
                waiting: planner.waiting(items),
                nextTryAt: [standing?.tries?.next, standing?.restsUntil].compactMap(\.self).filter { $0 > now }.min(),
                problem: standing?.problem ?? state?.problem)
        }
    }

    /// Sends a message about nothing, once.
    func test(_ destination: NotifyDestination, _ configuration: WorkspaceConfiguration) async -> NoticeTest {
        let message = NoticeMessage(id: "msg_\(Secret.make())", workspace: configuration.name, items: [], isTest: true)
        let outcome = await sender.send(
            message, actions: [], to: destination, publicUrl: configuration.notify.publicUrl, at: await conductor.now())
        guard let outcome else { return NoticeTest(destination: destination.name, delivered: false, detail: "the server is stopping") }
        standings[destination.name, default: Standing()].problem = outcome.delivered ? nil : outcome.detail
        if outcome.delivered {
            // It can be reached again: what waits is not held back any longer.
            standings[destination.name]?.restsUntil = nil
            standings[destination.name]?.tries = nil
            wake.yield()
        }
        return NoticeTest(destination: destination.name, delivered: outcome.delivered, detail: outcome.detail)
    }
}
