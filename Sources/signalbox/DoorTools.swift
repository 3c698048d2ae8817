import Commands
import Daemon
import Domain
import Foundation

/// What the commands need of rooms that they do not import.
enum DoorTools {
    /// This program's absolute path, links resolved.
    static let executable: String = {
        #if os(Linux)
            if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") { return path }
        #endif
        return Bundle.main.executableURL?.resolvingSymlinksInPath().path ?? CommandLine.arguments[0]
    }()

    static func make() -> WorkspaceTools {
        WorkspaceTools(
            version: Version.text, executable: executable,
            find: { WorkspaceFinder.find(from: URL(fileURLWithPath: $0))?.path },
            initialize: { folder in
                let place = URL(fileURLWithPath: folder)
                return try WorkspaceStart.initialize(place, name: place.lastPathComponent)
            },
            check: { folder in
                switch WorkspaceLoader.load(URL(fileURLWithPath: folder)) {
                case .success: []
                case .failure(let errors): errors.problems.map { "\($0)" }
                }
            },
            schema: { JSONSchemaDocument.workspace },
            readTargets: { try TargetImport.read(URL(fileURLWithPath: $0), name: $0) },
            stateFolder: { StatePlaces.stateFolder(URL(fileURLWithPath: $0)).path },
            socketPath: { StatePlaces.socket(of: StatePlaces.stateFolder(URL(fileURLWithPath: $0))) },
            examine: { folder in
                await Doctor.examine(workspace: folder.map { URL(fileURLWithPath: $0) }).map { finding in
                    DoctorCheck(
                        name: finding.name, outcome: finding.isBad ? .bad : finding.isWarning ? .warning : .good, detail: finding.detail,
                        remedy: finding.remedy)
                }
            })
    }
}
