package import Domain
import Git

extension LaneDesk {
    /// Bytes of a file that is read, and of a folder's listing.
    private static let fileLimit = 8 << 20
    /// Bytes of one line that is shown.
    private static let lineLimit = 4000

    /// Looks for a text in another repository, at the commit that was pinned when the turn began.
    package func search(_ search: NeighbourSearch) async throws(DeskError) -> NeighbourHits {
        let (git, commit) = try await pinned(search.repository)
        let folder = search.paths.flatMap(Self.literal)
        do {
            let found = try await TextSearch(git).hits(
                of: search.query, in: commit, folder: folder.map { RepositoryPath($0) }, perFile: NeighbourSearch.hitLimit + 1,
                lineLimit: NeighbourSearch.lineLimit)
            let wanted = found.filter { hit in search.paths.map { $0.matches(hit.path.name) } ?? true }
            return NeighbourHits(
                commit: commit.hex,
                hits: wanted.prefix(NeighbourSearch.hitLimit).map { .init(path: $0.path.name, line: $0.line, text: $0.text) },
                isCut: wanted.count > NeighbourSearch.hitLimit)
        } catch {
            throw Self.words(error, "'query' stands in too many places; write more of it, or narrow 'paths'")
        }
    }

    /// Reads lines of a file or the names of a folder of another repository, at the pinned commit.
    package func read(_ read: NeighbourRead) async throws(DeskError) -> NeighbourText {
        let (git, commit) = try await pinned(read.repository)
        let found: TreeLook.Found?
        do {
            found = try await TreeLook(git).look(at: RepositoryPath(read.path), in: commit, limit: Self.fileLimit)
        } catch {
            throw Self.words(error, "\(read.path) is larger than \(Self.fileLimit >> 20) MB")
        }
        let lines: [String]
        switch found {
        case nil: throw DeskError(.notFound, "\(read.repository) has no '\(read.path)' at \(commit.short)")
        case .submodule: throw DeskError(.usage, "\(read.path) is a submodule, whose files are in another repository")
        case .link(let target): throw DeskError(.usage, "\(read.path) is a symbolic link to '\(target)'; read that path")
        case .folder(let names): lines = names.map(\.name)
        case .file(let bytes):
            guard !bytes.contains(0) else { throw DeskError(.usage, "\(read.path) is no text: it has \(bytes.count) bytes") }
            var parts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            if parts.last?.isEmpty == true { parts.removeLast() }
            lines = parts.map { String(decoding: $0.prefix(Self.lineLimit), as: UTF8.self) }
        }
        return NeighbourText(commit: commit.hex, lines: Array(lines.dropFirst(read.firstLine - 1).prefix(read.count)), total: lines.count)
    }

    private func pinned(_ name: String) async throws(DeskError) -> (GitRepository, ObjectID) {
        let (lane, turn) = try await running()
        if name == lane.start.repository { throw DeskError(.usage, "\(name) is your own repository: look in your worktree") }
        let configuration = await desk.configuration()
        guard let repository = configuration.repository(name) else {
            let known = configuration.repositories.map(\.name).filter { $0 != lane.start.repository }
            throw DeskError(
                .notFound, "there is no repository '\(name)'; others are \(known.isEmpty ? "none" : known.joined(separator: ", "))")
        }
        guard let commit = turn.neighbours?[name].flatMap({ ObjectID($0) }) else {
            throw DeskError(.notFound, "\(name) had not been fetched when this turn began")
        }
        let station = try await desk.desk { try await stations.repositories.station(repository) }
        return (station.mirror.repository, commit)
    }

    /// The part of a glob before its first wildcard: git looks only there.
    private static func literal(_ glob: PathGlob) -> String? {
        let parts = glob.text.split(separator: "/").prefix { !$0.contains("*") && !$0.contains("?") }
        return parts.isEmpty ? nil : parts.joined(separator: "/")
    }

    private static func words(_ error: any Error, _ large: String) -> DeskError {
        switch (error as? GitError)?.kind {
        case .outputTooLarge: DeskError(.usage, large)
        case .timedOut: DeskError(.failed, "it took too long; narrow what you look for")
        default: DeskError(.failed, "\((error as? GitError)?.message ?? "\(error)")")
        }
    }
}
