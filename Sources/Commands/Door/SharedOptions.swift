import ArgumentParser

/// What every command takes.
struct SharedOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The workspace's folder. (default: the nearest signalbox.yaml upwards)", valueName: "dir"))
    var workspace: String?

    @Flag(name: .shortAndLong, help: "Print only identifiers, or nothing.")
    var quiet = false

    @Flag(name: .long, help: "Print one JSON document.")
    var json = false
}
