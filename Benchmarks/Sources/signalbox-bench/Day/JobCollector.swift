import Foundation
import Synchronization

/// Keeps the exit records of a workspace's jobs, which are removed when their lane has ended: they hold the processor time that each
/// used, which, unlike its wall time, does not grow because others were working too.
final class JobCollector: Sendable {
    private struct ExitRecord: Decodable {
        let userSeconds: Double?
        let systemSeconds: Double?
    }

    private let folder: String
    private let found = Mutex<[String: Double]>([:])
    private let isOver = Mutex(false)

    init(_ folder: String) {
        self.folder = folder
        Thread.detachNewThread {
            while !self.isOver.withLock({ $0 }) {
                self.look()
                Thread.sleep(forTimeInterval: 0.25)
            }
        }
    }

    /// Processor seconds by job.
    func finish() -> [String: Double] {
        isOver.withLock { $0 = true }
        look()
        return found.withLock { $0 }
    }

    private func look() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let known = found.withLock { Set($0.keys) }
        for name in names where !known.contains(name) {
            guard let data = try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)/exit.json")),
                let record = try? JSONDecoder().decode(ExitRecord.self, from: data)
            else { continue }
            found.withLock { $0[name] = (record.userSeconds ?? 0) + (record.systemSeconds ?? 0) }
        }
    }
}
