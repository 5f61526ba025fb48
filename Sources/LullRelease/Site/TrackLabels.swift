import LullScript

extension Track {
    /// What sets it apart from its variants besides its length, which is told beside it anyway; nil where nothing does.
    var kind: String? {
        let parts = (variant ?? "").split(separator: ", ").filter { (try? TimeText.seconds(String($0))) == nil }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// The chapters that say more than its title does.
    var parts: [Chapter] { chapters.count == 1 && chapters[0].title == title ? [] : chapters }
}
