/// A step on the way to a value.
struct JSONPlace: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = "Index \(intValue)"
        self.intValue = intValue
    }
}

extension JSONText {
    /// The way to a value, found from the top: only who reports an error or asks needs it.
    func path(to target: Int) -> [any CodingKey] {
        var path: [any CodingKey] = []
        var index = 0
        while index < target, target < nodes[index].next {
            let isObject = nodes[index].kind == .object
            var (child, number) = (index + 1, 0)
            while true {
                let value = isObject ? child + 1 : child
                if target < nodes[value].next {
                    path.append(isObject ? JSONPlace(stringValue: (try? string(child)) ?? "?") : JSONPlace(intValue: number))
                    index = value
                    break
                }
                child = Int(nodes[value].next)
                number += 1
            }
        }
        return path
    }

    func context(_ index: Int, _ words: String, _ fault: JSONReadingFault? = nil) -> DecodingError.Context {
        DecodingError.Context(codingPath: path(to: index), debugDescription: words, underlyingError: fault)
    }

    func words(_ index: Int) -> String {
        switch nodes[index].kind {
        case .null: "null"
        case .yes, .no: "true or false"
        case .integer, .number: "a number"
        case .plain, .escaped: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
