import API
import ArgumentParser
import Domain

/// `signalbox send L-1 "..."`
struct SendCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "send", abstract: "Say something to the lane's agent: now when it is at work, otherwise with its next turn.")

    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @Argument(help: "What to say.")
    var text: String

    @Flag(name: .long, help: "Interrupt what it is doing first.")
    var interrupt = false

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let lane = try await context.call(Endpoints.say, on: lane, MessageRequest(text: text, interrupts: interrupt))
        try context.show(lane, quiet: ["\(lane.id)"]) {
            let when = lane.turns.last.map { $0.endedAt == nil } == true ? "told" : "will be told with its next turn"
            return [LaneLine.after(when, lane)]
        }
    }
}
