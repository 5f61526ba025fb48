/// A share of a program's tracks, for one machine of several.
public struct Shard: Sendable, Hashable {
    /// Which share, from 0.
    public var index: Int
    /// How many there are.
    public var count: Int

    /// The most shares.
    public static let most = 10_000

    /// A share; nil where there is none of this number.
    public init?(index: Int, of count: Int) {
        guard (1...Self.most).contains(count), (0..<count).contains(index) else { return nil }
        self.index = index
        self.count = count
    }

    var name: String { "\(index + 1)-of-\(count)" }

    /// Why a text names no share.
    public struct Malformed: Error, CustomStringConvertible {
        /// A sentence without its full stop.
        public let description: String
    }

    /// Reads `2/4`, `auto` and `auto/4`.
    ///
    /// `auto` takes the share from the environment that a batch system gives its tasks: `SLURM_ARRAY_TASK_ID` with
    /// `_COUNT`, `_MIN` and `_STEP`; `AWS_BATCH_JOB_ARRAY_INDEX` with `AWS_BATCH_JOB_ARRAY_SIZE`; `JOB_COMPLETION_INDEX` of
    /// Kubernetes, which doesn't tell how many there are: `LULL_SHARDS` does. With `auto/4` tasks are numbered from 0, and
    /// there are four whatever the environment says, so that one task can be given again by itself.
    public init(_ text: String, environment: [String: String]) throws(Malformed) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts[0] == "auto", parts.count <= 2 else {
            guard parts.count == 2, let number = Int(parts[0]), number > 0, let count = Int(parts[1]),
                let shard = Shard(index: number - 1, of: count)
            else {
                throw Malformed(description: "“\(text)” is no share: write 2/4 for the second of four, or auto")
            }
            self = shard
            return
        }
        func number(_ name: String) throws(Malformed) -> Int? {
            guard let text = environment[name], !text.isEmpty else { return nil }
            guard let number = Int(text) else {
                throw Malformed(description: "\(name) is “\(text)”, and a whole number is wanted")
            }
            return number
        }
        var told = parts.count > 1 ? Int(parts[1]) : nil
        if parts.count > 1 && told == nil {
            throw Malformed(description: "“\(text)” is no share: write auto/4 for one of four")
        }
        var index: Int?
        var count: String?
        if let task = try number("SLURM_ARRAY_TASK_ID") {
            index = task
            count = "SLURM_ARRAY_TASK_COUNT"
            if told == nil {
                let first = try number("SLURM_ARRAY_TASK_MIN") ?? 0
                let step = try number("SLURM_ARRAY_TASK_STEP") ?? 1
                index = (task &- first) / max(1, step)
            }
        } else if let task = try number("AWS_BATCH_JOB_ARRAY_INDEX") {
            index = task
            count = "AWS_BATCH_JOB_ARRAY_SIZE"
        } else if let task = try number("JOB_COMPLETION_INDEX") {
            index = task
        }
        if told == nil, let count { told = try number(count) }
        if told == nil { told = try number("LULL_SHARDS") }
        guard let index else {
            throw Malformed(
                description: "no batch system tells which share this is: SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX and "
                    + "AWS_BATCH_JOB_ARRAY_INDEX aren't set; write --shard 2/4"
            )
        }
        guard let told else {
            throw Malformed(
                description: "nothing tells how many shares there are: write --shard auto/4, or set LULL_SHARDS"
            )
        }
        guard (1...Self.most).contains(told) else {
            throw Malformed(description: "there can be 1 to \(Self.most) shares, and \(told) are asked for")
        }
        guard let shard = Shard(index: index, of: told) else {
            throw Malformed(
                description: "there is no share \(index) of \(told): tasks are numbered from 0 to \(told - 1)"
            )
        }
        self = shard
    }

    /// Which of some costs are this share's: the dearest first, each to the share that has least so far.
    ///
    /// The same costs give the same shares on any machine.
    func own(_ costs: [(id: String, cost: Double)]) -> Set<String> {
        var loads = [Double](repeating: 0, count: count)
        var own: Set<String> = []
        for item in costs.sorted(by: { ($1.cost, $0.id) < ($0.cost, $1.id) }) {
            let least = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0
            loads[least] += item.cost
            if least == index { own.insert(item.id) }
        }
        return own
    }
}
