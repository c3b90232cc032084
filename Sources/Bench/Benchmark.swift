import Foundation

/// The measurements and the table.
struct Benchmark {
    let program: String
    let runs: Int

    /// What j3590 says of a file, as far as it is needed here.
    private struct Extraction: Decodable {
        struct Page: Decodable { var source: String }
        var pages: [Page]
    }

    private struct Subject {
        var path: String
        var pages: Int
        /// Every page has a text layer that was used.
        var isDigital: Bool

        var name: String { URL(filePath: path).lastPathComponent }
        var isPDF: Bool { path.lowercased().hasSuffix(".pdf") }
    }

    func measure(_ paths: [String]) throws(Command.Failure) {
        let start = try Command(program: program, arguments: ["--version"]).median(of: runs)
        row("start-up (j3590 --version)", start)

        var subjects: [Subject] = []
        for path in paths {
            guard let subject = try subject(at: path) else {
                print("\(path): not read, left out")
                continue
            }
            subjects.append(subject)
        }
        if let invoice = subjects.first(where: { $0.isDigital && $0.pages == 1 }) {
            row("one digital page, start to JSON (\(invoice.name))", try extract([invoice.path]).median(of: runs))
        }
        for (title, group) in [
            ("digital", subjects.filter { $0.isDigital }), ("scanned", subjects.filter { !$0.isDigital }),
        ] where !group.isEmpty {
            try measure(group, title: title, start: start.seconds)
        }
        print("Median of \(runs) runs. Memory: the largest process. j3590 runs with --jobs 1.")
    }

    private func measure(_ group: [Subject], title: String, start: Double) throws(Command.Failure) {
        let pages = group.reduce(0) { $0 + $1.pages }
        print("\n\(pages) \(title) pages in \(group.count) files")
        let ours = try extract(group.map(\.path)).median(of: runs)
        row("j3590 extract", ours)
        perPage("j3590 extract, a page, without start-up", (ours.seconds - start) / Double(pages))

        if title == "digital" {
            guard Command.exists("pdftotext") else { return print("  pdftotext is missing: apt-get install poppler-utils") }
            var all: [Run] = []
            for file in group where file.isPDF {
                all.append(try Command(program: "pdftotext", arguments: ["-bbox-layout", file.path, "-"]).median(of: runs))
            }
            report("pdftotext -bbox-layout", all, pages: pages)
        } else {
            guard Command.exists("tesseract") else { return print("  tesseract is missing: apt-get install tesseract-ocr") }
            let pictures = try pictures(of: group)
            defer { try? FileManager.default.removeItem(at: pictures.folder) }
            for (name, threads) in [("tesseract, one thread", ["OMP_THREAD_LIMIT": "1"]), ("tesseract, as it comes", [:])] {
                var all: [Run] = []
                for picture in pictures.paths {
                    let command = Command(
                        program: "tesseract", arguments: [picture, "-", "tsv"], environment: threads)
                    all.append(try command.median(of: runs))
                }
                report(name, all, pages: pages)
            }
        }
    }

    /// The pages as pictures that tesseract reads: images as they are, PDF pages at 300 dots per inch.
    private func pictures(of group: [Subject]) throws(Command.Failure) -> (folder: URL, paths: [String]) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "j3590-bench-\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var paths: [String] = []
        for (index, file) in group.enumerated() {
            if file.isPDF {
                let target = folder.appending(path: "\(index)").path
                _ = try Command(program: "pdftoppm", arguments: ["-r", "300", "-gray", file.path, target]).run()
            } else {
                paths.append(file.path)
            }
        }
        let rendered = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return (folder, paths + rendered.sorted().map { folder.appending(path: $0).path })
    }

    private func extract(_ paths: [String]) -> Command {
        Command(program: program, arguments: ["extract", "--format", "jsonl", "--jobs", "1", "--no-cache"] + paths)
    }

    private func subject(at path: String) throws(Command.Failure) -> Subject? {
        let run = try extract([path]).run()
        guard let extraction = try? JSONDecoder().decode(Extraction.self, from: run.output), !extraction.pages.isEmpty
        else { return nil }
        return Subject(
            path: path, pages: extraction.pages.count,
            isDigital: extraction.pages.allSatisfy { $0.source == "text_layer" })
    }

    private func report(_ title: String, _ all: [Run], pages: Int) {
        let seconds = all.reduce(0) { $0 + $1.seconds }
        row(title, Run(seconds: seconds, peakMemory: all.map(\.peakMemory).max() ?? 0, status: 0, output: Data()))
        perPage("\(title), a page", seconds / Double(max(1, pages)))
    }

    /// At once, also into a pipe: the whole takes minutes.
    private func print(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    private func row(_ title: String, _ run: Run) {
        let note = run.status == 0 ? "" : "  (status \(run.status))"
        print("  \(padded(title))\(decimals(run.seconds, 3)) s  \(decimals(Double(run.peakMemory) / 1e6, 0)) MB\(note)")
    }

    private func perPage(_ title: String, _ seconds: Double) {
        print("  \(padded(title))\(decimals(seconds, 3)) s")
    }

    private func padded(_ title: String) -> String {
        title.padding(toLength: max(60, title.count + 1), withPad: " ", startingAt: 0)
    }

    private func decimals(_ number: Double, _ count: Int) -> String {
        let text = String(format: "%.\(count)f", number)
        return String(repeating: " ", count: max(0, 8 - text.count)) + text
    }
}
