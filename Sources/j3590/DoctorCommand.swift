import ArgumentParser
import Documents
import Foundation
import Packets
import Reference
import Workflow

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the installation and name the command that mends what is wrong.",
        usage: """
            j3590 doctor
            j3590 doctor --empty-cache
            """,
        discussion: "Exit status: 0 all is well, 69 a part is missing."
    )

    @Flag(help: "First remove all pages that were kept of files read before.")
    var emptyCache = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        var isWell = true
        func report(_ title: String, _ detail: String, _ mend: String? = nil) {
            if mend != nil { isWell = false }
            Terminal.put("\(mend == nil ? "ok   " : "WRONG") \(title.padding(toLength: 22, withPad: " ", startingAt: 0)) \(detail)\n")
            if let mend { Terminal.put("      mend it: \(mend)\n") }
        }
        report("j3590", Version.current)
        for library in Installation.libraries { report(library.name, library.version) }
        for language in ["eng", "osd"] {
            do throws(DocumentError) {
                try Installation.checkLanguage(language)
                report("OCR data \(language)", "loaded, one thread a page")
            } catch {
                report("OCR data \(language)", "missing", "apt-get install tesseract-ocr-\(language)")
            }
        }
        do throws(ModelsError) {
            let models = try Models(explicit: common.models)
            report("models", models.directory.url.path)
            report("reference", "\(models.database.editions.count) tables, \(models.database.path)")
            report("reference dates", models.referenceDates.map { "\($0.table) \($0.asOf)" }.joined(separator: ", "))
            report("rules", "\(models.rules.rows.count), payers \(models.payers.all.count)")
        } catch {
            report("models", "\(error)", "scripts/setup, or name the folder with --models")
        }
        let temporary = FileManager.default.temporaryDirectory.path
        FileManager.default.isWritableFile(atPath: temporary)
            ? report("temporary files", temporary) : report("temporary files", "\(temporary) cannot be written", "set TMPDIR to a folder that can be written")
        try reportCache(report)
        if !isWell { throw Exit(.partMissing) }
    }

    private func reportCache(_ report: (String, String, String?) -> Void) throws {
        let cache = ReadingCache()
        if emptyCache {
            do throws(OutputError) {
                try cache.empty()
            } catch {
                throw Exit(.cannotWrite, "j3590: \(error)")
            }
        }
        let size = cache.size
        let megabytes = (Double(size.bytes) / 1e6).formatted(.number.precision(.fractionLength(1)).locale(Locale(identifier: "en_US_POSIX")))
        let use = try common.cache() == nil ? "off, " : ""
        report("pages kept", "\(use)\(size.files) files, \(megabytes) MB of \(cache.limit / 1_000_000), \(cache.folder.path)", nil)
    }
}
