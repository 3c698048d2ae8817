/// An object as what it is, whatever it holds. It is held on to, so that no other one takes its place in memory.
struct ObjectIdentity<Object: AnyObject & Sendable>: Equatable, Sendable {
    let object: Object

    init(_ object: Object) { self.object = object }

    static func == (left: ObjectIdentity, right: ObjectIdentity) -> Bool { left.object === right.object }
}
