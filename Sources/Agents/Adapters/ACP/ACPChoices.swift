import Domain
import JSONValues

/// Modes and models that an agent offers for a session: `modes`, and `configOptions` of the categories `mode` and `model`.
struct ACPChoices {
    struct Setting: Equatable {
        var value: String
        var method: String
        var params: JSONValue
    }

    enum ModelChoice: Equatable {
        case already
        case set(Setting)
        case noChoice
        case missing([String])
    }

    private struct Option {
        var value: String
        var name: String
    }

    /// Modes in which agents ask before they act, by the names that known programs give them, the strictest that still can work first.
    private static let asking = ["ask", "default", "manual", "approve", "normal", "supervised", "suggest", "on-request", "untrusted"]
    private static let permissive = ["auto", "yolo", "bypass", "full", "accept", "dontask", "never", "allow"]

    private let modes: JSONValue
    private let options: [JSONValue]
    private let models: JSONValue

    init(_ result: JSONValue) {
        modes = result["modes"] ?? .null
        options = Array((result["configOptions"]?.list ?? []).prefix(100))
        models = result["models"] ?? .null
    }

    var currentMode: String? { modes["currentModeId"]?.string ?? option("mode")?["currentValue"]?.string }
    var currentModel: String? { option("model")?["currentValue"]?.string ?? models["currentModelId"]?.string }

    static func isPermissive(_ mode: String) -> Bool { permissive.contains { simple(mode).contains($0) } }

    /// How to reach a mode that asks; nil when the session is in it, or there is none.
    func askingMode(session: String) -> Setting? {
        if !modes.isNothing {
            let offered = (modes["availableModes"]?.list ?? []).prefix(100).compactMap { mode in
                mode["id"]?.string.map { Option(value: $0, name: mode["name"]?.string ?? $0) }
            }
            guard let value = Self.asking(offered), value != modes["currentModeId"]?.string else { return nil }
            let params: JSONValue = ["sessionId": .string(session), "modeId": .string(value)]
            return Setting(value: value, method: "session/set_mode", params: params)
        }
        guard let option = option("mode"), let value = Self.asking(Self.values(option)), value != option["currentValue"]?.string else {
            return nil
        }
        return setting(option, value, session)
    }

    func choice(of wanted: String, session: String) -> ModelChoice {
        if let option = option("model") {
            let values = Self.values(option)
            guard let value = Self.find(wanted, in: values) else { return .missing(values.map(\.value)) }
            return value == option["currentValue"]?.string ? .already : .set(setting(option, value, session))
        }
        let offered = (models["availableModels"]?.list ?? []).prefix(200).compactMap { model in
            model["modelId"]?.string.map { Option(value: $0, name: model["name"]?.string ?? $0) }
        }
        guard !offered.isEmpty else { return .noChoice }
        guard let value = Self.find(wanted, in: offered) else { return .missing(offered.map(\.value)) }
        guard value != models["currentModelId"]?.string else { return .already }
        let params: JSONValue = ["sessionId": .string(session), "modelId": .string(value)]
        return .set(Setting(value: value, method: "session/set_model", params: params))
    }

    private func setting(_ option: JSONValue, _ value: String, _ session: String) -> Setting {
        let params: JSONValue = ["sessionId": .string(session), "configId": option["id"] ?? .null, "value": .string(value)]
        return Setting(value: value, method: "session/set_config_option", params: params)
    }

    private func option(_ category: String) -> JSONValue? {
        let selects = options.filter { $0["type"] == .string("select") && $0["id"]?.string != nil }
        return selects.first { $0["category"]?.string == category } ?? selects.first { $0["id"]?.string == category }
    }

    /// Values of a select, which may stand in groups.
    private static func values(_ option: JSONValue) -> [Option] {
        let list = (option["options"]?.list ?? []).prefix(200).flatMap { $0["options"].map(\.list) ?? [$0] }
        return list.compactMap { value in value["value"]?.string.map { Option(value: $0, name: value["name"]?.string ?? $0) } }
    }

    private static func find(_ wanted: String, in options: [Option]) -> String? {
        (options.first { $0.value == wanted } ?? options.first { simple($0.value) == simple(wanted) || simple($0.name) == simple(wanted) })?
            .value
    }

    private static func asking(_ modes: [Option]) -> String? {
        for name in asking {
            // Some programs name modes by an address: the last part counts.
            let mode =
                modes.first { simple(String($0.value.split(separator: "#").last ?? "")) == name } ?? modes.first { simple($0.name) == name }
            if let mode { return mode.value }
        }
        return nil
    }

    private static func simple(_ text: String) -> String { text.lowercased().replacing(" ", with: "-").replacing("_", with: "-") }
}
