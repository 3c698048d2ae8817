package import Domain

/// What became of an approval of several lanes, in the order in which they were named.
package struct BulkDecision: Sendable {
    package var decided: [Lane] = []
    package var refused: [(lane: LaneID, error: DeskError)] = []

    package init() {}
}
