import Control
import ServiceLifecycle

/// The search index as a service: it is behind for a moment at most, and what it misses by a shutdown it reads at the next start.
struct SearchService: Service {
    let indexer: SearchIndexer

    func run() async throws {
        await cancelWhenGracefulShutdown { await indexer.run() }
    }
}
