import Testing

@testable import Execution

/// What the kernel's texts mean, without the machine.
@Suite struct GroupRuleTests {
    static let hybrid =
        "31 1 0:30 / /sys/fs/cgroup rw - tmpfs tmpfs rw\n41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw\n"
    static let pure = "41 31 0:38 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n"

    @Test(arguments: [
        ("1:cpu:/\n0::/\n", hybrid, "/sys/fs/cgroup/unified"), ("0::/user.slice/a.scope\n", pure, "/sys/fs/cgroup/user.slice/a.scope"),
        ("0::/\n", pure, "/sys/fs/cgroup"),
        // A container whose mount shows its part of the tree.
        ("0::/docker/abc\n", "41 31 0:38 /docker/abc /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n", "/sys/fs/cgroup"),
        ("0::/docker/abc/x\n", "41 31 0:38 /docker/abc /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n", "/sys/fs/cgroup/x"),
    ])
    func theOwnGroup(_ groups: String, _ mounts: String, _ expected: String) {
        #expect(GroupPlace.find(groups: groups, mounts: mounts).place?.own == expected)
    }

    @Test(arguments: [
        ("1:cpu:/\n", pure, "no control groups of version 2"), ("0::/\n", "31 1 0:30 / / rw - ext4 x rw\n", "are mounted"),
        ("", "", "version 2"),
        ("0::/\n", "41 31 0:38 / /sys/fs/cgroup ro,nosuid - cgroup2 cgroup2 rw\n", "read-only"), ("0::/../x\n", pure, "not below"),
        ("0::/dockers\n", "41 31 0:38 /docker /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n", "not below"),
        ("0::/\n", "41 31 0:38 / - cgroup2\n", "are mounted"),
    ])
    func noneWithItsReason(_ groups: String, _ mounts: String, _ words: String) {
        guard case .unavailable(let reason) = GroupPlace.find(groups: groups, mounts: mounts) else {
            Issue.record("there is one")
            return
        }
        #expect(reason.contains(words))
    }

    @Test func limitsAreWrittenForTheControllersThereAre() {
        let limits = JobLimits(memoryBytes: 4 << 30, processes: 500, cpuMillis: 1500)
        func files(_ limits: JobLimits, _ controllers: Set<String>) -> [String] {
            GroupLimits.files(limits, controllers: controllers).map { "\($0.file)=\($0.value)" }
        }
        #expect(files(limits, []).isEmpty && files(JobLimits(), ["memory", "pids", "cpu"]).isEmpty)
        #expect(
            files(limits, ["memory", "pids", "cpu", "io"]) == [
                "memory.max=4294967296", "memory.oom.group=1", "pids.max=500", "cpu.max=150000 100000",
            ])
        #expect(files(limits, ["pids"]) == ["pids.max=500"])
        // The kernel takes no quota below a millisecond.
        #expect(files(JobLimits(processes: 0, cpuMillis: 1), ["pids", "cpu"]) == ["pids.max=1", "cpu.max=1000 100000"])
    }

    @Test func whatAGroupUsed() {
        let usage = GroupUsage(
            cpu: "usage_usec 3500000\nuser_usec 2000000\nsystem_usec 1500000\n", memory: "4096\n", peak: "8192\n",
            events: "low 0\nmax 3\noom 1\noom_kill 1\n")
        #expect(
            usage.userSeconds == 2 && usage.systemSeconds == 1.5 && usage.memoryBytes == 4096 && usage.peakBytes == 8192
                && usage.ranOutOfMemory)
        let none = GroupUsage(cpu: "", memory: "", peak: "max\n", events: "")
        #expect(none.userSeconds == nil && none.memoryBytes == nil && none.peakBytes == nil && !none.ranOutOfMemory)
    }

    @Test func onlyAJobsGroupIsRecorded() {
        #expect(ControlGroup(recorded: "/sys/fs/cgroup/signalbox-job-1-2") != nil)
        #expect(ControlGroup(recorded: "/sys/fs/cgroup") == nil && ControlGroup(recorded: "") == nil)
    }
}
