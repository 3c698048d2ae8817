/// The commits that a day's landings brought, as git tells them, each once.
struct DayCommits {
    /// Of lanes that landed inside the day.
    private(set) var ofLanes: [CommitFact] = []
    /// Of no known lane, made inside the day.
    private(set) var others: [CommitFact] = []
    private let landedAt: [LaneID: Timestamp]

    init(_ day: DaySelection, _ commits: [CommitFact]) {
        landedAt = Dictionary(day.landed.map { ($0.lane.id, $0.landing.at) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<[String]> = []
        for commit in commits where seen.insert([commit.repository, commit.hash]).inserted {
            if let lane = commit.lane, day.model.lanes[lane] != nil {
                if landedAt[lane] != nil { ofLanes.append(commit) }
            } else if day.window.contains(commit.time) {
                others.append(commit)
            }
        }
    }

    var all: [CommitFact] { ofLanes + others }

    func byHour(_ window: DayWindow) -> DayReport.Sourced<DayReport.HourRow> {
        var counts = Array(repeating: 0, count: window.hours.count)
        for commit in all {
            let landed = commit.lane.flatMap { landedAt[$0] } ?? commit.time
            let hour = window.hour(of: commit.time) ?? window.hour(of: landed)
            if let hour { counts[hour] += 1 }
        }
        var sum = 0
        let rows = zip(window.hours, counts).map { hour, count in
            sum += count
            return DayReport.HourRow(start: hour.start, label: hour.label, commits: count, cumulative: sum)
        }
        return .init(
            source: "git: committer time of each landed commit on the local clock; one made before the day counts in the hour it landed",
            rows: rows)
    }

    func byRepository(_ day: DaySelection) -> DayReport.Sourced<DayReport.RepositoryRow> {
        let names = Set(day.landed.map(\.lane.start.repository)).union(all.map(\.repository))
        let rows = names.map { name in
            let mine = day.landed.filter { $0.lane.start.repository == name }
            let files = mine.flatMap(\.candidate.files)
            return DayReport.RepositoryRow(
                repository: name, landed: mine.count, commits: all.count { $0.repository == name },
                commitsByCandidates: mine.reduce(0) { $0 + $1.candidate.commits },
                commitsOutsideLanes: others.count { $0.repository == name },
                additions: files.reduce(0) { $0 + $1.additions }, deletions: files.reduce(0) { $0 + $1.deletions })
        }
        return .init(
            source: "landed: lane.landed in the day; commits: git; commitsByCandidates: lane.candidateBuilt of the landed candidates",
            rows: rows.sorted { ($1.commits, $1.landed, $0.repository) < ($0.commits, $0.landed, $1.repository) })
    }

    func disagreements(_ day: DaySelection) -> DayReport.Sourced<DayReport.CommitDisagreement> {
        let counts = Dictionary(grouping: ofLanes.compactMap(\.lane)) { $0 }.mapValues(\.count)
        let rows = day.landed.compactMap { landed -> DayReport.CommitDisagreement? in
            let git = counts[landed.lane.id] ?? 0
            guard git != landed.candidate.commits else { return nil }
            return .init(
                lane: landed.lane.id, repository: landed.lane.start.repository, git: git, candidate: landed.candidate.commits)
        }
        return .init(source: "git's count of a landed lane's commits against lane.candidateBuilt of its landed candidate", rows: rows)
    }
}
