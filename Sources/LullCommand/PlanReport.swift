import Lull
import LullRelease
import LullScript
import LullSession

/// What a batch would do, for people and for programs.
struct PlanReport {
    private struct Row: Encodable {
        var id: String
        var title: String?
        var language: String
        var script: String
        var parameters: [String: String]
        var length: Double?
        var status: String
        var changed: [String]?
        var duration: Double
        var isEstimate: Bool
        var message: String?
    }

    private struct Document: Encodable {
        var tracks: [Row]
        var leftovers: [ReportedLeftover]
        var inTheWay: [String]
    }

    private let plan: BatchPlan
    private let batch: Batch

    init(_ plan: BatchPlan, _ batch: Batch) {
        self.plan = plan
        self.batch = batch
    }

    /// Shows it.
    ///
    /// - Returns: the status to end with; nil where all can be made, as far as is known.
    func show(json: Bool) async throws(BatchError) -> Status? {
        var rows: [Row] = []
        var worst: Status? = plan.inTheWay.isEmpty ? nil : .cannotCreate
        for item in plan.items {
            let (row, status) = await row(item)
            rows.append(row)
            worst = [worst, status].compactMap(\.self).max { $0.rawValue < $1.rawValue }
        }
        if json {
            let leftovers = plan.leftovers.map(ReportedLeftover.init)
            try BatchReport.write(Document(tracks: rows, leftovers: leftovers, inTheWay: plan.inTheWay))
        } else {
            show(rows)
        }
        return worst
    }

    private func row(_ item: BatchPlan.Item) async -> (Row, Status?) {
        var row = Row(
            id: item.track.id,
            title: item.track.title ?? item.track.reading.session?.title,
            language: item.track.language,
            script: item.track.script,
            parameters: item.track.parameters,
            length: item.track.length,
            status: "up to date",
            duration: item.seconds,
            isEstimate: true
        )
        var failure: BatchError?
        switch item.standing {
        case .upToDate: row.isEstimate = false
        case .due(.new): row.status = "new"
        case .due(.changed(let makings)):
            row.status = "changed"
            if !makings.isEmpty { row.changed = makings.map(\.rawValue) }
        case .due(.damaged): row.status = "damaged"
        case .failed(let error): failure = error
        }
        if row.isEstimate {
            do throws(BatchError) {
                row.duration = try await batch.estimate(item) ?? item.seconds
            } catch {
                if case .studio(.problems(let problems, estimated: true)) = error {
                    row.message = problems.map { Diagnostics.text(ScriptLayout.guessed($0)) }
                        .joined(separator: "\n")
                } else {
                    failure = failure ?? error
                }
            }
        }
        guard let failure else { return (row, nil) }
        row.status = "failing"
        row.changed = nil
        row.message = BatchReport.words(failure)
        return (row, Failure(failure).status)
    }

    private func show(_ rows: [Row]) {
        let cells = rows.map { row in
            [
                row.status, row.id, (row.isEstimate ? "≈" : "") + Numerals.clock(row.duration), row.title ?? "",
                row.changed.map { "(\($0.joined(separator: ", ")))" } ?? "",
            ]
        }
        Terminal.output(Table.text(cells, [.left, .left, .right, .left, .left]))
        for (row, item) in zip(rows, plan.items) {
            if case .failed(let error) = item.standing, BatchReport.isObstacle(error) { continue }
            if let message = row.message { Terminal.output("\(row.id): \(message)\n") }
        }
        if !plan.inTheWay.isEmpty { Terminal.output(BatchReport.words(.inTheWay(plan.inTheWay)) + "\n") }
        for leftover in plan.leftovers {
            let what = leftover.track ?? "the program as a whole"
            Terminal.output("no longer wanted  \(what): \(leftover.files.joined(separator: ", "))\n")
        }
        let due = rows.filter { !["up to date", "failing"].contains($0.status) }
        let audio = Numerals.clock(due.reduce(0) { $0 + $1.duration })
        Terminal.output("\(due.count) of \(rows.count) tracks to make, \(audio) of audio\n")
    }
}
