/// Reads the references of a lane's own repository without git (gitrepository-layout(5)): an agent wrote them, and goes on.
///
/// A `git pack-refs` writes `packed-refs` before it removes the loose files. So the packed ones are read after a loose one was looked for,
/// each time: read before, they would give the value of an earlier moment to a reference that was packed in between.
struct LaneReferences: ~Copyable {
    /// What HEAD says.
    enum Head: Equatable {
        case branch(RefName)
        case detached(ObjectID)

        /// The file `HEAD`.
        var bytes: [UInt8] {
            switch self {
            case .branch(let ref): Array("ref: \(ref.name)\n".utf8)
            case .detached(let id): Array("\(id.hex)\n".utf8)
            }
        }
    }

    let repository: LaneFolder

    static let fileLimit = 4 << 10
    private static let packedLimit = 32 << 20

    init(_ repository: consuming LaneFolder) { self.repository = repository }

    /// Throws `.importRefused` when `packed-refs` is no plain file.
    private func packed() throws -> [RefName: ObjectID] {
        PackedReferences.read(try repository.read("packed-refs", limit: Self.packedLimit) ?? [])
    }

    /// Throws `.importRefused` when it is neither on a reference nor at a commit.
    func head() throws -> Head {
        let bytes = try repository.read("HEAD", limit: Self.fileLimit) ?? []
        guard let head = Self.parse(bytes) else {
            throw GitError.refusedImport("\(repository.path)/HEAD says '\(DisplayText.escape(bytes.prefix(200)))'")
        }
        return head
    }

    /// The commit of a reference; nil when there is none. Throws `.importRefused` for a link, a symbolic reference, or no object name.
    func value(_ ref: RefName) throws -> ObjectID? {
        let parts = ref.name.split(separator: "/").map(String.init)
        guard let last = parts.last, let bytes = try Self.loose(parts.dropLast(), last, in: repository) else {
            return try packed()[ref]
        }
        guard case .detached(let id) = Self.parse(bytes) else {
            throw GitError.refusedImport("the reference \(ref) there says '\(DisplayText.escape(bytes.prefix(200)))' and names no commit")
        }
        return id
    }

    /// Whether a reference lies under that prefix, for example `refs/replace/`.
    func hasAny(under prefix: String) throws -> Bool {
        let parts = prefix.split(separator: "/").map(String.init)
        return try Self.isFilled(parts[...], repository) || packed().keys.contains { $0.name.hasPrefix(prefix) }
    }

    /// All that are well-formed, loose ones before packed ones; what is not is left out.
    func all(limit: Int) -> [RefName: ObjectID] {
        var loose: [RefName: ObjectID] = [:]
        if let folder = try? repository.folder("refs") { Self.collect(folder, "refs", depth: 12, limit: limit, into: &loose) }
        return ((try? packed()) ?? [:]).merging(loose) { $1 }
    }

    private static func parse(_ bytes: [UInt8]) -> Head? {
        var text = Substring(String(decoding: bytes, as: UTF8.self))
        while text.last?.isWhitespace == true { text.removeLast() }
        if text.hasPrefix("ref:") {
            return (try? RefName(String(text.dropFirst(4).drop { $0 == " " }))).map { .branch($0) }
        }
        return ObjectID(String(text)).map { .detached($0) }
    }

    private static func loose(_ folders: ArraySlice<String>, _ name: String, in folder: borrowing LaneFolder) throws -> [UInt8]? {
        guard let first = folders.first else {
            return folder.kind(name) == .folder ? nil : try folder.read(name, limit: fileLimit)
        }
        guard let inner = try folder.folder(first) else { return nil }
        return try loose(folders.dropFirst(), name, in: inner)
    }

    private static func isFilled(_ folders: ArraySlice<String>, _ folder: borrowing LaneFolder) throws -> Bool {
        guard let first = folders.first else { return try !folder.rawNames(limit: 1).isEmpty }
        guard let inner = try folder.folder(first) else { return false }
        return try isFilled(folders.dropFirst(), inner)
    }

    private static func collect(
        _ folder: borrowing LaneFolder, _ prefix: String, depth: Int, limit: Int, into result: inout [RefName: ObjectID]
    ) {
        for name in (try? folder.names(limit: limit)) ?? [] where result.count < limit {
            switch folder.kind(name) {
            case .folder:
                if depth > 0, let inner = try? folder.folder(name) {
                    collect(inner, "\(prefix)/\(name)", depth: depth - 1, limit: limit, into: &result)
                }
            case .file:
                guard let ref = try? RefName("\(prefix)/\(name)"), let bytes = try? folder.read(name, limit: fileLimit),
                    case .detached(let id) = parse(bytes)
                else { continue }
                result[ref] = id
            case .other, nil: continue
            }
        }
    }
}
