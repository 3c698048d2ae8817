package import Dispatch

/// A running dispatch source that is cancelled when nobody holds it any more.
// @unchecked: libdispatch objects may be used from any thread; the overlay for Linux does not say so.
package final class EventSource: @unchecked Sendable {
    private let source: any DispatchSourceProtocol

    /// Sets the handlers and starts the source.
    ///
    /// - Parameters:
    ///   - source: not yet activated, and not used elsewhere.
    ///   - handler: called for each event, never twice at once.
    ///   - cancelled: called once when no event comes any more; the place to close a descriptor.
    package init(
        _ source: any DispatchSourceProtocol, handler: @escaping @Sendable () -> Void, cancelled: @escaping @Sendable () -> Void = {}
    ) {
        self.source = source
        source.setEventHandler(handler: handler)
        source.setCancelHandler(handler: cancelled)
        source.activate()
    }

    deinit { source.cancel() }

    /// No event comes after this but one that is being handled already.
    package func cancel() { source.cancel() }
}
