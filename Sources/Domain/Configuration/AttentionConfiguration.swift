/// The `attention` section of `signalbox.yaml`: how much a person can read. Nothing is refused for it; it is only said.
package struct AttentionConfiguration: Codable, Equatable, Sendable {
    /// Changed lines a minute above which a candidate cannot have been read.
    ///
    /// Cohen (Best Kept Secrets of Peer Code Review, SmartBear 2006, about 2,500 reviews at Cisco) found that reviewers overlook much above
    /// 300 to 500 lines an hour, which is 5 to 8 a minute. The default is many times that on purpose: one line a second is the speed at
    /// which even plain words are skimmed. What is faster was not read; what is slower need not have been.
    package var linesPerMinute: Int
    /// What a line of a generated file or a lock file counts, in percent of another.
    package var generatedPercent: Int
    /// Minutes of looking in a day; a choice and not a finding. The same study saw attention fall after 60 to 90 minutes without a break.
    package var dailyMinutes: Int

    package init(linesPerMinute: Int = 60, generatedPercent: Int = 10, dailyMinutes: Int = 240) {
        self.linesPerMinute = linesPerMinute
        self.generatedPercent = generatedPercent
        self.dailyMinutes = dailyMinutes
    }
}
