import Control
import ServiceLifecycle

/// The reading ahead of large candidates as a service: what a shutdown cuts off is read when it is opened.
struct InspectionAheadService: Service {
    let ahead: InspectionAhead

    func run() async throws {
        await cancelWhenGracefulShutdown { await ahead.run() }
    }
}
