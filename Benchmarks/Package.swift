// swift-tools-version: 6.2
import PackageDescription

// The benchmarks time whole processes, so they import nothing of Lull and build in seconds, beside it.
let package = Package(
    name: "lull-benchmarks",
    products: [
        .executable(name: "lull-bench", targets: ["LullBench"])
    ],
    targets: [
        .executableTarget(
            name: "LullBench",
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .treatAllWarnings(as: .error),
            ]
        )
    ]
)
