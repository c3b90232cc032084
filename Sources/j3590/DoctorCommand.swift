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
        usage: "j3590 doctor",
        discussion: "Exit status: 0 all is well, 69 a part is missing."
    )

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
            report("rules", "\(models.rules.rows.count)")
        } catch {
            report("models", "\(error)", "scripts/setup, or name the folder with --models")
        }
        let temporary = FileManager.default.temporaryDirectory.path
        FileManager.default.isWritableFile(atPath: temporary)
            ? report("temporary files", temporary) : report("temporary files", "\(temporary) cannot be written", "set TMPDIR to a folder that can be written")
        if !isWell { throw Exit(.partMissing) }
    }
}
