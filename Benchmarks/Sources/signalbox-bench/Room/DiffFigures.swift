import Foundation

/// What the diff of a candidate costs at the server: its page, its first part, all of it.
struct DiffFigures {
    let web: HTTPCall
    let lane: String
    let lines: Int
    let runs: Int

    private struct Lane: Decodable {
        let candidate: Candidate
        struct Candidate: Decodable { let files: [File] }
        struct File: Decodable { let file: Path }
        struct Path: Decodable {
            let path: String
            let additions: Int
            let deletions: Int
        }
    }

    private struct Part: Decodable { let next: Int? }

    func rows() throws -> [Row] {
        let files = try JSONDecoder().decode(Lane.self, from: web.get("lanes/\(lane)").body).candidate.files.map(\.file)
        let found = files.reduce(0) { $0 + $1.additions + $1.deletions }
        guard found == lines, let first = files.first else { throw BenchError.failed("\(lane) changes \(found) lines, and not \(lines)") }
        let name = "diff of \(lines) lines"
        // Git is asked for the first page alone; its answers are kept.
        let cold = try web.send("GET", "/lanes/\(lane)/inspect")
        var (page, part, all) = (Samples(), Samples(), Samples())
        var (calls, bytes) = (0, 0)
        for _ in 0..<runs {
            page.add(try web.send("GET", "/lanes/\(lane)/inspect").milliseconds)
            part.add(try web.get(target(first.path, 0)).milliseconds)
        }
        for _ in 0..<max(1, runs / 10) {
            let begin = ContinuousClock.now
            (calls, bytes) = (0, 0)
            for file in files {
                var from: Int? = 0
                while let place = from {
                    let answer = try web.get(target(file.path, place))
                    (calls, bytes) = (calls + 1, bytes + answer.body.count)
                    from = try JSONDecoder().decode(Part.self, from: answer.body).next
                }
            }
            all.add((ContinuousClock.now - begin).seconds * 1000)
        }
        return [
            Row(
                name: "\(name): page, asked for the first time (\(cold.body.count / 1000) kB)", unit: .milliseconds,
                value: cold.milliseconds),
            .repeated("\(name): page again, p50", .milliseconds, page, goal: nil),
            .repeated("\(name): a part of 200 lines, p50", .milliseconds, part, goal: nil),
            .repeated("\(name): all \(calls) parts one after the other (\(bytes / 1000) kB)", .milliseconds, all, goal: nil),
        ]
    }

    private func target(_ path: String, _ from: Int) -> String { "lanes/\(lane)/file-diff?path=\(path)&from=\(from)&count=200" }
}
