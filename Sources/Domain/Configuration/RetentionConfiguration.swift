/// The `retention` section of `signalbox.yaml`: what `signalbox gc` may remove although the ledger names it. Without it nothing is.
package struct RetentionConfiguration: Codable, Equatable, Sendable {
    /// Days after its end for which the refs of a landed lane are kept; nil for ever.
    package var landedDays: Int?
    /// The same for a lane that was rejected or abandoned. Its work is nowhere else; nil for ever.
    package var unlandedDays: Int?
    /// Free worktrees, and free checkouts, of each repository that stay; nil for all.
    package var freeWorktrees: Int?
    /// Days for which objects that nothing needs stay in a mirror. Not less than one: git itself needs some time between writing an object
    /// and naming it.
    package var objectDays: Int

    package init(landedDays: Int? = nil, unlandedDays: Int? = nil, freeWorktrees: Int? = nil, objectDays: Int = 14) {
        self.landedDays = landedDays
        self.unlandedDays = unlandedDays
        self.freeWorktrees = freeWorktrees
        self.objectDays = objectDays
    }
}
