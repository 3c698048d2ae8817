import Foundation
import Testing

@testable import Domain

/// The committed pages are what the schema says. `SIGNALBOX_WRITE_DOCS=1 swift test --filter ReferencePageTests` writes them.
struct ReferencePageTests {
    @Test(arguments: [
        ("docs/configuration.md", ConfigurationReference.markdown), ("docs/signalbox.schema.json", JSONSchemaDocument.workspace),
        ("docs/targets.schema.json", JSONSchemaDocument.targetFile),
    ])
    func isCurrent(_ path: String, _ text: String) throws {
        // Tests/DomainTests/Configuration/ReferencePageTests.swift is four levels below the package.
        let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let file = root.appending(path: path)
        if ProcessInfo.processInfo.environment["SIGNALBOX_WRITE_DOCS"] == "1" {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(path) is not what the schema says now")
    }
}
