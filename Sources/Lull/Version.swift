/// What this program is called where others keep or compare it.
public enum Version {
    /// The number of this release of Lull.
    public static let current = "0.1.0"
}
