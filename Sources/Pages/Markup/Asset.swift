import PageAssets

/// A file that the pages load: a script, a style sheet, a picture.
package struct Asset: Sendable {
    package let name: String
    package let bytes: [UInt8]

    package static let all: [Asset] = {
        var count = 0
        guard let first = signalbox_page_assets(&count) else { return [] }
        return UnsafeBufferPointer(start: first, count: count).map { file in
            Asset(name: String(cString: file.name), bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.size)))
        }
    }()

    private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    package static func named(_ name: String) -> Asset? { byName[name] }

    /// Changes when any of the files does (FNV-1a, 64 bits; it finds changes and protects nothing).
    package static let digest: String = {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for asset in all {
            for byte in Array(asset.name.utf8) + asset.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        return String(hash, radix: 16)
    }()

    /// Where a page finds it; scripts find each other beside themselves.
    package static func address(_ name: String) -> String { "/assets/\(digest)/\(name)" }

    package var contentType: String {
        switch name.split(separator: ".").last {
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "svg": "image/svg+xml"
        default: "application/octet-stream"
        }
    }
}
