import Foundation

/// What this very program needs to be read so that it runs inside a sandbox: its file, and the libraries that it has loaded.
enum OwnProgram {
    static func readable(_ executable: String) -> [String] {
        var paths = [executable]
        #if os(Linux)
            let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
            for line in maps.split(separator: "\n") {
                guard let start = line.firstIndex(of: "/") else { continue }
                let file = String(line[start...])
                guard file.contains(".so"), !paths.contains(file) else { continue }
                paths.append(file)
            }
        #endif
        return paths
    }
}
