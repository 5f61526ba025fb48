// swift-tools-version: 6.2
import PackageDescription

/// Every target is held to the same rules: Swift 6, no warnings, and only what it declares may be imported
/// (`Scripts/build` adds `--explicit-target-dependency-import-check error`).
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A C library of the system, found by pkg-config and installed by `Scripts/setup`.
func system(_ name: String, pkgConfig: String, debian: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "lull",
    products: [
        .executable(name: "lull", targets: ["LullCommand"]),
        .library(name: "Lull", targets: ["Lull"]),
        // A sound card for tests, which ALSA loads while they run.
        .library(name: "TestCard", type: .dynamic, targets: ["TestCard"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        system("CSndFile", pkgConfig: "sndfile", debian: "libsndfile1-dev"),
        system("CSoxr", pkgConfig: "soxr", debian: "libsoxr-dev"),
        system("CEbur128", pkgConfig: "libebur128", debian: "libebur128-dev"),
        system("CALSA", pkgConfig: "alsa", debian: "libasound2-dev"),
        system("CXML", pkgConfig: "libxml-2.0", debian: "libxml2-dev"),
        system("CDBus", pkgConfig: "dbus-1", debian: "libdbus-1-dev"),
        system("CCairo", pkgConfig: "cairo", debian: "libcairo2-dev"),
        // Its pkg-config file holds flags that SwiftPM refuses with a warning, and it does without.
        .systemLibrary(name: "CKissFFT", providers: [.apt(["libkissfft-dev"])]),

        // Debian: libcmark-gfm-dev, libcmark-gfm-extensions-dev. Its pkg-config file leaves the extensions out.
        .systemLibrary(name: "CCMark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

        // C functions over TagLib's C++; Debian: libtag1-dev.
        .target(name: "CTagShim", linkerSettings: [.linkedLibrary("tag")]),
        library("LullTag", ["CTagShim"]),
        library("LullDSP"),
        library("LullSession"),
        library("LullSyntax", ["LullSession", "CCMark"]),
        // C functions over CLD2's C++; Debian: libcld2-dev.
        .target(name: "CLanguageShim", linkerSettings: [.linkedLibrary("cld2")]),
        library("LullScript", ["LullSession", "LullSyntax", "CLanguageShim", .product(name: "Yams", package: "Yams")]),
        library("LullScore", ["LullSession"]),
        library("LullCare", ["LullSession", "LullScore"]),
        .target(name: "CFloatingPoint"),
        .target(name: "CTerminal"),
        library("LullEngine", ["LullScore", "LullDSP", "CFloatingPoint"]),
        library(
            "LullFile",
            ["CSndFile", "CSoxr", "CFloatingPoint", .product(name: "Crypto", package: "swift-crypto")]
        ),
        library("LullMeasure", ["CEbur128", "CKissFFT", "CFloatingPoint"]),
        library("LullLive", ["LullDSP", "LullFile", "CALSA", "CDBus", "CFloatingPoint"]),
        library("LullPlot", ["CCairo", "CKissFFT", "CFloatingPoint"]),
        library(
            "LullVoice",
            [
                "LullFile", "LullMeasure", "CFloatingPoint",
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        library(
            "Lull",
            [
                "LullScript", "LullVoice", "LullScore", "LullEngine", "LullDSP", "LullFile", "LullMeasure", "LullPlot",
                "LullSession",
                "CFloatingPoint",
            ]
        ),
        .target(
            name: "LullRelease",
            dependencies: [
                "Lull", "LullScript", "LullVoice", "LullScore", "LullSession", "LullFile", "LullMeasure", "LullCare",
                "LullPlot", "LullTag", "CXML",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("Site/Templates")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "LullCommand",
            dependencies: [
                "CTerminal", "Lull", "LullRelease", "LullCare", "LullScore", "LullSession", "LullScript", "LullVoice",
                "LullFile",
                "LullMeasure",
                "LullPlot", "LullLive", "LullTag",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),

        // What tests lean on: spectra that don't share code with what they judge, a count of allocations, and programs that
        // nobody here wrote.
        .target(name: "CAllocationCounter", path: "Tests/CAllocationCounter"),
        .target(
            name: "TestCard",
            dependencies: ["CALSA"],
            path: "Tests/TestCard",
            // As ALSA's headers ask of a plugin that is a library of its own.
            cSettings: [.define("PIC")]
        ),
        .target(name: "Analysis", path: "Tests/Analysis", swiftSettings: strict),
        .target(name: "ForeignPrograms", path: "Tests/ForeignPrograms", swiftSettings: strict),
        tests("LullDSPTests", ["LullDSP", "Analysis", "CAllocationCounter"]),
        tests("LullFileTests", ["LullFile", "CFloatingPoint"]),
        tests("LullLiveTests", ["LullLive", "LullDSP", "CDBus", "Analysis", "ForeignPrograms", "CAllocationCounter"]),
        tests("LullMeasureTests", ["LullMeasure", "CEbur128"]),
        tests("LullPlotTests", ["LullPlot", "CCairo"]),
        tests("LullVoiceTests", ["LullVoice", "LullFile", "LullMeasure"]),
        tests("LullTests", ["Lull", "LullEngine", "LullScore", "LullScript", "LullSession", "Analysis"]),
        tests("LullTagTests", ["LullTag", "LullFile", "CSndFile", "ForeignPrograms"]),
        tests(
            "LullReleaseTests",
            [
                "LullRelease", "LullTag", "LullCare", "LullScript", "LullSession", "LullFile", "ForeignPrograms",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .testTarget(
            name: "LullCommandTests",
            dependencies: [
                "LullCommand", "Lull", "LullCare", "LullScore", "LullScript", "LullSession", "ForeignPrograms",
            ],
            exclude: ["Wild"],
            swiftSettings: strict
        ),
        tests("LullSyntaxTests", ["LullSyntax", "LullSession"]),
        .testTarget(
            name: "LullScriptTests",
            dependencies: ["LullScript", "LullSession"],
            exclude: ["Boundaries", "Corpus"],
            swiftSettings: strict
        ),
        tests("LullCareTests", ["LullCare", "LullScore", "LullScript", "LullSession"]),
        tests("LullScoreTests", ["LullScore", "LullScript", "LullSession"]),
        .testTarget(
            name: "LullEngineTests",
            dependencies: ["LullEngine", "LullScore", "LullScript", "LullSession", "Analysis", "CAllocationCounter"],
            exclude: ["Golden"],
            swiftSettings: strict
        ),
    ],
    cxxLanguageStandard: .cxx17
)
