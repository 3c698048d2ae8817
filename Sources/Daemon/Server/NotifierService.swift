import Control
import ServiceLifecycle

/// Notifications as a service: what is under way at a shutdown is sent again at the next start.
struct NotifierService: Service {
    let notifier: Notifier

    func run() async throws {
        await cancelWhenGracefulShutdown { await notifier.run() }
    }
}
