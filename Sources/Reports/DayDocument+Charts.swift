import Domain

extension DayDocument {
    var kinds: BarChart {
        BarChart(
            title: "Lanes by kind and outcome",
            series: [
                .init(name: "landed", tone: .good), .init(name: "open", tone: .open), .init(name: "rejected", tone: .bad),
                .init(name: "abandoned", tone: .other),
            ],
            rows: report.lanesByKind.rows.map { row in
                let values = [row.landed, row.open, row.rejected, row.abandoned]
                return .init(label: row.kind, values: values.map(Double.init), text: "\(row.landed) of \(row.lanes) landed")
            }, source: report.lanesByKind.source)
    }

    var hours: HourChart {
        HourChart(
            title: "Commits by hour",
            hours: report.commitsByHour.rows.map { .init(label: $0.label, count: $0.commits, cumulative: $0.cumulative) },
            source: report.commitsByHour.source)
    }

    var repositories: BarChart {
        BarChart(
            title: "Commits by repository", series: [.init(name: "commits", tone: .plain)],
            rows: report.byRepository.rows.map { .init(label: $0.repository, values: [Double($0.commits)], text: "\($0.commits)") },
            source: report.byRepository.source)
    }

    var tiers: BarChart {
        BarChart(
            title: "Landed lanes by evidence tier", series: [.init(name: "reached", tone: .good)],
            rows: report.evidence.map { .init(label: $0.label, values: [Double($0.n ?? 0)], text: $0.text) },
            full: Double(report.evidence.first?.of ?? 0),
            source: report.evidence.map { "\($0.label): \($0.source)" }.joined(separator: "; "))
    }

    var waiting: BarChart {
        BarChart(
            title: "Where the time went, from dispatch to landing", series: [.init(name: "time", tone: .plain)],
            rows: report.waiting.rows.map { .init(label: $0.waitedFor.rawValue, values: [$0.seconds], text: $0.text) },
            full: report.waiting.rows.first?.ofSeconds, source: report.waiting.source)
    }
}
