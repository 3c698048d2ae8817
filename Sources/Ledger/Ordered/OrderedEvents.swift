import Domain

extension RecordedEvent: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let actor: String = try reader.need("actor")
        let event: Event = try reader.need("event")
        self.init(sequence: try reader.need("sequence"), time: try reader.need("time"), actor: actor, event: event)
        try reader.close()
    }
}

extension Event: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        if reader.has("lane") {
            try reader.open()
            let event: LaneEvent = try reader.need("event")
            self = .lane(try reader.need("id"), event)
        } else if reader.has("laneQueued") {
            try reader.open()
            self = .laneQueued(try reader.need("id"), try reader.need("start"))
        } else if reader.has("target") {
            try reader.open()
            let event: TargetEvent = try reader.need("event")
            self = .target(try reader.need("id"), event)
        } else {
            throw NotOrdered()
        }
        try reader.close()
        try reader.close()
    }
}

extension TargetEvent: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        if reader.has("added") {
            try reader.open()
            self = .added(try reader.need("target"))
        } else if reader.has("dropped") {
            try reader.open()
            self = .dropped(reason: try reader.need("reason"))
        } else {
            throw NotOrdered()
        }
        try reader.close()
        try reader.close()
    }
}
