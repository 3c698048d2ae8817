import Foundation

/// Copies the objects of a lane's own repository into a folder of ours, while its agent may be at work. Only plain files with the names of
/// objects are taken; indexes of packs are not, they are made anew.
struct ObjectCopy {
    /// Where to: an objects folder that does not exist yet.
    let target: String
    /// Loose objects that are here already are left out.
    let laneObjects: String
    let limits: ImportLimits

    /// Packs that need an index, by path.
    private(set) var packs: [String] = []
    /// Objects that are stored in more bytes than one object may have. They were left out; only a commit that needs them is refused.
    private(set) var oversized: [(id: String, bytes: Int)] = []
    /// Whether something went away while it was copied (a garbage collection there): a missing object may be in a newer pack.
    private(set) var hasVanished = false
    private var files = 0
    private var bytes = 0

    init(target: String, laneObjects: String, limits: ImportLimits) {
        (self.target, self.laneObjects, self.limits) = (target, laneObjects, limits)
    }

    /// Throws `.importRefused` for links and special files, and when the limits are exceeded.
    mutating func run(from repository: borrowing LaneFolder) throws {
        try FileManager.default.createDirectory(atPath: "\(target)/pack", withIntermediateDirectories: true)
        guard let objects = try repository.folder("objects") else { return }
        // Loose objects first: one that is packed meanwhile is then found in the pack.
        for name in try objects.names(limit: limits.files) {
            switch objects.kind(name) {
            case .folder where Self.isHex(name, count: 2):
                if let folder = try objects.folder(name) { try copyLoose(folder, name) }
            case .other: throw Self.special("\(objects.path)/\(name)")
            default: continue
            }
        }
        if let packs = try objects.folder("pack") { try copyPacks(packs) }
    }

    private mutating func copyLoose(_ folder: borrowing LaneFolder, _ prefix: String) throws {
        var isMade = false
        for name in try folder.names(limit: limits.files) {
            guard let kind = folder.kind(name) else {
                hasVanished = true
                continue
            }
            guard case .file(let size) = kind else { throw Self.special("\(folder.path)/\(name)") }
            guard Self.isHex(name, count: 38) || Self.isHex(name, count: 62) else { continue }
            if LaneLayout.exists("\(laneObjects)/\(prefix)/\(name)") { continue }
            guard size <= limits.objectBytes else {
                oversized.append((prefix + name, size))
                continue
            }
            if !isMade { try FileManager.default.createDirectory(atPath: "\(target)/\(prefix)", withIntermediateDirectories: true) }
            isMade = true
            try copy(folder, name, to: "\(target)/\(prefix)/\(name)")
        }
    }

    private mutating func copyPacks(_ folder: borrowing LaneFolder) throws {
        let names = try folder.names(limit: limits.files)
        for name in names {
            if folder.kind(name) == .other || folder.kind(name) == .folder { throw Self.special("\(folder.path)/\(name)") }
            guard name.hasPrefix("pack-"), name.hasSuffix(".pack"), !name.contains("/") else { continue }
            let middle = String(name.dropFirst(5).dropLast(5))
            // Git writes the index last: a pack without one is not finished.
            guard Self.isHex(middle, count: 40) || Self.isHex(middle, count: 64), names.contains("pack-\(middle).idx") else { continue }
            let path = "\(target)/pack/\(name)"
            if try copy(folder, name, to: path) { packs.append(path) }
        }
    }

    @discardableResult
    private mutating func copy(_ folder: borrowing LaneFolder, _ name: String, to path: String) throws -> Bool {
        files += 1
        guard files <= limits.files else { throw GitError.refusedImport("it has more than \(limits.files) files of objects") }
        if case .file(let size)? = folder.kind(name), size > limits.totalBytes - bytes {
            throw GitError.refusedImport("the files of its objects take more than \(limits.totalBytes) bytes")
        }
        guard let size = try folder.copy(name, to: path, limit: limits.totalBytes - bytes) else {
            hasVanished = true
            return false
        }
        bytes += size
        return true
    }

    private static func special(_ path: String) -> GitError {
        .refusedImport("\(DisplayText.escape(path)) is a link or no file, which git never puts there")
    }

    private static func isHex(_ name: String, count: Int) -> Bool {
        name.utf8.count == count && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
