// swift-tools-version: 6.3
import PackageDescription

// The rooms of docs/architecture.md. Every import points right (door → ground); the build is run with
// `--explicit-target-dependency-import-check error`, so this file is the true picture of the structure.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let asyncAlgorithms = Target.Dependency.product(name: "AsyncAlgorithms", package: "swift-async-algorithms")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
// SQLite's own functions, of which GRDB is made.
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

// What `signalbox --version` names. The Makefile says it: SwiftPM keeps what it read from this file as long as file and environment are the same,
// so a commit that is asked for here alone would be that of the first build. Building outside a repository says so.
let commit =
    Context.environment["SIGNALBOX_BUILD_COMMIT"]
    ?? Context.gitInformation.map { String($0.currentCommit.prefix(12)) + ($0.hasUncommittedChanges ? ", changed" : "") } ?? "no commit"

func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

// Only `make fuzz` builds it: it has no main function but libFuzzer's.
let fuzz: [Target] =
    Context.environment["SIGNALBOX_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "fuzz", dependencies: ["Agents", "Domain", "Execution", "Git", "JSONValues", "MCPWire", "YAMLReading"],
            path: "Tests/Fuzz", exclude: ["Corpus"], swiftSettings: strict)
    ]

let package = Package(
    name: "signalbox",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "signalbox", targets: ["signalbox"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.4"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // MARK: 1 door
        .executableTarget(
            name: "signalbox",
            dependencies: [
                "Agents", "CBuildCommit", "CPlatform", "Commands", "Daemon", "Domain", "Evidence", "Execution", "MCPBridge", argumentParser,
            ],
            swiftSettings: strict),
        // MARK: 2 root
        room("Commands", ["API", "Client", "Domain", argumentParser]),
        room(
            "Daemon",
            [
                "API", "Agents", "Control", "Domain", "Evidence", "Execution", "Git", "HTTPServer", "Ledger", "MCPServer",
                "Notifications", "Processes", "YAMLReading", lifecycle, logging, unixSignals,
            ]),
        // MARK: 3 surface
        room("HTTPServer", ["API", "Control", "Domain", "Pages", hummingbird, lifecycle, logging, nioCore]),
        room("MCPServer", ["Control", "Domain", "JSONValues", "MCPWire", logging, nioCore, nioHTTP1, nioPosix]),
        // MARK: 4 wire
        room("Client", ["API", "Domain", nioCore, nioHTTP1, nioPosix]),
        room("Pages", ["API", "Domain", "PageAssets"]),
        room("API", ["Domain"]),
        // MARK: 5 loop
        room(
            "Control",
            [
                "Agents", "Delivery", "Domain", "Evidence", "Execution", "Forges", "Gates", "Git", "Landing", "Ledger", "Notifications",
                "Processes", "Reports", asyncAlgorithms, logging,
            ]),
        // MARK: 6 stations
        room("Agents", ["CPlatform", "Domain", "JSONValues"]),
        room("Delivery", ["Domain", "Execution"]),
        room("Evidence", ["Domain", "Git", "Ledger"]),
        room("Forges", ["Domain", "Git"]),
        room("Gates", ["Domain", "Execution", "Git", "Ledger"]),
        room("Landing", ["Domain", "Git"]),
        room("MCPBridge", ["JSONValues", "MCPWire"]),
        room("Notifications", ["Domain", "Processes", crypto]),
        room("Reports", ["Domain"]),
        // MARK: 7 means
        room("Execution", ["CPlatform", "Processes", system]),
        room("Git", [crypto, subprocess, system]),
        room("MCPWire", ["JSONValues"]),
        room("YAMLReading", ["Domain", yams]),
        // MARK: 8 ground
        room("JSONReading", []),
        room("JSONValues", []),
        room("JSONWriting", []),
        room("Ledger", ["Domain", "JSONReading", "JSONWriting", crypto, grdb, sqlite]),
        room("Processes", ["CPlatform", subprocess, system]),
        room("Domain", []),
        // MARK: tests
        .target(name: "TestSupport", dependencies: ["Domain"], path: "Tests/TestSupport", swiftSettings: strict),
        .executableTarget(name: "runner-under-test", dependencies: ["Execution"], path: "Tests/runner-under-test", swiftSettings: strict),
        .target(name: "SchemaSupport", dependencies: ["API"], path: "Tests/SchemaSupport", swiftSettings: strict),
        tests("APITests", ["API", "Domain", "SchemaSupport", "TestSupport"]),
        .testTarget(name: "AgentProgramTests", dependencies: ["signalbox"], exclude: ["Scenarios"], swiftSettings: strict),
        .executableTarget(name: "acp-host-under-test", dependencies: ["Agents"], path: "Tests/acp-host-under-test", swiftSettings: strict),
        .executableTarget(
            name: "mcp-bridge-under-test", dependencies: ["MCPBridge"], path: "Tests/mcp-bridge-under-test", swiftSettings: strict),
        .testTarget(
            name: "AgentsTests", dependencies: ["Agents", "Domain", "JSONValues", "TestSupport", "acp-host-under-test"],
            resources: [.copy("Recordings"), .copy("ScriptedACP")], swiftSettings: strict),
        tests("CommandsTests", ["API", "Client", "Commands", "Domain", "TestSupport", argumentParser]),
        tests("ControlTests", ["Control", "Domain", "TestSupport"]),
        tests("DaemonTests", ["Daemon", "Domain", "YAMLReading", yams]),
        tests("DeliveryTests", ["Delivery", "Domain", "Execution", "TestSupport"]),
        tests("DomainTests", ["Domain", "TestSupport"]),
        .testTarget(
            name: "EndToEndTests", dependencies: ["API", "SchemaSupport", "signalbox"], exclude: ["Programs"], swiftSettings: strict),
        tests("EvidenceTests", ["Domain", "Evidence", "Git", "Ledger", "TestSupport", grdb]),
        tests("ExecutionTests", ["CPlatform", "Execution", "Processes", "runner-under-test", system]),
        tests("GatesTests", ["Domain", "Execution", "Gates", "TestSupport"]),
        tests("GitTests", ["Git"]),
        tests(
            "HTTPServerTests", ["API", "Client", "Control", "Domain", "HTTPServer", "Pages", "TestSupport", lifecycle, logging, nioCore]),
        tests("JSONReadingTests", ["Domain", "JSONReading", "TestSupport"]),
        tests("JSONValuesTests", ["JSONValues", "TestSupport"]),
        tests("JSONWritingTests", ["Domain", "JSONWriting", "TestSupport"]),
        tests("LandingTests", ["Domain", "Git", "Landing", "TestSupport"]),
        tests("LedgerTests", ["Domain", "Ledger", grdb]),
        .testTarget(
            name: "MCPServerTests",
            dependencies: ["Domain", "JSONValues", "MCPBridge", "MCPServer", "MCPWire", "mcp-bridge-under-test", logging],
            exclude: ["Clients"], swiftSettings: strict),
        tests("NotificationsTests", ["Domain", "Notifications", "Processes"]),
        tests("ProcessesTests", ["Processes", system]),
        tests("ReportsTests", ["Domain", "Reports", "TestSupport"]),
        tests("PagesTests", ["API", "Domain", "Pages"]),
        // MARK: C
        .target(name: "PageAssets", exclude: ["files"]),
        .target(name: "CBuildCommit", cSettings: [.define("SIGNALBOX_COMMIT", to: "\"\(commit)\"")]),
        .target(name: "CPlatform"),
    ] + fuzz
)
