import Foundation

/// The `signalbox` that is tested.
enum BuiltBinary {
    /// `SIGNALBOX_BINARY`, or the one that was built beside this test bundle.
    static func path() throws -> String {
        if let chosen = ProcessInfo.processInfo.environment["SIGNALBOX_BINARY"] { return chosen }
        let found = folders.map { "\($0)/signalbox" }.first { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
        }
        guard let found else { throw TestFailure("there is no signalbox in \(folders): build it first, or set SIGNALBOX_BINARY") }
        return found
    }

    /// The folder of the test program and those above it.
    static var folders: [String] {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        var found: [String] = []
        while folder.path != "/", found.count < 8 {
            found.append(folder.path)
            folder.deleteLastPathComponent()
        }
        // A test bundle of Xcode keeps its program deep inside; the products lie beside the bundle.
        return found + [Bundle.main.bundlePath]
    }
}
