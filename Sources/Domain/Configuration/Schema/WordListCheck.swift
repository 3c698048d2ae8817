/// The lists of words at the root hold no word twice.
enum WordListCheck {
    static func run(_ root: SectionValues, _ reader: inout SchemaReader) {
        let kinds = root.texts("workTypes") ?? []
        DuplicateCheck.run(kinds, "work type", in: "workTypes", &reader)
        for kind in kinds where WorkType.builtIn.contains(kind.text) {
            reader.report(kind, "workTypes: \(quoted(kind.text)) is built in", "remove it")
        }
        for decision in DecisionKind.allCases {
            let codes = root.section("reasons")?.texts(decision.rawValue) ?? []
            DuplicateCheck.run(codes, "reason", in: "reasons.\(decision.rawValue)", &reader)
            for code in codes where decision.reasons.contains(code.text) {
                reader.report(code, "reasons.\(decision.rawValue): \(quoted(code.text)) is built in", "remove it")
            }
        }
        for key in ["allow", "secrets"] {
            DuplicateCheck.run(root.section("environment")?.texts(key) ?? [], "variable", in: "environment.\(key)", &reader)
        }
    }
}
