import Foundation

/// Measures the built j3590. `scripts/bench` builds and runs it.
///
///     bench [--runs N] FILE…                    time and memory beside pdftotext and tesseract
///     bench reading --truth DIR FILE…           recall and precision beside tesseract
///     bench reference --models DIR [FILE…]      the look-ups; FILE: an NDC Directory to import
///     bench rules --models DIR FILE…            packets judged in a second; FILE: packet.json, or claims with extractions by line
///     bench packet FOLDER…                      what packets take beyond reading; FOLDER: claim.json and papers
@main
struct Main {
    static func main() {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let mode = ["reading", "reference", "rules", "packet"].contains(arguments.first) ? arguments.removeFirst() : ""
        var runs = 3
        var truth: String?
        var models = "models"
        var files: [String] = []
        while !arguments.isEmpty {
            let argument = arguments.removeFirst()
            if argument == "--runs", let next = arguments.first, let count = Int(next), count > 0 {
                runs = count
                arguments.removeFirst()
            } else if argument == "--truth", !arguments.isEmpty {
                truth = arguments.removeFirst()
            } else if argument == "--models", !arguments.isEmpty {
                models = arguments.removeFirst()
            } else if argument.hasPrefix("-") {
                fail("There is no option \(argument). Usage: scripts/bench [reading --truth DIR | reference | rules | packet] [--runs N] FILE…", status: 64)
            } else {
                files.append(argument)
            }
        }
        guard !files.isEmpty || mode == "reference" else { fail("No file to measure. Usage: scripts/bench [reading --truth DIR | reference | rules | packet] [--runs N] FILE…", status: 64) }
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "j3590").path
        do {
            if mode == "reading" {
                guard let truth else { fail("Tell the folder of truth files with --truth DIR.", status: 64) }
                try reading(program, truth: truth, files)
            } else if mode == "packet" {
                try PacketBenchmark(program: program, runs: runs).measure(files)
            } else if mode == "reference" {
                try ReferenceBenchmark(program: program, models: models, directory: files).measure()
            } else if mode == "rules" {
                try RulesBenchmark(models: models, files: files).measure()
            } else {
                try Benchmark(program: program, runs: runs).measure(files)
            }
        } catch {
            fail("\(error)", status: 69)
        }
    }

    private static func reading(_ program: String, truth folder: String, _ files: [String]) throws(Command.Failure) {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".json") }.sorted()
        let truths = names.compactMap { ReadingTruth(URL(filePath: folder).appending(path: $0)) }
        if truths.count < names.count {
            FileHandle.standardError.write(Data("bench: \(names.count - truths.count) of \(names.count) labels in \(folder) are of neither form and left out.\n".utf8))
        }
        let paths = Dictionary(files.map { (URL(filePath: $0).lastPathComponent, $0) }) { first, _ in first }
        try ReadingBenchmark(program: program, truths: truths, files: paths).measure()
    }

    private static func fail(_ message: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data("bench: \(message)\n".utf8))
        exit(status)
    }
}
