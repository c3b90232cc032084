import ArgumentParser
import Documents
import Extraction
import Foundation
import Reports
import Workflow

struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Read files and print the facts found in them.",
        usage: """
            j3590 extract samples/digital-invoice/invoice.pdf
            j3590 extract --format jsonl scans/*.pdf > facts.jsonl
            """,
        discussion: "FILE is a PDF, TIFF, JPEG or PNG; - is standard input. Exit status 3 when a file could not be read."
    )

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, jsonl, csv, text, words, candidates }

    @Argument(help: ArgumentHelp("Files to read.", valueName: "file"))
    var files: [String]

    @Option(help: "table, json (array), jsonl (one line a file), csv, text (the page text), words (one line a file: every word with its place), or candidates (one line a file: what each field was chosen from).")
    var format: Format = .table

    @Option(help: ArgumentHelp("Write page pictures with the boxes drawn into this folder.", valueName: "dir"))
    var draw: String?

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let common = common
        let extractor = format == .candidates ? try common.loadModels().extractor : nil
        let pool = ReaderPool(
            jobs: common.jobs, isolation: .processes(try common.readerProgram()), recognisers: try common.recognisers(), cache: try common.cache()
        ) { try common.loadModels().extractor }
        let progress = Progress(total: files.count, isShown: !common.quiet && !common.noProgress)
        var failures = 0
        var first = true
        do {
            try await pool.read(files, started: { await progress.working(on: InputName.of(files[$0])) }) { result in
                await progress.clear()
                for problem in result.record.problems {
                    let place = problem.page.map { ", page \($0)" } ?? ""
                    Terminal.say("j3590: \(result.path)\(place): \(problem.message)")
                }
                if !result.record.problems.isEmpty { failures += 1 }
                if let draw, result.source != nil { try PageDrawings.write(result, to: draw) }
                try put(result, first: first, extractor)
                first = false
                await progress.finished(InputName.of(result.path))
            }
        } catch let error as OutputError {
            throw Exit(.cannotWrite, "j3590: \(error)")
        } catch let error as DocumentError {
            throw Exit(.partMissing, "j3590: \(error)")
        }
        await progress.clear()
        if format == .json { Terminal.put("\n]\n") }
        if failures > 0 { throw Exit(.someInputUnreadable) }
    }

    private func put(_ result: ReaderPool.Result, first: Bool, _ extractor: Extractor?) throws {
        switch format {
        case .json: Terminal.put((first ? "[\n" : ",\n") + (try RecordJSON.encode(result.record, pretty: true)))
        case .jsonl: Terminal.put(try RecordJSON.encode(result.record, pretty: false) + "\n")
        case .csv: Terminal.put((first ? ExtractionCSV.header : "") + ExtractionCSV.rows(result.record))
        case .text: Terminal.put(PageTextOutput.render(result.source))
        case .words: if let source = result.source { Terminal.put(try WordsJSON.encode(source) + "\n") }
        case .candidates: if let source = result.source, let extractor { Terminal.put(try ChoicesJSON.encode(result.record.file, extractor.choices(in: source)) + "\n") }
        case .table: Terminal.put(ExtractionTable.render(result.record, width: Terminal.width, color: common.color.isOn))
        }
    }
}
