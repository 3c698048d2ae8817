import Domain

/// A report as blocks that every renderer knows. All text in it is raw: each renderer makes all of it safe for its own form.
struct ReportDocument {
    struct Section {
        /// An anchor: lower-case letters and dashes.
        var id: String
        var title: String
        var blocks: [Block]
    }

    enum Block {
        case paragraph(String)
        case figures([Figure])
        case bars(BarChart)
        case hours(HourChart)
        case table(ReportTable)
        case bullets([String])
    }

    var title: String
    var subtitle: String
    /// The few figures that come first.
    var headline: [Figure]
    var sections: [Section]
    var footer: String
}

/// A table with a heading per column.
struct ReportTable {
    struct Column {
        var title: String
        var right = false
        /// May be cut short to make the table fit.
        var flexible = false
        /// Left out of the text form where the terminal is too narrow.
        var optional = false
    }

    /// Empty where the section's title says it.
    var caption: String
    var columns: [Column]
    var rows: [[String]]
    /// What stands in place of a table without rows.
    var empty: String
    var source: String
}

/// Horizontal bars, each made of one segment per series.
struct BarChart {
    enum Tone: String {
        case good, open, bad, other, plain
    }

    struct Series {
        var name: String
        var tone: Tone
    }

    struct Row {
        var label: String
        var values: [Double]
        /// The values in words, at the bar's end.
        var text: String
    }

    var title: String
    var series: [Series]
    var rows: [Row]
    /// What a full bar stands for; nil means the largest row.
    var full: Double?
    var source: String

    var scale: Double { max(full ?? 0, rows.map { $0.values.reduce(0, +) }.max() ?? 0) }
}

/// Counts by the hour with their running sum.
struct HourChart {
    struct Hour {
        var label: String
        var count: Int
        var cumulative: Int
    }

    var title: String
    var hours: [Hour]
    var source: String

    var highest: Int { hours.map(\.count).max() ?? 0 }
    var total: Int { hours.last?.cumulative ?? 0 }
}
