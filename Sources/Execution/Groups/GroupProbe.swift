import Foundation
import Processes

/// Finds out by trying whether control groups can be made here.
package enum GroupProbe {
    /// Makes a group and removes it.
    package static func look() -> GroupPlace.Found {
        guard case .available(let place) = GroupPlace.look() else { return GroupPlace.look() }
        guard let me = ProcessIdentity(current: getpid()) else { return .unavailable(reason: "this process cannot be found in /proc") }
        let group = ControlGroup(of: me, in: place)
        guard group.make(in: place, JobLimits()) else {
            return .unavailable(reason: "no group could be made in \(place.base)")
        }
        group.remove()
        return .available(place)
    }
}
