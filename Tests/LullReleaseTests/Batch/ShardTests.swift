@testable import LullRelease
import Testing

@Suite("Shares of a program")
struct ShardTests {
    @Test(
        "the share comes from an option or a batch system",
        arguments: [
            ("2/4", [:], 1, 4),
            (
                "auto",
                [
                    "SLURM_ARRAY_TASK_ID": "7", "SLURM_ARRAY_TASK_MIN": "3", "SLURM_ARRAY_TASK_STEP": "2",
                    "SLURM_ARRAY_TASK_COUNT": "5",
                ], 2, 5
            ),
            (
                "auto/16", ["SLURM_ARRAY_TASK_ID": "3", "SLURM_ARRAY_TASK_MIN": "3", "SLURM_ARRAY_TASK_COUNT": "1"], 3,
                16
            ),
            ("auto", ["JOB_COMPLETION_INDEX": "0", "LULL_SHARDS": "8"], 0, 8),
            ("auto", ["AWS_BATCH_JOB_ARRAY_INDEX": "9", "AWS_BATCH_JOB_ARRAY_SIZE": "10"], 9, 10),
        ] as [(String, [String: String], Int, Int)]
    )
    func reading(_ text: String, _ environment: [String: String], _ index: Int, _ count: Int) throws {
        let shard = try Shard(text, environment: environment)
        #expect(shard == Shard(index: index, of: count))
    }

    @Test(
        "what names no share is told so",
        arguments: [
            ("5/4", [:], "“5/4” is no share: write 2/4 for the second of four, or auto"),
            (
                "auto", [:],
                "no batch system tells which share this is: SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX and "
                    + "AWS_BATCH_JOB_ARRAY_INDEX aren't set; write --shard 2/4"
            ),
            (
                "auto", ["JOB_COMPLETION_INDEX": "1"],
                "nothing tells how many shares there are: write --shard auto/4, or set LULL_SHARDS"
            ),
            ("auto/2", ["JOB_COMPLETION_INDEX": "2"], "there is no share 2 of 2: tasks are numbered from 0 to 1"),
            (
                "auto/2", ["AWS_BATCH_JOB_ARRAY_INDEX": "one"],
                "AWS_BATCH_JOB_ARRAY_INDEX is “one”, and a whole number is wanted"
            ),
            (
                "auto", ["AWS_BATCH_JOB_ARRAY_INDEX": "1", "AWS_BATCH_JOB_ARRAY_SIZE": "two", "LULL_SHARDS": "4"],
                "AWS_BATCH_JOB_ARRAY_SIZE is “two”, and a whole number is wanted"
            ),
            (
                "auto", ["JOB_COMPLETION_INDEX": "1", "LULL_SHARDS": "0"],
                "there can be 1 to 10000 shares, and 0 are asked for"
            ),
            (
                "auto",
                [
                    "SLURM_ARRAY_TASK_ID": "9223372036854775807", "SLURM_ARRAY_TASK_MIN": "-1",
                    "SLURM_ARRAY_TASK_COUNT": "2",
                ], "there is no share -9223372036854775808 of 2: tasks are numbered from 0 to 1"
            ),
        ] as [(String, [String: String], String)]
    )
    func refusals(_ text: String, _ environment: [String: String], _ message: String) {
        let error = #expect(throws: Shard.Malformed.self) { try Shard(text, environment: environment) }
        #expect(error?.description == message)
    }

    @Test("every track is in one share, shares are alike in cost, and their order doesn't matter")
    func balance() throws {
        var seed: UInt64 = 6
        let costs = (0..<200).map { number in
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (id: "t\(number)", cost: 60 + Double(seed >> 40).truncatingRemainder(dividingBy: 1740))
        }
        let byName = Dictionary(uniqueKeysWithValues: costs.map { ($0.id, $0.cost) })
        var all: [String] = []
        var loads: [Double] = []
        for index in 0..<7 {
            let shard = try #require(Shard(index: index, of: 7))
            let own = shard.own(costs)
            #expect(own == shard.own(costs.reversed()))
            all += own
            loads.append(own.reduce(0) { $0 + (byName[$1] ?? 0) })
        }
        #expect(all.sorted() == byName.keys.sorted())
        #expect((loads.max() ?? 0) < 1.03 * (loads.min() ?? 0))
    }

    @Test("names of files, and moments")
    func small() {
        #expect(Slug.make("Atem & Übung — Nº 5.5") == "atem-ubung-n-5-5")
        #expect(Slug.make("Größe") == "grosse")
        #expect(Slug.make("休息") == "")
        for (text, whole) in [("2024-02-29", "2024-02-29T00:00:00Z"), ("1999-12-31T23:59:59Z", "1999-12-31T23:59:59Z")]
        {
            #expect(ReleaseDate(text)?.text == whole)
        }
        #expect(ReleaseDate("2023-02-29") == nil)
        #expect(ReleaseDate("2023-13-01") == nil)
        #expect(ReleaseDate(seconds: 951_782_400).text == "2000-02-29T00:00:00Z")
    }
}
