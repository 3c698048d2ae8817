// swift-tools-version: 6.3
import PackageDescription

// Apart from the main package on purpose, as Benchmarks is: it drives the built program as a person does, and its checker shares no code
// with what it checks: its own SHA-256, its own Merkle tree, its own fold of the events, SQLite by its C interface and git by its command.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "signalbox-chaos",
    platforms: [.macOS(.v15)],
    products: [.library(name: "ChaosFaults", type: .dynamic, targets: ["ChaosFaults"])],
    targets: [
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])]),
        // Loaded into the server under test alone: a full disk and a clock that jumps.
        .target(name: "ChaosFaults"),
        .executableTarget(name: "signalbox-chaos", dependencies: ["CSQLite"], swiftSettings: strict),
    ]
)
