/// One thing in the state folder that nothing needs any more, and why.
package struct GarbageItem: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// Content that neither an event nor a blob that is kept names.
        case blob
        /// A finished job's folder, whose output is a blob.
        case spool
        /// Prompt and script files of a turn.
        case prompt
        /// The file of an ended turn's transcript, which is a blob.
        case transcript
        /// What the agents of an ended lane wrote beside their worktree.
        case laneFolder = "lane-folder"
        /// A ref of an ended lane that is older than the retention.
        case ref
        /// A free worktree or checkout above the number that stays.
        case worktree
        /// A lock that a killed git left behind.
        case lock
        /// An object or a pack that a killed git was writing.
        case temporary
        /// Objects of a mirror that nothing needs.
        case objects
        /// Packs of many fetches, which become one: no object goes.
        case packs
    }

    package var kind: Kind
    /// A blob's path in `blobs/`, a job, a lane, a ref, or a path.
    package var name: String
    package var repository: String?
    package var lane: LaneID?
    /// What is won; absent where that is not known before.
    package var bytes: Int?
    package var reason: String

    package init(kind: Kind, name: String, repository: String? = nil, lane: LaneID? = nil, bytes: Int? = nil, reason: String) {
        self.kind = kind
        self.name = name
        self.repository = repository
        self.lane = lane
        self.bytes = bytes
        self.reason = reason
    }

    /// A blob's path in `blobs/`. Plans are blobs as well, and what a blob names by its digest is kept: a plan must not keep what it lists.
    static func place(ofBlob digest: String) -> String { "\(digest.prefix(2))/\(digest.dropFirst(2))" }

    /// The digest of a blob that the item is about.
    package var digest: String { name.replacing("/", with: "") }

    /// What it is, whatever is known of its size by now.
    package var identity: Identity { Identity(kind: kind, name: name, repository: repository) }

    package struct Identity: Hashable, Sendable {
        let kind: Kind
        let name: String
        let repository: String?
    }
}

/// What `signalbox gc` found, and did.
package struct GarbageReport: Codable, Equatable, Sendable {
    /// False for a mere look.
    package var applied: Bool
    /// What may go; with `applied`, what went.
    package var items: [GarbageItem]
    /// The sum of what is known of their sizes.
    package var bytes: Int
    /// What could not be removed, in words.
    package var failed: [String]

    package init(applied: Bool, items: [GarbageItem], failed: [String] = []) {
        self.applied = applied
        self.items = items
        bytes = items.reduce(0) { $0 + ($1.bytes ?? 0) }
        self.failed = failed
    }
}
