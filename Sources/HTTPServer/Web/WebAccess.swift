import API
import Control
package import Domain

/// Who may enter the control room: keys that open it once, and the sessions that they opened.
///
/// Cookies are not kept apart by port: a development server that an agent starts on the same host gets them from the browser. So the cookie
/// gives the right to read, and every change wants a token that the page keeps in its own origin's storage.
package actor WebAccess {
    /// How long a key opens the door.
    static let keyLifetime: Int64 = 10 * 60 * 1000
    /// How long a session lasts.
    static let sessionLifetime: Int64 = 30 * 24 * 3600 * 1000
    /// Sessions at a time; the oldest goes first.
    static let sessionLimit = 64
    private static let keyLimit = 32

    private struct Key {
        var digest: String
        var by: String
        var expiresAt: Timestamp
    }

    private let store: WebSessionStore
    private let now: @Sendable () async -> Timestamp
    private var keys: [Key] = []
    private var sessions: [WebSession]
    private var port: Int?
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// Why the control room is not served.
    private(set) var problem: String?

    package init(store: WebSessionStore, now: @escaping @Sendable () async -> Timestamp) {
        self.store = store
        self.now = now
        sessions = store.load()
    }

    /// `http://127.0.0.1:7470`; nil while it is not served.
    var address: String? { port.map { "http://127.0.0.1:\($0)" } }

    func serves(at port: Int) {
        self.port = port
        problem = nil
        settle()
    }

    package func fails(_ problem: String) {
        port = nil
        self.problem = problem
        settle()
    }

    /// The socket answers a moment before the control room does: whoever asks in between waits for what comes of it.
    private func untilSettled() async {
        guard port == nil, problem == nil else { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func settle() {
        for continuation in waiting { continuation.resume() }
        waiting = []
    }

    /// A link that opens the control room once, for whoever asked.
    func link(by: String) async throws(DeskError) -> WebLink {
        await untilSettled()
        guard let address else { throw DeskError(.failed, "the control room is not served: \(problem ?? "unknown")") }
        let time = await now()
        let key = Secret.make()
        let expires = Timestamp(milliseconds: time.milliseconds + Self.keyLifetime)
        keys = keys.filter { $0.expiresAt > time }.suffix(Self.keyLimit - 1) + [Key(digest: store.digest(key), by: by, expiresAt: expires)]
        return WebLink(url: "\(address)/enter#\(key)", expiresAt: expires)
    }

    /// Uses a key up; returns the secrets of the new session. Throws ``DoorRefusal`` for what is no key any more.
    func enter(_ key: String) async throws -> (cookie: String, token: String) {
        let time = await now()
        let digest = store.digest(key)
        guard let index = keys.firstIndex(where: { Secret.equal($0.digest, digest) }), keys[index].expiresAt > time else {
            throw DoorRefusal(.unknownCaller, "this link was used already or is older than ten minutes; 'signalbox web' gives a new one")
        }
        let by = keys.remove(at: index).by
        let (cookie, token) = (Secret.make(), Secret.make())
        let session = WebSession(cookie: store.digest(cookie), token: store.digest(token), by: by, startedAt: time)
        sessions = (alive(time) + [session]).suffix(Self.sessionLimit)
        try save()
        return (cookie, token)
    }

    func session(cookie: String) async -> WebSession? {
        let digest = store.digest(cookie)
        return alive(await now()).first { Secret.equal($0.cookie, digest) }
    }

    func session(token: String) async -> WebSession? {
        let digest = store.digest(token)
        return alive(await now()).first { Secret.equal($0.token, digest) }
    }

    /// Ends every session and forgets every key; returns how many sessions there were.
    func endAll() async throws(DeskError) -> Int {
        let count = alive(await now()).count
        keys = []
        sessions = []
        try save()
        return count
    }

    private func alive(_ time: Timestamp) -> [WebSession] {
        sessions.filter { time.milliseconds - $0.startedAt.milliseconds < Self.sessionLifetime }
    }

    private func save() throws(DeskError) {
        do {
            try store.save(sessions)
        } catch {
            throw DeskError(.failed, "the session cannot be kept: \(error)")
        }
    }
}
