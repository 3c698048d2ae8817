import Hummingbird
import NIOCore

/// What is known of a call besides the request: the connection it came on.
struct CallContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel
    /// Who is signed in, for calls that came over the web.
    var caller: WebCaller?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}
