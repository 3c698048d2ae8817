import Foundation

/// What goes on, on standard error, so that the table alone is on standard output.
enum Progress {
    static func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
