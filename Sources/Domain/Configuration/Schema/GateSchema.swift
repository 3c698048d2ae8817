extension WorkspaceSchema {
    private static let gateDefaults = GateConfiguration(name: "", run: "")

    static let gate = SchemaSection(
        "gate", "One check, run at the root of a clean checkout of the candidate. Exit status 0 is green; everything else is not.",
        examples: [.init(name: "", values: ["name": "lint", "stage": "lint", "run": "npm run lint"])],
        fields: [
            SchemaField("name", .text(.name), required: true, example: "unit", "Unique in the repository."),
            SchemaField(
                "stage", .choice(GateStage.allCases.map(\.rawValue)), fallback: .value(gateDefaults.stage.rawValue),
                "Where in a pipeline it belongs."),
            SchemaField("run", .text(.shell), required: true, example: "npm test", "A line or script for `/bin/sh -c`."),
            timeout(gateDefaults.timeoutSeconds, "Wall time after which it is stopped and counts as timed out."),
            SchemaField(
                "needs", .list(of: .text(.name)), fallback: .texts(gateDefaults.needs), example: "[lint]",
                "Gates that must be green first; this one then runs in the checkout of the first of them and sees what it built."),
            SchemaField(
                "junit", .text(.glob), fallback: .words("no counts"), example: "reports/*.xml",
                "JUnit XML files that the gate writes, as a path glob from the checkout's root."),
            SchemaField("tap", .boolean, fallback: .value(String(gateDefaults.tap)), "Whether the standard output is TAP, to be counted."),
            environmentField,
        ])
}
