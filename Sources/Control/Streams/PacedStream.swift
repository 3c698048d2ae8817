import AsyncAlgorithms
import Domain
import Ledger

/// A stream whose reader sets the pace: whoever fills it waits for the reader, so nothing is read ahead, nothing grows and nothing is left out.
enum PacedStream {
    /// Hands an element over: returns when the reader has it, or has had enough.
    typealias Send<Element> = @Sendable (Element) async -> Void

    /// - Parameter fill: sends the elements. The stream ends with it, and it is cancelled when the reader has had enough.
    static func make<Element: Sendable>(_ fill: @escaping @Sendable (@escaping Send<Element>) async -> Void) -> AsyncStream<Element> {
        let elements = AsyncChannel<Element>()
        let task = Task {
            await fill { await elements.send($0) }
            elements.finish()
        }
        // A reader that merely lets go of the stream ends it too.
        let leash = Leash {
            task.cancel()
            elements.finish()
        }
        return AsyncStream {
            _ = leash
            return await elements.first { _ in true }
        } onCancel: {
            leash.end()
        }
    }

    /// Sends the events of a ledger, one after the other, until it is closed or cannot be read: then the stream ends, and the reader asks again.
    static func tell(_ events: EventFeed, _ send: Send<RecordedEvent>) async {
        do {
            for try await page in events {
                for event in page { await send(event) }
            }
        } catch {
            // As its end.
        }
    }
}
