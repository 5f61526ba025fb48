/// What a moment may stand out from: the three seconds before its window of 400 ms.
struct StepWindow {
    /// How far beneath the whole a sound counts as nothing to come out of, in LU: the gate under which EBU Tech 3342 hears
    /// no programme.
    static let gate = 20.0
    /// Columns in the window.
    let near: Int
    /// Columns in the time before it.
    let far: Int

    /// - Parameter step: seconds from one column to the next.
    init(step: Double) {
        near = max(1, Int((0.4 / step).rounded()))
        far = max(1, Int((3 / step).rounded()))
    }

    /// The highest value before the window that ends with a column, but no less than `floor`; loudness and power alike.
    func highest<Value: Comparable>(before index: Int, in values: [Value], atLeast floor: Value) -> Value {
        let end = max(0, index - near + 1)
        var highest = floor
        for earlier in max(0, end - far)..<end { highest = max(highest, values[earlier]) }
        return highest
    }
}
