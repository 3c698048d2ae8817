package import ArgumentParser

/// Every command of the operator's. The door adds its own (`serve`, `runner`, `audit`).
package enum CommandSet {
    package static let all: [any ParsableCommand.Type] = [
        StatusCommand.self, WatchCommand.self, InitCommand.self, UpCommand.self, DownCommand.self, WebCommand.self, DoctorCommand.self,
        ConfigCommand.self,
        APICommand.self,
        RepoCommand.self,
        AgentsCommand.self, TargetCommand.self, NextCommand.self, DispatchCommand.self, LanesCommand.self, LaneCommand.self,
        WaitCommand.self,
        InspectCommand.self, ReviewCommand.self, ApproveCommand.self, ReworkCommand.self, RejectCommand.self, AbandonCommand.self,
        OverrideCommand.self,
        InboxCommand.self, HandoffCommand.self, AnswerCommand.self, SendCommand.self, AttachCommand.self, NotifyCommand.self,
        LandCommand.self, RollbackCommand.self,
        StopCommand.self, PauseCommand.self, ResumeCommand.self, VerifyCommand.self,
        ReportCommand.self, AttentionCommand.self, SearchCommand.self, EventsCommand.self, LedgerCommand.self,
        GCCommand.self,
    ]

    /// What `signalbox` without a word runs: what needs you.
    package static let standard: any ParsableCommand.Type = StatusCommand.self
}
