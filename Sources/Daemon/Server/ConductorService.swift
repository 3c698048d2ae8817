import Control
import ServiceLifecycle

/// The loop as a service: ends at a graceful shutdown, and leaves the jobs to their runners.
struct ConductorService: Service {
    let conductor: Conductor

    func run() async throws {
        await withGracefulShutdownHandler {
            await conductor.run()
        } onGracefulShutdown: {
            Task { await conductor.finish() }
        }
    }
}
