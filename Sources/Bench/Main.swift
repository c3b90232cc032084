import Foundation

/// Measures the built j3590 beside pdftotext and tesseract on the same pages. `scripts/bench` builds and runs it.
///
///     bench [--runs N] FILE…
@main
struct Main {
    static func main() {
        var runs = 3
        var files: [String] = []
        var arguments = Array(CommandLine.arguments.dropFirst())
        while !arguments.isEmpty {
            let argument = arguments.removeFirst()
            if argument == "--runs", let next = arguments.first, let count = Int(next), count > 0 {
                runs = count
                arguments.removeFirst()
            } else if argument.hasPrefix("-") {
                fail("There is no option \(argument). Usage: scripts/bench [--runs N] FILE…", status: 64)
            } else {
                files.append(argument)
            }
        }
        guard !files.isEmpty else { fail("No file to measure. Usage: scripts/bench [--runs N] FILE…", status: 64) }
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "j3590").path
        do {
            try Benchmark(program: program, runs: runs).measure(files)
        } catch {
            fail("\(error)", status: 69)
        }
    }

    private static func fail(_ message: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data("bench: \(message)\n".utf8))
        exit(status)
    }
}
