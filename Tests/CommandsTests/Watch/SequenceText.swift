/// What is written to a terminal, taken apart.
enum SequenceText {
    /// Scalars that a terminal would act upon, outside of the sequences that a full screen writes by itself.
    static func strangers(in text: String) -> [UInt32] {
        var found: [UInt32] = []
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "\u{1B}", rest.first == "[" {
                let end = rest.dropFirst().drop { ("0"..."9").contains($0) || $0 == ";" || $0 == "?" }
                if let final = end.first, "mHJKhl".unicodeScalars.contains(final) {
                    rest = end.dropFirst()
                    continue
                }
            }
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            if isControl || (0x200E...0x200F).contains(scalar.value) || (0x2028...0x202E).contains(scalar.value) {
                found.append(scalar.value)
            }
        }
        return found
    }
}
