import ArgumentParser
import Foundation
import Reference
import Vocabulary

extension ReferenceCommand {
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take in files as their publishers offer them, unpacked or zipped: they are recognised by what is in them.",
            usage: """
                j3590 reference import ndctext.zip
                j3590 reference import product.txt package.txt
                j3590 reference import icd10cm_order_2027.txt
                """,
            discussion: """
                All files of one call are taken or none. Exit status: 0 done, 65 a file is not what it should be (nothing has changed then), 73 the data
                cannot be written.
                """
        )

        @Argument(help: ArgumentHelp("Files from FDA, CMS or NCHS.", valueName: "file"))
        var files: [String]

        @Option(help: ArgumentHelp("First day for which the files hold, where they do not say it.", valueName: "date"))
        var from: String?

        @Flag(help: "Take a file that has much fewer rows than the data it replaces.")
        var fewer = false

        @OptionGroup var common: CommonOptions

        func run() throws {
            let models: ModelsDirectory
            do throws(ReferenceError) {
                models = try ModelsDirectory.locate(explicit: common.models)
            } catch {
                throw Exit(.partMissing, "j3590: \(error)")
            }
            var job = ReferenceImport(models: models)
            job.from = try Find.day(from, option: "--from")
            job.acceptsFewer = fewer
            let isShown = !common.quiet && !common.noProgress && Terminal.isErrorTerminal
            defer { if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) } }
            do throws(ImportError) {
                let reports = try job.run(files.map { URL(fileURLWithPath: $0) }, today: try today()) { progress in
                    guard isShown else { return }
                    let line = "\(Int(progress.fraction * 100)) %  \(progress.rows) rows  \(progress.file)"
                    FileHandle.standardError.write(Data("\r\u{1B}[K\(line.prefix(Terminal.width - 1))".utf8))
                }
                Terminal.put(reports.map(Self.text).joined(separator: "\n") + "\n")
            } catch {
                if case .cannotWrite = error { throw Exit(.cannotWrite, "j3590: \(error)") }
                throw Exit(.invalidInput, "j3590: \(error)")
            }
        }

        private func today() throws(ImportError) -> CalendarDay {
            do { return try Find.today() } catch { throw .cannotWrite(path: "", reason: "the clock of this machine is wrong") }
        }

        static func text(_ report: ImportReport) -> String {
            var line = "\([report.table, report.period].compactMap { $0 }.joined(separator: " ")): \(report.rows) rows"
            if let change = report.change {
                line += "; \(change.added) added, \(change.removed) removed, \(change.changed) changed" + (change.since.map { " since \($0)" } ?? "")
            }
            return ([line] + report.notes.map { "  \($0)" }).joined(separator: "\n")
        }
    }
}
