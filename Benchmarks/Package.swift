// swift-tools-version: 6.3
import PackageDescription

// Apart from the main package on purpose: it drives the built program, as a person does, and shares no code with it.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "signalbox-bench",
    platforms: [.macOS(.v15)],
    targets: [.executableTarget(name: "signalbox-bench", swiftSettings: strict)]
)
