import Domain
import Foundation
import Notifications

/// Looks whether each destination of notifications has a secret that can be used. Nothing is sent.
struct NotifyDoctor {
    let workspace: URL
    var environment = ProcessInfo.processInfo.environment

    /// A finding for each destination whose secret is wanting.
    func examine() -> [Doctor.Finding] {
        guard case .success(let loaded) = WorkspaceLoader.load(workspace, searchPath: environment["PATH"] ?? "") else { return [] }
        let sender = NoticeSender(environment: environment, workspace: workspace)
        return loaded.configuration.notify.destinations.compactMap { destination in
            let name = "notify \(destination.name)"
            if let problem = sender.problem(with: destination) {
                return .init(
                    name: name, isWarning: true, detail: problem,
                    remedy: "set it before the server starts; signalbox notify test \(destination.name) shows what the server has")
            }
            guard case .file(let path)? = destination.secret, isOpenToOthers(path) else { return nil }
            return .init(name: name, isWarning: true, detail: "others may read \(path)", remedy: "chmod 600 \(path)")
        }
    }

    private func isOpenToOthers(_ path: String) -> Bool {
        let place = FilePlace.resolve(path, in: workspace).path(percentEncoded: false)
        let mode = (try? FileManager.default.attributesOfItem(atPath: place))?[.posixPermissions] as? Int
        return mode.map { $0 & 0o077 != 0 } ?? false
    }
}
