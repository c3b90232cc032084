// swift-tools-version: 6.2
import PackageDescription

/// Every module of ours. `interop` is for the modules that touch C; all others are `pure`, where a raw
/// pointer is a compile error.
let interop: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
let pure = interop + [.strictMemorySafety(), .treatWarning("StrictMemorySafety", as: .error)]

let package = Package(
    name: "j3590",
    products: [
        .executable(name: "j3590", targets: ["j3590"]),
        .library(name: "Workflow", targets: ["Workflow"]),
        .library(name: "Documents", targets: ["Documents"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // C libraries from Debian; only Documents imports them, and Archives zlib.
        .systemLibrary(name: "CPoppler", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
        .systemLibrary(name: "CTesseract", pkgConfig: "tesseract", providers: [.apt(["libtesseract-dev"])]),
        .systemLibrary(name: "CLeptonica", pkgConfig: "lept", providers: [.apt(["libleptonica-dev"])]),
        .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CDmtx", pkgConfig: "libdmtx", providers: [.apt(["libdmtx-dev"])]),
        // ZXing has no C interface: a C++ file of ours gives it one.
        .target(name: "CZXing", linkerSettings: [.linkedLibrary("ZXing")]),

        // Of Linux itself: what a reader process forbids itself.
        .systemLibrary(name: "CLinux"),

        // In pipeline order: imports only go up this list.
        .target(name: "Vocabulary", swiftSettings: pure),
        .target(name: "PageText", swiftSettings: pure),
        .target(name: "Archives", dependencies: ["CZlib"], swiftSettings: interop),
        .target(
            name: "Documents",
            dependencies: ["PageText", "CPoppler", "CTesseract", "CLeptonica", "CQPDF", "CPango", "CZXing", "CDmtx", "CLinux"],
            swiftSettings: interop),
        .target(
            name: "Reference",
            dependencies: ["Vocabulary", "Archives", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: pure),
        .target(name: "Extraction", dependencies: ["Vocabulary", "PageText"], swiftSettings: pure),
        .target(name: "Packets", dependencies: ["Vocabulary", "Extraction"], swiftSettings: pure),
        .target(name: "Payers", dependencies: ["Packets", .product(name: "Yams", package: "Yams")], swiftSettings: pure),
        .target(name: "Claims", dependencies: ["Packets", "Extraction", "Vocabulary", "PageText"], swiftSettings: pure),
        .target(
            name: "Reports", dependencies: ["Claims", "Packets", "Extraction", "Vocabulary", "Documents", "PageText"],
            swiftSettings: pure),
        .target(
            name: "Workflow",
            dependencies: ["Vocabulary", "PageText", "Documents", "Reference", "Extraction", "Packets", "Payers", "Claims", "Reports"],
            swiftSettings: pure),
        .target(
            name: "Office",
            dependencies: [
                "Workflow", "Claims", "Documents", "Extraction", "Packets", "Reference", "Reports", "Vocabulary", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log")],
            swiftSettings: pure),
        .executableTarget(
            name: "j3590",
            dependencies: [
                "Office", "Workflow", "Documents", "Extraction", "Packets", "Payers", "Claims", "Reference", "Reports", "Vocabulary", "PageText", .product(name: "Logging", package: "swift-log"),
                .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: pure),

        // Measures the built program: scripts/bench.
        .executableTarget(name: "bench", dependencies: ["Workflow", "Packets", "Extraction", "Reference", "Vocabulary"], path: "Sources/Bench", swiftSettings: interop),
        .target(name: "TestSupport", dependencies: ["PageText"], path: "Tests/TestSupport", swiftSettings: pure),
        .testTarget(name: "VocabularyTests", dependencies: ["Vocabulary"]),
        .testTarget(name: "PageTextTests", dependencies: ["PageText"]),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents", "PageText", "CLeptonica", "TestSupport"], exclude: ["Barcodes"]),
        .testTarget(name: "ReferenceTests", dependencies: ["Reference", "Vocabulary"], exclude: ["Files"]),
        .testTarget(name: "ExtractionTests", dependencies: ["Extraction", "TestSupport"]),
        .testTarget(name: "PacketsTests", dependencies: ["Packets", "Payers", "Extraction", "Vocabulary", "TestSupport"]),
        .testTarget(name: "PayersTests", dependencies: ["Payers", "Packets", "Vocabulary", "TestSupport"]),
        .testTarget(
            name: "ClaimsTests", dependencies: ["Claims", "Packets", "Extraction", "Vocabulary", "TestSupport"], exclude: ["Files"]),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "Claims", "Packets", "Documents", "Extraction", "PageText", "TestSupport"]),
        .testTarget(name: "WorkflowTests", dependencies: ["Workflow", "Documents", "Extraction", "PageText", "TestSupport"]),
        .testTarget(
            name: "OfficeTests", dependencies: ["Office", "Documents", "Extraction", "Packets", "Payers", "Vocabulary", "TestSupport"],
            swiftSettings: [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
        .testTarget(name: "SampleTests", dependencies: ["Workflow", "Claims", "Documents", "Packets", "Extraction", "Vocabulary", "TestSupport"]),
        .testTarget(name: "CommandTests", dependencies: ["TestSupport", "Extraction", "Packets", "j3590"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
